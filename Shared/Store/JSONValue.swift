/// A JSON value read back from the database, where PostgreSQL has checked it already.
enum JSONValue: Equatable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// `nil` when `bytes` is not one JSON value, or nested more than 64 deep.
    init?(_ bytes: [UInt8]) {
        let parsed = bytes.withUnsafeBufferPointer { buffer -> JSONValue? in
            var parser = JSONParser(buffer)
            return parser.document()
        }
        guard let parsed else { return nil }
        self = parsed
    }

    subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members[name]
    }

    var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    var integer: Int? {
        guard case .number(let number) = self else { return nil }
        return Int(exactly: number)
    }

    var double: Double? {
        guard case .number(let number) = self else { return nil }
        return number
    }

    var array: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }
}

/// A recursive-descent reader of RFC 8259 on UTF-8 bytes.
private struct JSONParser {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    private var depth = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func document() -> JSONValue? {
        let value = self.value()
        self.skipSpace()
        return self.index == self.bytes.count ? value : nil
    }

    private mutating func value() -> JSONValue? {
        self.skipSpace()
        guard self.index < self.bytes.count else { return nil }
        switch self.bytes[self.index] {
        case UInt8(ascii: "{"): return self.nested { $0.object() }
        case UInt8(ascii: "["): return self.nested { $0.array() }
        case UInt8(ascii: "\""): return self.string().map(JSONValue.string)
        case UInt8(ascii: "t"): return self.take("true") ? .bool(true) : nil
        case UInt8(ascii: "f"): return self.take("false") ? .bool(false) : nil
        case UInt8(ascii: "n"): return self.take("null") ? .null : nil
        default: return self.number()
        }
    }

    private mutating func nested(_ body: (inout JSONParser) -> JSONValue?) -> JSONValue? {
        guard self.depth < 64 else { return nil }
        self.index += 1
        self.depth += 1
        defer { self.depth -= 1 }
        return body(&self)
    }

    private mutating func object() -> JSONValue? {
        var members: [String: JSONValue] = [:]
        if self.take(UInt8(ascii: "}")) { return .object(members) }
        repeat {
            self.skipSpace()
            guard let name = self.string(), self.take(UInt8(ascii: ":")), let value = self.value() else { return nil }
            members[name] = value
        } while self.take(UInt8(ascii: ","))
        return self.take(UInt8(ascii: "}")) ? .object(members) : nil
    }

    private mutating func array() -> JSONValue? {
        var elements: [JSONValue] = []
        if self.take(UInt8(ascii: "]")) { return .array(elements) }
        repeat {
            guard let element = self.value() else { return nil }
            elements.append(element)
        } while self.take(UInt8(ascii: ","))
        return self.take(UInt8(ascii: "]")) ? .array(elements) : nil
    }

    private mutating func string() -> String? {
        guard self.index < self.bytes.count, self.bytes[self.index] == UInt8(ascii: "\"") else { return nil }
        self.index += 1
        var start = self.index
        var text = ""
        while self.index < self.bytes.count {
            switch self.bytes[self.index] {
            case UInt8(ascii: "\""):
                text += String(decoding: self.bytes[start..<self.index], as: UTF8.self)
                self.index += 1
                return text
            case UInt8(ascii: "\\"):
                text += String(decoding: self.bytes[start..<self.index], as: UTF8.self)
                guard let scalar = self.escape() else { return nil }
                text.unicodeScalars.append(scalar)
                start = self.index
            default:
                self.index += 1
            }
        }
        return nil
    }

    private mutating func escape() -> Unicode.Scalar? {
        guard self.index + 1 < self.bytes.count else { return nil }
        let byte = self.bytes[self.index + 1]
        self.index += 2
        switch byte {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "u"): return self.codeUnits()
        default: return Unicode.Scalar(byte)
        }
    }

    /// Behind `\u`: one code unit, or two that make a surrogate pair.
    private mutating func codeUnits() -> Unicode.Scalar? {
        guard let unit = self.hexadecimal() else { return nil }
        guard (0xD800..<0xDC00).contains(unit) else { return Unicode.Scalar(unit) }
        guard self.take("\\u"), let low = self.hexadecimal(), (0xDC00..<0xE000).contains(low) else { return nil }
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    }

    private mutating func hexadecimal() -> UInt32? {
        guard self.index + 4 <= self.bytes.count else { return nil }
        defer { self.index += 4 }
        return UInt32(String(decoding: self.bytes[self.index..<self.index + 4], as: UTF8.self), radix: 16)
    }

    private mutating func number() -> JSONValue? {
        let start = self.index
        while self.index < self.bytes.count {
            switch self.bytes[self.index] {
            case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "e"),
                UInt8(ascii: "E"):
                self.index += 1
            default:
                return Double(String(decoding: self.bytes[start..<self.index], as: UTF8.self)).map(JSONValue.number)
            }
        }
        return Double(String(decoding: self.bytes[start...], as: UTF8.self)).map(JSONValue.number)
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        self.skipSpace()
        guard self.index < self.bytes.count, self.bytes[self.index] == byte else { return false }
        self.index += 1
        return true
    }

    private mutating func take(_ word: StaticString) -> Bool {
        let end = self.index + word.utf8CodeUnitCount
        guard end <= self.bytes.count else { return false }
        for offset in 0..<word.utf8CodeUnitCount where self.bytes[self.index + offset] != word.utf8Start[offset] {
            return false
        }
        self.index = end
        return true
    }

    private mutating func skipSpace() {
        while self.index < self.bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(self.bytes[self.index]) {
            self.index += 1
        }
    }
}
