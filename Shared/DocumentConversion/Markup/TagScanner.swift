/// Walks over the tags of marked-up text, byte by byte.
///
/// It knows what poppler and pandoc write and no more of XML: no entities but the five and numbers, no declarations, no
/// nesting. Whatever it does not know it passes over, so that no input can make it loop, recurse or allocate without
/// bound. (XMLParser of Foundation loses the text after an entity, and is not meant for files of strangers.)
struct TagScanner {
    /// A tag: its name, and where its attributes are.
    struct Tag {
        /// `"page"`, `"/page"`, …
        let name: Range<Int>
        let attributes: Range<Int>
        /// Where the text after the tag starts.
        let end: Int
        let start: Int
    }

    let bytes: [UInt8]
    private(set) var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The next tag, or `nil` at the end of the bytes.
    mutating func next() -> Tag? {
        guard let tag = self.tag(from: self.position) else { return nil }
        self.position = tag.end
        return tag
    }

    /// Goes on at an offset.
    mutating func move(to position: Int) { self.position = min(max(0, position), self.bytes.count) }

    /// Moves past a comment or declaration that `tag` opens, and gives the place behind it.
    mutating func skipDeclaration(_ tag: Tag) -> Int {
        let opening = Array(self.bytes[tag.start..<min(self.bytes.count, tag.start + 4)])
        if opening == Array("<!--".utf8) {
            let rest = (tag.start + 4)..<max(tag.start + 4, self.bytes.count)
            self.position = self.bytes.firstRange(of: Array("-->".utf8), in: rest)?.upperBound ?? self.bytes.count
        }
        return self.position
    }

    /// Moves past the closing tag of `name`, and gives the place behind it; to the end where there is none.
    mutating func skip(past name: [UInt8]) -> Int {
        while let tag = self.next() {
            let closing = self.bytes[tag.name]
            if closing.first == UInt8(ascii: "/"), closing.dropFirst().elementsEqual(name, by: { $0 | 0x20 == $1 }) {
                return tag.end
            }
        }
        self.position = self.bytes.count
        return self.position
    }

    private func tag(from start: Int) -> Tag? {
        self.bytes.withUnsafeBufferPointer { bytes in
            var open = start
            while open < bytes.count, bytes[open] != UInt8(ascii: "<") { open += 1 }
            var nameEnd = open + 1
            while nameEnd < bytes.count, !Self.endsName(bytes[nameEnd]) { nameEnd += 1 }
            var close = nameEnd
            while close < bytes.count, bytes[close] != UInt8(ascii: ">") { close += 1 }
            guard close < bytes.count else { return nil }
            return Tag(name: (open + 1)..<nameEnd, attributes: nameEnd..<close, end: close + 1, start: open)
        }
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\n")
            || byte == UInt8(ascii: "\t")
    }

    func isNamed(_ tag: Tag, _ name: StaticString) -> Bool {
        guard tag.name.count == name.utf8CodeUnitCount else { return false }
        return tag.name.indices.allSatisfy { self.bytes[$0] == name.utf8Start[$0 - tag.name.lowerBound] }
    }

    /// The bytes of the attribute `name` between its quotes.
    func attribute(_ name: StaticString, of tag: Tag) -> ArraySlice<UInt8>? {
        let count = name.utf8CodeUnitCount
        var position = tag.attributes.lowerBound + 1
        while position + count + 2 < tag.attributes.upperBound {
            let value = position + count + 2
            if Self.endsName(self.bytes[position - 1]), self.bytes[position + count] == UInt8(ascii: "="),
                self.bytes[position + count + 1] == UInt8(ascii: "\"")
                    || self.bytes[position + count + 1] == UInt8(ascii: "'"),
                (0..<count).allSatisfy({ self.bytes[position + $0] == name.utf8Start[$0] })
            {
                guard let end = self.bytes[value..<tag.attributes.upperBound].firstIndex(of: self.bytes[value - 1])
                else { return nil }
                return self.bytes[value..<end]
            }
            position += 1
        }
        return nil
    }

    /// A decimal number as poppler writes it, `-12.345000`; 0 where it is missing.
    func number(_ name: StaticString, of tag: Tag) -> Float {
        guard let digits = self.attribute(name, of: tag) else { return 0 }
        var value: Double = 0
        var scale: Double = 0
        var isNegative = false
        for byte in digits {
            switch byte {
            case UInt8(ascii: "-"): isNegative = true
            case UInt8(ascii: "."): scale = 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                value = value * 10 + Double(byte - UInt8(ascii: "0"))
                scale *= 10
            default: return 0
            }
        }
        if scale > 1 { value /= scale }
        guard value < 1e6 else { return 0 }
        return Float(isNegative ? -value : value)
    }

    /// Appends the text in `range` to `text` with its entities resolved and control characters turned into spaces.
    func appendText(in range: Range<Int>, to text: inout [UInt8]) {
        var position = range.lowerBound
        while position < range.upperBound {
            let byte = self.bytes[position]
            if byte == UInt8(ascii: "&"), let (scalar, end) = self.entity(at: position, before: range.upperBound) {
                text.append(contentsOf: Array(String(Character(scalar)).utf8))
                position = end
            } else {
                text.append(byte < 0x20 || byte == 0x7F ? 0x20 : byte)
                position += 1
            }
        }
    }

    /// The character that an entity stands for, and where the entity ends.
    private func entity(at position: Int, before limit: Int) -> (scalar: Unicode.Scalar, end: Int)? {
        let window = self.bytes[position..<min(limit, position + 12)]
        guard let semicolon = window.firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = String(decoding: self.bytes[(position + 1)..<semicolon], as: UTF8.self)
        let scalar: Unicode.Scalar?
        switch name {
        case "amp": scalar = "&"
        case "lt": scalar = "<"
        case "gt": scalar = ">"
        case "quot": scalar = "\""
        case "apos": scalar = "'"
        default:
            let digits = name.dropFirst()
            let isHex = digits.first == "x" || digits.first == "X"
            let value = name.first == "#" ? UInt32(isHex ? digits.dropFirst() : digits, radix: isHex ? 16 : 10) : nil
            scalar = value.flatMap { $0 >= 0x20 ? Unicode.Scalar($0) : nil }
        }
        return scalar.map { ($0, semicolon + 1) }
    }
}
