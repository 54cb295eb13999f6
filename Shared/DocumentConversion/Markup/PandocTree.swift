/// Walks over the JSON in which pandoc writes the tree of a document, value by value, in the order of the bytes.
///
/// Nothing is built: the caller asks for what it expects next and passes over what it does not know. What does not
/// have the expected form sets ``isBroken`` and moves to the end, so that no input can make it loop, recurse or trap.
///
/// Source: `Text.Pandoc.Definition` of pandoc-types 1.20 to 1.23. A node is `{"t": name, "c": content}`, and `c` is left
/// out where a node has no content.
struct PandocTree {
    /// A node that has been opened and not yet closed.
    struct Node {
        let name: String
        let hasContent: Bool
        /// Where the node ends, if that is known already.
        fileprivate let end: Int?
    }

    let bytes: [UInt8]
    var position = 0
    private(set) var isBroken = false

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Moves to the value of the document's key `blocks`; `false` if there is none.
    mutating func moveToBlocks() -> Bool {
        guard self.take(UInt8(ascii: "{")) else { return false }
        while self.peek() == UInt8(ascii: "\"") {
            let key = self.name()
            guard self.take(UInt8(ascii: ":")) else { return false }
            if key == "blocks" { return true }
            self.skipValue()
            if self.peek() == UInt8(ascii: ",") { self.position += 1 }
        }
        return false
    }

    // MARK: Nodes

    /// Opens a node and stands at its content. Every node must be closed with ``close(_:)``, its content read or not.
    mutating func open() -> Node {
        guard self.take(UInt8(ascii: "{")) else { return Node(name: "", hasContent: false, end: nil) }
        if self.name() == "t" {
            guard self.take(UInt8(ascii: ":")) else { return Node(name: "", hasContent: false, end: nil) }
            let name = self.name()
            guard self.peek() == UInt8(ascii: ",") else { return Node(name: name, hasContent: false, end: nil) }
            self.position += 1
            _ = self.name()
            return Node(name: name, hasContent: self.take(UInt8(ascii: ":")), end: nil)
        }
        // JSON has no order of keys: the content may come first.
        _ = self.take(UInt8(ascii: ":"))
        let content = self.position
        self.skipValue()
        _ = self.take(UInt8(ascii: ","))
        _ = self.name()
        _ = self.take(UInt8(ascii: ":"))
        let name = self.name()
        self.skipRest()
        let end = self.position
        if !self.isBroken { self.position = content }
        return Node(name: name, hasContent: true, end: end)
    }

    /// Moves behind a node whose content has been read, or not touched.
    mutating func close(_ node: Node, isRead: Bool) {
        if let end = node.end {
            self.position = max(self.position, end)
            return
        }
        if node.hasContent, !isRead { self.skipValue() }
        self.skipRest()
    }

