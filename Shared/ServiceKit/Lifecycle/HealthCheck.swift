internal import Foundation

/// `--check`: asks the admin port of the service that runs with the same settings, for a container's health check,
/// so that an image needs no curl.
enum HealthCheck {
    static func run(_ settings: ServiceSettings) async -> Never {
        let answer = Self.ask(host: Self.reachable(settings.adminHost), port: settings.adminPort)
        FileHandle.standardError.write(Data((answer.text.hasSuffix("\n") ? answer.text : answer.text + "\n").utf8))
        exit(answer.isReady ? ExitCode.done : ExitCode.unavailable)
    }

    /// Where a server that listens on every address of the machine is asked.
    static func reachable(_ host: String) -> String {
        switch host {
        case "0.0.0.0": "127.0.0.1"
        case "::": "::1"
        default: host
        }
    }

    /// Whether the service says that it is ready, and its words.
    static func ask(host: String, port: UInt16) -> (isReady: Bool, text: String) {
        do throws(Fault) {
            let answer = try Self.request("/readyz", host: host, port: port).get()
            let body = answer.firstRange(of: "\r\n\r\n").map { String(answer[$0.upperBound...]) } ?? ""
            return (answer.hasPrefix("HTTP/1.1 200"), body.isEmpty ? "no answer from the admin port" : body)
        } catch {
            return (false, error.sentence)
        }
    }

    /// Why there is no answer.
    struct Fault: Error { let sentence: String }

    /// One HTTP/1.1 request over a plain socket with a deadline of five seconds: FoundationNetworking would weigh more
    /// than the service.
    ///
    /// - Returns: Status line, headers and body as they came.
    static func request(_ path: String, host: String, port: UInt16) -> Result<String, Fault> {
        let isIPv6 = host.contains(":")
        let descriptor = socket(isIPv6 ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return .failure(Fault(sentence: "no socket to be had")) }
        defer { close(descriptor) }
        var patience = timeval(tv_sec: 5, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
        }
        guard Self.connect(descriptor, host: host, port: port, isIPv6: isIPv6) else {
            return .failure(Fault(sentence: "nothing answers on \(host):\(port)"))
        }
        let request = Array("GET \(path) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n".utf8)
        guard send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else {
            return .failure(Fault(sentence: "the admin port took no request"))
        }
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while answer.count < 1 << 20 {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            answer += buffer[..<count]
        }
        return .success(String(decoding: answer, as: UTF8.self))
    }

    private static func connect(_ descriptor: Int32, host: String, port: UInt16, isIPv6: Bool) -> Bool {
        if isIPv6 {
            var address = sockaddr_in6()
            address.sin6_family = sa_family_t(AF_INET6)
            address.sin6_port = port.bigEndian
            guard inet_pton(AF_INET6, host, &address.sin6_addr) == 1 else { return false }
            return withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    Foundation.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in6>.size)) == 0
                }
            }
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        guard inet_pton(AF_INET, host, &address.sin_addr) == 1 else { return false }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Foundation.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
