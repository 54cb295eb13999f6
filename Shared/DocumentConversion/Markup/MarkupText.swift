/// The text of HTML as pandoc writes it, or of XML: one block per paragraph, heading, list item and table cell, with a blank
/// line between blocks.
///
/// Ordered lists get their numbers back. A note's mark stands as `[1]`, and the notes follow the text after a rule.
struct MarkupText {
    private struct List {
        let isOrdered: Bool
        let style: UInt8
        let isNotes: Bool
        var next: Int
    }

    private(set) var utf8: [UInt8] = []
    private var lists: [List] = []
    /// Whether a blank line goes before the next letter.
    private var startsBlock = false
    /// Whether a space goes before the next letter.
    private var needsSpace = false
    /// Printed before the next letter.
    private var label: [UInt8] = []
    private var isInNotes = false
    private var isInNoteMark = false

    /// Elements within a line. Any other element makes a block of its own.
    private static let inline: Set<[UInt8]> = Self.names(
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark",
        "q", "s",
        "samp", "small", "span", "strong", "sub", "sup", "tt", "u", "var", "wbr")
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
            } else if name == [UInt8(ascii: "a")], Self.hasClass("footnote-back", scanner, tag) {
                start = scanner.skip(past: name)
            } else {
                self.apply(scanner, tag, name)
            }
        }
        self.append(scanner, start..<markup.count)
        if !self.utf8.isEmpty { self.utf8.append(0x0A) }
    }

    private mutating func apply(_ scanner: TagScanner, _ tag: TagScanner.Tag, _ name: [UInt8]) {
        let isClosing = name.first == UInt8(ascii: "/")
        let bare = isClosing ? Array(name.dropFirst()) : name.last == UInt8(ascii: "/") ? name.dropLast() : name
        if bare == Array("br".utf8) {
            self.label.append(0x0A)
            self.needsSpace = false
            return
        }
        if bare == [UInt8(ascii: "a")] {
            if isClosing, self.isInNoteMark { self.utf8.append(UInt8(ascii: "]")) }
            self.isInNoteMark = !isClosing && Self.hasClass("footnote-ref", scanner, tag)
            if self.isInNoteMark { self.label.append(UInt8(ascii: "[")) }
        }
        guard !Self.inline.contains(bare) else { return }
        self.startsBlock = true
        switch (String(decoding: bare, as: UTF8.self), isClosing) {
        case ("section", false), ("aside", false):
            // The class is `footnotes`, and in later versions of pandoc that and more.
            let classes = scanner.attribute("class", of: tag).map { Array($0) } ?? []
            if classes.contains(words: Array("footnotes".utf8)), !self.isInNotes { self.startNotes() }
        case ("ol", false), ("ul", false):
            let first = scanner.attribute("start", of: tag).flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 1
            let style = scanner.attribute("type", of: tag)?.first ?? UInt8(ascii: "1")
            self.lists.append(
                List(isOrdered: bare[0] == UInt8(ascii: "o"), style: style, isNotes: self.isInNotes, next: first))
        case ("ol", true), ("ul", true): _ = self.lists.popLast()
        case ("li", false): self.startItem()
        default: break
        }
    }

    /// A rule like the one that United Nations documents print above their notes.
    private mutating func startNotes() {
        self.isInNotes = true
        self.utf8 += Array("\n\n__________________".utf8)
    }

    private mutating func startItem() {
        guard let last = self.lists.indices.last, self.lists[last].isOrdered else { return }
        let list = self.lists[last]
        self.lists[last].next = list.next &+ 1
        let number = ListNumber.text(list.next, style: list.style)
        self.label = Array(
            (list.isNotes ? "[\(number)] " : list.style == UInt8(ascii: "1") ? "\(number). " : "(\(number)) ").utf8)
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
            if self.startsBlock {
                if !self.utf8.isEmpty { self.utf8 += [0x0A, 0x0A] }
                (self.startsBlock, self.needsSpace) = (false, false)
            }
            if self.needsSpace, self.label.first != 0x0A { self.utf8.append(0x20) }
            self.utf8 += self.label
            self.utf8.append(byte)
            (self.label, self.needsSpace) = ([], false)
        }
    }

    private static func hasClass(_ name: StaticString, _ scanner: TagScanner, _ tag: TagScanner.Tag) -> Bool {
        guard let value = scanner.attribute("class", of: tag) else { return false }
        return value.elementsEqual(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    }

    private static func lowered(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }
}