    /// Moves behind the next closing brace of the object that is open.
    private mutating func skipRest() {
        while let byte = self.peek() {
            if byte == UInt8(ascii: "}") {
                self.position += 1
                return
            }
            if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":") {
                self.position += 1
            } else {
                self.skipValue()
            }
        }
        self.fail()
    }

    // MARK: Arrays and values

    mutating func openArray() {
        _ = self.take(UInt8(ascii: "["))
    }

    /// Whether the open array has another element, at which it then stands; otherwise it is closed.
    mutating func hasElement() -> Bool {
        if self.peek() == UInt8(ascii: ",") { self.position += 1 }
        guard let byte = self.peek() else {
            self.fail()
            return false
        }
        if byte == UInt8(ascii: "]") { self.position += 1 }
        return byte != UInt8(ascii: "]")
    }

    /// Moves behind what is left of the open array.
    mutating func closeArray() {
        while self.hasElement() { self.skipValue() }
    }

    /// Moves behind the next value, whatever it is.
    mutating func skipValue() {
        var depth = 0
        while let byte = self.peek() {
            switch byte {
            case UInt8(ascii: "\""): self.skipString()
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                depth += 1
                self.position += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                guard depth > 0 else { return }
                depth -= 1
                self.position += 1
            case UInt8(ascii: ","), UInt8(ascii: ":"):
                guard depth > 0 else { return }
                self.position += 1
                continue
            default: self.skipWord()
            }
            if depth == 0 { return }
        }
        self.fail()
    }

    /// A whole number; 0 for anything else.
    mutating func integer() -> Int {
        guard self.peek() != nil else { return 0 }
        let start = self.position
        self.skipWord()
        return Int(String(decoding: self.bytes[start..<self.position].prefix(20), as: UTF8.self)) ?? 0
    }

    /// A short string, as it stands between its quotes.
    mutating func name() -> String {
        guard self.peek() == UInt8(ascii: "\"") else {
            self.fail()
            return ""
        }
        let start = self.position + 1
        self.skipString()
        return String(decoding: self.bytes[start..<max(start, min(self.position, self.bytes.count) - 1)], as: UTF8.self)
    }

    /// Appends a string to `text`, with control characters other than line feed and tab turned into spaces.
    mutating func appendString(to text: inout [UInt8]) {
        guard self.take(UInt8(ascii: "\"")) else { return }
        var start = self.position
        while self.position < self.bytes.count {
            let byte = self.bytes[self.position]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                text += self.bytes[start..<self.position]
                self.position += 1
                if byte == UInt8(ascii: "\"") { return }
                self.appendEscape(to: &text)
                start = self.position
            } else {
                self.position += 1
            }
        }
        self.fail()
    }

    // MARK: Bytes

    private mutating func appendEscape(to text: inout [UInt8]) {
        guard self.position < self.bytes.count else { return }
        let byte = self.bytes[self.position]
        self.position += 1
        switch byte {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"): text.append(0x20)
        case UInt8(ascii: "u"):
            var value = self.hexadecimal()
            if (0xD800..<0xDC00).contains(value), self.position + 1 < self.bytes.count,
                self.bytes[self.position] == UInt8(ascii: "\\"), self.bytes[self.position + 1] == UInt8(ascii: "u")
            {
                self.position += 2
                let low = self.hexadecimal()
                value = (0xDC00..<0xE000).contains(low) ? 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00) : 0xFFFD
            }
            if value < 0x20 || value == 0x7F {
                text.append(0x20)
            } else {
                text += Array(String(Character(Unicode.Scalar(value) ?? "\u{FFFD}")).utf8)
            }
        default: text.append(byte)
        }
    }

    private mutating func hexadecimal() -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 where self.position < self.bytes.count {
            let byte = self.bytes[self.position]
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: return 0xFFFD
            }
            value = value << 4 | UInt32(digit)
            self.position += 1
        }
        return value
    }

    /// The next byte that is not white space.
    private mutating func peek() -> UInt8? {
        while self.position < self.bytes.count {
            let byte = self.bytes[self.position]
            guard byte == 0x20 || (0x09...0x0D).contains(byte) else { return byte }
            self.position += 1
        }
        return nil
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard self.peek() == byte else {
            self.fail()
            return false
        }
        self.position += 1
        return true
    }

    private mutating func skipString() {
        self.position += 1
        while self.position < self.bytes.count {
            let byte = self.bytes[self.position]
            self.position += byte == UInt8(ascii: "\\") ? 2 : 1
            if byte == UInt8(ascii: "\"") { return }
        }
        self.fail()
    }

    /// A number, `true`, `false` or `null`.
    private mutating func skipWord() {
        let start = self.position
        while self.position < self.bytes.count {
            switch self.bytes[self.position] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
                UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "E"):
                self.position += 1
            default:
                if self.position == start { self.fail() }
                return
            }
        }
    }

    private mutating func fail() {
        self.isBroken = true
        self.position = self.bytes.count
    }
}
