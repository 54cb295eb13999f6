/// The tags of a page without their texts and attributes' values, read as strictly as the builder writes.
struct HTMLSkeleton {
    /// `<p class dir lang>`, `</p>`, in order.
    private(set) var tags: [String] = []
    private(set) var ids: [String] = []
    private(set) var links: [String] = []
    /// Whether every element is closed in its turn.
    private(set) var isWellFormed = true

    init(_ page: String) {
        let void: Set<String> = ["meta", "input", "!DOCTYPE"]
        var open: [String] = []
        var rest = page[...]
        while let start = rest.firstIndex(of: "<") {
            rest = rest[start...]
            guard let end = rest.firstIndex(of: ">") else {
                self.isWellFormed = false
                return
            }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            let name = String(tag.prefix { $0 != " " })
            self.tags.append(Self.names(tag, name))
            if name.hasPrefix("/") {
                if open.popLast() != String(name.dropFirst()) { self.isWellFormed = false }
            } else if !void.contains(name), !tag.hasSuffix("/") {
                open.append(name)
            }
            if let id = Self.value("id", of: tag) { self.ids.append(id) }
            if let link = Self.value("href", of: tag) { self.links.append(link) }
            if name == "style" || name == "script", let close = rest.range(of: "</\(name)>") {
                rest = rest[close.lowerBound...]
            }
        }
        self.isWellFormed = self.isWellFormed && open.isEmpty
    }

    private static func value(_ name: String, of tag: Substring) -> String? {
        guard let start = tag.range(of: " \(name)=\"") else { return nil }
        return String(tag[start.upperBound...].prefix { $0 != "\"" })
    }

    /// Names of the attributes; their values are between quotation marks, in which there is none.
    private static func names(_ tag: Substring, _ name: String) -> String {
        var text = ""
        for (index, part) in tag.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
        where index % 2 == 0 {
            text += part
        }
        return text
    }
}

extension Substring {
    /// Where `words` first stand.
    func range(of words: String) -> Range<Substring.Index>? {
        var start = self.startIndex
        while start < self.endIndex {
            if self[start...].hasPrefix(words) { return start..<self.index(start, offsetBy: words.count) }
            start = self.index(after: start)
        }
        return nil
    }
}
