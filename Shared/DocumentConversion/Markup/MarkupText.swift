/// The text of an XML document: one block per element, with a blank line between blocks.
///
/// Elements within a line, as HTML and DocBook name them, make no block of their own.
struct MarkupText {
    private(set) var utf8: [UInt8] = []
    /// Whether a blank line goes before the next letter.
    private var startsBlock = false
    /// Whether a space goes before the next letter.
    private var needsSpace = false

    private static let inline: Set<[UInt8]> = Self.names(
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "emphasis", "em", "font", "i", "ins", "mark", "q",
        "small", "span", "strong", "sub", "sup", "tt", "u")
    /// Elements whose content is not text.
    private static let silent: Set<[UInt8]> = Self.names(
        "script", "style", "head", "template", "svg", "math", "object", "noscript")

    private static func names(_ names: String...) -> Set<[UInt8]> { Set(names.map { Array($0.utf8) }) }

    init(_ markup: [UInt8]) {
        var scanner = TagScanner(markup)
        var start = 0
        while let tag = scanner.next() {
            self.append(scanner, start..<tag.start)
            start = tag.end
            let name = Self.lowered(scanner.bytes[tag.name])
            if name.first == UInt8(ascii: "!") || name.first == UInt8(ascii: "?") {
                start = scanner.skipDeclaration(tag)
            } else if Self.silent.contains(name), scanner.bytes[tag.end - 2] != UInt8(ascii: "/") {
                start = scanner.skip(past: name)
            } else if !Self.inline.contains(Self.bare(name)) {
                self.startsBlock = true
            }
        }
        self.append(scanner, start..<markup.count)
        if !self.utf8.isEmpty { self.utf8.append(0x0A) }
    }

    private mutating func append(_ scanner: TagScanner, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        var text: [UInt8] = []
        scanner.appendText(in: range, to: &text)
        for byte in text {
            if byte == 0x20 {
                self.needsSpace = true
                continue
            }
            if self.startsBlock, !self.utf8.isEmpty {
                self.utf8 += [0x0A, 0x0A]
            } else if self.needsSpace, !self.utf8.isEmpty {
                self.utf8.append(0x20)
            }
            (self.startsBlock, self.needsSpace) = (false, false)
            self.utf8.append(byte)
        }
    }

    /// A tag's name without the stroke of a closing or an empty tag.
    private static func bare(_ name: [UInt8]) -> [UInt8] {
        if name.first == UInt8(ascii: "/") { return Array(name.dropFirst()) }
        return name.last == UInt8(ascii: "/") ? name.dropLast() : name
    }

    private static func lowered(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }
}
