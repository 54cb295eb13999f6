internal import CPQ
internal import Foundation
internal import Glibc

extension PGConfiguration {
    /// What a connection string says, by keyword, as `PQconninfoParse` reads it (manual, section 34.1.1).
    static func parse(_ conninfo: String) throws(PGError) -> [String: String] {
        guard !conninfo.utf8.contains(0) else {
            throw Self.fault("the connection string holds a NUL character", call: "PQconninfoParse")
        }
        var complaint: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(conninfo, &complaint) else {
            defer { PQfreemem(complaint) }
            let reason = complaint.map { Self.withoutQuotations(String(cString: $0)) } ?? "out of memory"
            throw Self.fault("the connection string is not one libpq understands: \(reason)", call: "PQconninfoParse")
        }
        defer { PQconninfoFree(options) }
        var settings: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { settings[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        return settings
    }

    /// A server to try.
    struct Target: Hashable {
        var host: String?
        var address: String?
        var port: String?

        /// Whether bytes to it stay on this machine.
        var isLocal: Bool {
            // An address, where given, is where the connection goes; the host is then only a name.
            guard let place = self.address ?? self.host, !place.isEmpty else { return true }
            return place.hasPrefix("/") || place.hasPrefix("@") || place == "localhost" || place == "::1"
                || place.hasPrefix("127.")
        }
    }

    /// The servers in the order in which they are tried; libpq parts several by commas.
    func targets(_ environment: (String) -> String? = Self.environment) -> [Target] {
        let hosts = Self.list(self.settings["host"] ?? environment("PGHOST"))
        let addresses = Self.list(self.settings["hostaddr"] ?? environment("PGHOSTADDR"))
        let ports = Self.list(self.settings["port"] ?? environment("PGPORT"))
        let count = max(hosts.count, addresses.count, 1)
        return (0..<count).map { index in
            Target(
                host: index < hosts.count ? hosts[index] : nil,
                address: index < addresses.count ? addresses[index] : nil,
                // One port serves all hosts.
                port: ports.count == 1 ? ports[0] : index < ports.count ? ports[index] : nil)
        }
    }

    /// All keywords and values for `PQconnectStartParams`.
    func parameters(
        for target: Target, password: String?, _ environment: (String) -> String? = Self.environment
    ) -> [String: String] {
        var parameters = self.settings
        parameters["host"] = target.host
        parameters["hostaddr"] = target.address
        parameters["port"] = target.port
        if let password { parameters["password"] = password }
        // Every text this module sends and reads is UTF-8.
        parameters["client_encoding"] = "UTF8"
        parameters["fallback_application_name"] = self.applicationName
        let usesService = parameters["service"] != nil || environment("PGSERVICE") != nil
        if parameters["sslmode"] == nil, environment("PGSSLMODE") == nil, !usesService, !target.isLocal {
            parameters["sslmode"] = "verify-full"
        }
        // A peer that vanished is noticed within half a minute when idle, within ten seconds when bytes are on their way.
        for (keyword, value) in [
            "keepalives_idle": "15", "keepalives_interval": "5", "keepalives_count": "3", "tcp_user_timeout": "10000",
        ] where parameters[keyword] == nil {
            parameters[keyword] = value
        }
        // Later options win, so what the user says stands.
        let limits =
            "-c statement_timeout=\(self.statementTimeout.milliseconds) -c lock_timeout=\(self.lockTimeout.milliseconds) "
            + "-c idle_in_transaction_session_timeout=\(self.idleInTransactionTimeout.milliseconds)"
        let own = parameters["options"] ?? environment("PGOPTIONS") ?? ""
        parameters["options"] = own.isEmpty ? limits : "\(limits) \(own)"
        return parameters
    }

    /// The content of `passwordFile` without trailing line ends, or `nil` when none is set.
    func password() throws(PGError) -> String? {
        guard let path = self.passwordFile else { return nil }
        guard let data = FileManager.default.contents(atPath: path), var text = String(data: data, encoding: .utf8)
        else {
            throw Self.fault(
                "the password file \(path) cannot be read as text by user id \(getuid()): check that it exists and its mode",
                call: "read")
        }
        while let last = text.unicodeScalars.last, last == "\n" || last == "\r" { text.unicodeScalars.removeLast() }
        return text
    }

    static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    private static func list(_ text: String?) -> [String] {
        text.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) } ?? []
    }

    private static func fault(_ message: String, call: String) -> PGError {
        PGError(.invalidConfiguration, state: .init("F0000"), message: message, call: call)
    }

    /// libpq quotes what it could not read, which may be (part of) a password: only its own words are kept.
    static func withoutQuotations(_ message: String) -> String {
        guard let first = message.firstIndex(of: "\""), let last = message.lastIndex(of: "\"") else {
            return message.split(separator: "\n").first.map(String.init) ?? ""
        }
        let end = message[message.index(after: last)...].split(separator: "\n").first.map(String.init) ?? ""
        return first == last ? String(message[..<first]) + "…" : String(message[..<first]) + "…" + end
    }
}
