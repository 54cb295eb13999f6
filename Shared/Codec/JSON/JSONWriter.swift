/// Writes JSON (RFC 8259) without spaces, members in the order in which they are given: the same calls give the same bytes.
package struct JSONWriter {
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    package init(reserving capacity: Int = 1024) { self.bytes.reserveCapacity(capacity) }

    /// One whole JSON object.
    package static func object(reserving capacity: Int = 1024, _ body: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter(reserving: capacity)
        writer.object(body)
        return writer.bytes
    }

    package mutating func object(_ body: (inout JSONWriter) -> Void) {
        self.bracketed(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
    }

    package mutating func array<Item>(_ items: some Sequence<Item>, _ write: (inout JSONWriter, Item) -> Void) {
        self.bracketed(UInt8(ascii: "["), UInt8(ascii: "]")) { writer in
            for item in items { write(&writer, item) }
        }
    }

    package mutating func string(_ value: String) {
        self.separate()
        self.quoted(value)
        self.needsComma = true
    }

    package mutating func integer(_ value: some BinaryInteger) { self.raw(String(value)) }

    package mutating func boolean(_ value: Bool) { self.raw(value ? "true" : "false") }

    package mutating func null() { self.raw("null") }

    /// `content` as a string in base64 (RFC 4648).
    package mutating func base64(_ content: [UInt8]) {
        self.separate()
        self.bytes.append(UInt8(ascii: "\""))
        Base64.encode(content, to: &self.bytes)
        self.bytes.append(UInt8(ascii: "\""))
        self.needsComma = true
    }

    /// Writes the name of a member; the value comes with the next call.
    package mutating func name(_ name: String) {
        self.separate()
        self.quoted(name)
        self.bytes.append(UInt8(ascii: ":"))
        self.needsComma = false
    }

    private mutating func bracketed(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
        self.separate()
        self.bytes.append(open)
        self.needsComma = false
        body(&self)
        self.bytes.append(close)
        self.needsComma = true
    }

    private mutating func raw(_ text: String) {
        self.separate()
        self.bytes += text.utf8
        self.needsComma = true
    }

    private mutating func separate() {
        if self.needsComma { self.bytes.append(UInt8(ascii: ",")) }
    }

    private mutating func quoted(_ value: String) {
        self.bytes.append(UInt8(ascii: "\""))
        var value = value
        value.withUTF8 { text in
            var start = 0
            for index in text.indices where Self.needsEscape(text[index]) {
                self.bytes.append(contentsOf: text[start..<index])
                self.escape(text[index])
                start = index + 1
            }
            self.bytes.append(contentsOf: text[start...])
        }
        self.bytes.append(UInt8(ascii: "\""))
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func escape(_ byte: UInt8) {
        self.bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x0A: self.bytes.append(UInt8(ascii: "n"))
        case 0x0D: self.bytes.append(UInt8(ascii: "r"))
        case 0x09: self.bytes.append(UInt8(ascii: "t"))
        case 0..<0x20:
            let digits: StaticString = "0123456789abcdef"
            self.bytes += Array("u00".utf8) + [digits.utf8Start[Int(byte >> 4)], digits.utf8Start[Int(byte & 15)]]
        default: self.bytes.append(byte)
        }
    }
}

extension JSONWriter {
    // A member that is absent is not written: readers take absence and null for the same, and absence is shorter.

    package mutating func member(_ name: String, _ value: String?) {
        guard let value else { return }
        self.name(name)
        self.string(value)
    }

    package mutating func member(_ name: String, _ value: Int?) {
        guard let value else { return }
        self.name(name)
        self.integer(value)
    }

    package mutating func member(_ name: String, _ values: [String]) {
        self.name(name)
        self.array(values) { $0.string($1) }
    }
}
