/// HTML while it is written.
///
/// Only literals in this library's source and its own data files (`StaticString`) can become markup; every run-time
/// string goes through ``text(_:)`` or ``attribute(_:_:)``, which escape it. There is no third way in.
struct HTML {
    private(set) var bytes: [UInt8] = []

    /// Markup, unchanged.
    mutating func markup(_ literal: StaticString) {
        literal.withUTF8Buffer { self.bytes.append(contentsOf: $0) }
    }

    /// Character data.
    mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { self.escape($0) }
    }

    /// Character data, cut from a text.
    mutating func text(_ slice: ArraySlice<UInt8>) {
        slice.withUnsafeBufferPointer { self.escape($0) }
    }

    mutating func number(_ number: Int) { self.bytes.append(contentsOf: String(number).utf8) }

    /// ` name="value"`, with the leading space.
    mutating func attribute(_ name: StaticString, _ value: String) {
        self.markup(" ")
        self.markup(name)
        self.markup("=\"")
        self.text(value)
        self.markup("\"")
    }

    mutating func append(_ other: HTML) { self.bytes.append(contentsOf: other.bytes) }

    /// Hands over what was written and starts anew.
    mutating func take() -> [UInt8] {
        defer { self.bytes = [] }
        return self.bytes
    }

    private mutating func escape(_ source: UnsafeBufferPointer<UInt8>) {
        var index = 0
        self.bytes.reserveCapacity(self.bytes.count + source.count)
        while index < source.count {
            let hidden = HiddenCharacters.length(at: index, in: source)
            guard hidden == 0 else {
                index += hidden
                continue
            }
            switch source[index] {
            case UInt8(ascii: "<"): self.markup("&lt;")
            case UInt8(ascii: ">"): self.markup("&gt;")
            case UInt8(ascii: "&"): self.markup("&amp;")
            case UInt8(ascii: "\""): self.markup("&quot;")
            case UInt8(ascii: "'"): self.markup("&#39;")
            case let byte: self.bytes.append(byte)
            }
            index += 1
        }
    }
}
