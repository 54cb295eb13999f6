/// The content of a web page without what leads to other pages: navigation, side columns, forms, dialogues and the page's foot.
///
/// Where the page names its main part, that part alone is kept. Nothing is judged by its words.
///
/// Source: HTML Living Standard, sections 4.3 (sections) and 4.4.14 (`main`); WAI-ARIA 1.2, section 5.3.4 (landmark roles).
enum PageContent {
    /// Elements that hold no text of the document.
    private static let aside: Set<String> = [
        "nav", "aside", "footer", "form", "button", "select", "dialog", "script", "style", "noscript", "template",
        "svg",
        "iframe", "object",
    ]
    private static let asideRoles: Set<String> = [
        "navigation", "banner", "search", "complementary", "contentinfo", "dialog", "alert", "menu", "menubar",
    ]
    /// Elements without content or closing tag.
    private static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ]
    /// A main part with fewer letters than this part of the page, in percent, is not the whole document.
    private static let leastMain = 20

    /// - Parameter html: Markup in UTF-8.
    static func of(_ html: [UInt8]) -> [UInt8] {
        let kept = self.withoutAsides(html)
        guard let main = self.main(in: kept) else { return kept }
        let letters = MarkupText(main).utf8.count
        return letters * 100 >= MarkupText(kept).utf8.count * self.leastMain ? main : kept
    }

    /// What the page's head calls it.
    static func title(of html: [UInt8]) -> [UInt8] {
        var scanner = TagScanner(html)
        while let tag = scanner.next() {
            guard self.name(tag, scanner) == "title" else { continue }
            guard let close = scanner.next() else { return [] }
            var title: [UInt8] = []
            scanner.appendText(in: tag.end..<close.start, to: &title)
            return title
        }
        return []
    }

    private static func withoutAsides(_ html: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(html.count)
        var scanner = TagScanner(html)
        var copied = 0
        // Looked for in vain once, an end is not looked for again.
        var unclosed: Set<String> = []
        while let tag = scanner.next() {
            let name = self.name(tag, scanner)
            if name.hasPrefix("!") {
                scanner.move(to: scanner.skipDeclaration(tag))
                continue
            }
            guard !name.hasPrefix("/"), !unclosed.contains(name), self.isAside(name, tag, scanner) else { continue }
            guard let end = self.end(of: name, tag, &scanner) else {
                // What follows may be the document.
                unclosed.insert(name)
                scanner.move(to: tag.end)
                continue
            }
            kept += html[copied..<tag.start] + [0x20]
            copied = end
        }
        return kept + html[copied...]
    }

    private static func isAside(_ name: String, _ tag: TagScanner.Tag, _ scanner: TagScanner) -> Bool {
        if self.aside.contains(name) { return true }
        if let role = scanner.attribute("role", of: tag),
            self.asideRoles.contains(String(decoding: role, as: UTF8.self))
        {
            return true
        }
        return scanner.attribute("aria-hidden", of: tag).map { $0.elementsEqual("true".utf8) } ?? false
    }

    /// Moves behind the end of an element; `nil` if it has none.
    private static func end(of name: String, _ tag: TagScanner.Tag, _ scanner: inout TagScanner) -> Int? {
        guard !self.void.contains(name), scanner.bytes[tag.end - 2] != UInt8(ascii: "/") else { return tag.end }
        if name == "script" || name == "style" { return scanner.skip(past: Array(name.utf8)) }
        var depth = 1
        while depth > 0 {
            guard let next = scanner.next() else { return nil }
            let other = self.name(next, scanner)
            if other == name, scanner.bytes[next.end - 2] != UInt8(ascii: "/") { depth += 1 }
            if other == "/" + name { depth -= 1 }
        }
        return scanner.position
    }

    /// The content of `main`, or of the only `article`.
    private static func main(in html: [UInt8]) -> [UInt8]? {
        for wanted in ["main", "article"] {
            var scanner = TagScanner(html)
            var found: [Range<Int>] = []
            while let tag = scanner.next() {
                guard self.name(tag, scanner) == wanted else { continue }
                guard let end = self.end(of: wanted, tag, &scanner) else { return nil }
                found.append(tag.end..<max(tag.end, end))
            }
            if found.count == 1 { return Array(html[found[0]]) }
        }
        return nil
    }

    /// The tag's name in small letters, with the stroke of a closing one.
    private static func name(_ tag: TagScanner.Tag, _ scanner: TagScanner) -> String {
        var name = scanner.bytes[tag.name].prefix(20).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        if name.count > 1, name.last == UInt8(ascii: "/") { name.removeLast() }
        return String(decoding: name, as: UTF8.self)
    }
}
