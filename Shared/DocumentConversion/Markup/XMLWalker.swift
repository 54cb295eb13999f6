/// Walks over the elements of an XML part of an office document, one pass, without building a tree.
///
/// Prefixes are taken as the formats write them (`w:p`, `text:p`). Declarations and comments are passed over, and an entity
/// of the document's own is refused by ``init(_:)``: nothing is ever expanded or fetched.
struct XMLWalker {
    enum Event {
        /// An element begins; an empty one (`<w:tab/>`) ends at once and has no ``Event/close(_:)``.
        case open(String, isEmpty: Bool)
        case close(String)
        /// Letters between two tags.
        case text(Range<Int>)
    }

    private var scanner: TagScanner
    private var tag: TagScanner.Tag?
    /// Where the letters before the next tag begin.
    private var textStart = 0
    private var pending: TagScanner.Tag?

    /// - Throws: `unsupported-type` for a part that declares entities or refers to a definition elsewhere.
    init(_ bytes: [UInt8]) throws(ConversionError) {
        let head = Array(bytes.prefix(1 << 12))
        guard !head.contains(words: Array("<!DOCTYPE".utf8)), !head.contains(words: Array("<!ENTITY".utf8)) else {
            throw ConversionError(.unsupportedType, detail: "a part that declares entities of its own")
        }
        self.scanner = TagScanner(bytes)
    }

    /// The offset behind the last event.
    var position: Int { self.textStart }

    /// Goes on at an offset that ``position`` gave.
    mutating func move(to position: Int) {
        self.scanner.move(to: position)
        (self.textStart, self.pending) = (position, nil)
    }

    /// The next event, or `nil` at the end.
    mutating func next() -> Event? {
        while let tag = self.pending ?? self.scanner.next() {
            if tag.start > self.textStart {
                (self.pending, self.tag) = (tag, nil)
                let range = self.textStart..<tag.start
                self.textStart = tag.start
                return .text(range)
            }
            (self.pending, self.textStart, self.tag) = (nil, tag.end, tag)
            let first = tag.name.isEmpty ? 0 : self.scanner.bytes[tag.name.lowerBound]
            if first == UInt8(ascii: "!") || first == UInt8(ascii: "?") {
                self.textStart = self.scanner.skipDeclaration(tag)
                continue
            }
            if first == UInt8(ascii: "/") { return .close(self.name(tag.name.dropFirst())) }
            let isEmpty = self.scanner.bytes[tag.end - 2] == UInt8(ascii: "/")
            let hasStroke = isEmpty && self.scanner.bytes[tag.name.upperBound - 1] == UInt8(ascii: "/")
            return .open(self.name(hasStroke ? tag.name.dropLast() : tag.name), isEmpty: isEmpty)
        }
        return nil
    }

    private func name(_ range: Range<Int>) -> String { String(decoding: self.scanner.bytes[range], as: UTF8.self) }

    /// An attribute of the element that has just been opened, with its entities resolved.
    func attribute(_ name: StaticString) -> String? {
        guard let tag = self.tag, let value = self.scanner.attribute(name, of: tag) else { return nil }
        guard value.contains(UInt8(ascii: "&")) else { return String(decoding: value, as: UTF8.self) }
        var resolved: [UInt8] = []
        self.scanner.appendText(in: value.startIndex..<value.endIndex, to: &resolved)
        return String(decoding: resolved, as: UTF8.self)
    }

    func integer(_ name: StaticString) -> Int? { self.attribute(name).flatMap { Int($0) } }

    /// The letters of an ``Event/text(_:)``, with their entities resolved.
    func letters(_ range: Range<Int>) -> [UInt8] {
        var letters: [UInt8] = []
        self.scanner.appendText(in: range, to: &letters)
        return letters
    }

    /// Passes over the rest of an element that has been opened and is not empty.
    mutating func skip(_ name: String) {
        var depth = 1
        while depth > 0, let event = self.next() {
            switch event {
            case .open(name, isEmpty: false): depth += 1
            case .close(name): depth -= 1
            default: break
            }
        }
    }
}
