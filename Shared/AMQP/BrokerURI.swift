/// One `amqp` or `amqps` URI taken apart (RabbitMQ, "URI Specification" and "URI Query Parameters"; RFC 3986).
///
/// Errors name the part that is wrong and quote neither user nor password.
struct BrokerURI {
    var isTLS = false
    var user = "guest"
    var password = Secret("guest")
    var host = "localhost"
    var port: UInt16 = 5672
    var virtualHost = "/"
    /// In the order given; a name may come once.
    var query: [(name: String, value: String)] = []

    private let index: Int

    /// - Parameter index: the URI's place in its list, from 0, for the text of errors.
    init(parsing bytes: [UInt8], index: Int) throws(AMQPError) {
        self.index = index
        var rest = bytes[...]
        if rest.starts(with: "amqps://".utf8) {
            self.isTLS = true
            self.port = 5671
            rest = rest.dropFirst(8)
        } else if rest.starts(with: "amqp://".utf8) {
            rest = rest.dropFirst(7)
        } else {
            throw self.fault("must begin with amqp:// or amqps://")
        }
        if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
            try self.takeQuery(rest[(mark + 1)...])
            rest = rest[..<mark]
        }
        guard !rest.contains(UInt8(ascii: "#")) else {
            throw self.fault("has a fragment (#…): write %23 in a password")
        }
        if let slash = rest.firstIndex(of: UInt8(ascii: "/")) {
            let path = rest[(slash + 1)...]
            guard !path.contains(UInt8(ascii: "/")) else {
                throw self.fault("has more than one /: write %2f in a virtual host")
            }
            self.virtualHost = try self.decoded(path, "virtual host")
            rest = rest[..<slash]
        }
        if let at = rest.firstIndex(of: UInt8(ascii: "@")) {
            try self.takeUser(rest[..<at])
            rest = rest[(at + 1)...]
            guard !rest.contains(UInt8(ascii: "@")) else {
                throw self.fault("has more than one @: write %40 in a password")
            }
        }
        try self.takeHost(rest)
    }

    private mutating func takeUser(_ bytes: ArraySlice<UInt8>) throws(AMQPError) {
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else {
            self.user = try self.decoded(bytes, "user")
            return
        }
        self.user = try self.decoded(bytes[..<colon], "user")
        self.password = Secret(try self.decoded(bytes[(colon + 1)...], "password"))
    }

    private mutating func takeHost(_ bytes: ArraySlice<UInt8>) throws(AMQPError) {
        var rest = bytes
        if rest.first == UInt8(ascii: "[") {
            guard let end = rest.firstIndex(of: UInt8(ascii: "]")) else {
                throw self.fault("has a [ without its ] in the host")
            }
            let address = rest[(rest.startIndex + 1)..<end]
            guard !address.isEmpty, address.allSatisfy(Self.isAddressByte) else {
                throw self.fault("has no IPv6 address in the brackets of the host")
            }
            self.host = String(decoding: address, as: UTF8.self)
            rest = rest[(end + 1)...]
            guard rest.isEmpty || rest.first == UInt8(ascii: ":") else {
                throw self.fault("has something after the ] of the host")
            }
        } else {
            let end = rest.firstIndex(of: UInt8(ascii: ":")) ?? rest.endIndex
            let name = try self.decoded(rest[..<end], "host")
            if !name.isEmpty { self.host = name }
            guard self.host.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
                throw self.fault("has a space or control character in the host")
            }
            rest = rest[end...]
        }
        guard rest.first == UInt8(ascii: ":") else { return }
        let digits = rest.dropFirst()
        guard (1...5).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }),
            let port = UInt16(String(decoding: digits, as: UTF8.self)), port > 0
        else { throw self.fault("has a port that is not a number from 1 to 65535") }
        self.port = port
    }

    private mutating func takeQuery(_ bytes: ArraySlice<UInt8>) throws(AMQPError) {
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            let name = try self.decoded(pair[..<equals], "query")
            guard !self.query.contains(where: { $0.name == name }) else {
                throw self.fault("has the parameter \(name) twice")
            }
            self.query.append((name, try self.decoded(pair[equals...].dropFirst(), "parameter \(name)")))
        }
    }

    private func decoded(_ bytes: ArraySlice<UInt8>, _ part: String) throws(AMQPError) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            guard bytes[index] == UInt8(ascii: "%") else {
                result.append(bytes[index])
                index += 1
                continue
            }
            guard index + 2 < bytes.endIndex, let high = Self.digit(bytes[index + 1]),
                let low = Self.digit(bytes[index + 2])
            else { throw self.fault("has a % without two hexadecimal digits in the \(part)") }
            result.append(high << 4 | low)
            index += 3
        }
        guard let text = String(validating: result, as: UTF8.self), !result.contains(0) else {
            throw self.fault("has bytes that are not UTF-8, or NUL, in the \(part)")
        }
        return text
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    private static func isAddressByte(_ byte: UInt8) -> Bool {
        Self.digit(byte) != nil || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
    }

    func fault(_ sentence: String) -> AMQPError {
        AMQPError(.invalidConfiguration, call: "broker URI \(self.index + 1)", detail: "it \(sentence)", at: .here())
    }
}
