internal import Model

/// One document of the corpus as Akoma Ntoso 3.0 (OASIS LegalDocML), in the profile of the United Nations (AKN4UN).
///
/// What is written is what was read: identity (FRBR work, expression, manifestation), preamble, sections, passages with their
/// items and notes, themes and citations. A passage's `eId` is its label (`R9`, `OP15`, `PP8`, `P42`), so a link to it
/// stays good as long as its citation does. Preambular paragraphs that open the document are its preamble.
///
/// Memory: one document's XML, until ``finish()``.
struct AkomaNtoso {
    let head: DocumentHead
    let names: AkomaNtosoNames
    let iri: DocumentIRI
    let language: Language
    private let themes: [Theme]

    private var preamble = XML()
    private var body = XML()
    /// Headings that are open in ``body``, and how many sections each level has had.
    private var sections: [String] = []
    private var counts: [Int] = [0]
    private var usedIDs: Set<String> = []
    private var hasBody = false
    private var hasPreamble = false
    /// Themes that passages are about, for the document's classification.
    private var usedThemes: Set<ThemeID> = []
    private var citations: [(passage: String, citation: String)] = []

    /// - Parameters:
    ///   - themes: All themes of the taxonomy, for their names.
    ///   - language: The language that themes are named in.
    init(_ head: DocumentHead, themes: [Theme], language: Language, names: AkomaNtosoNames) {
        (self.head, self.themes, self.language, self.names) = (head, themes, language, names)
        self.iri = DocumentIRI(head, names)
    }

    /// Takes the document's next passage.
    mutating func add(_ entry: ReportEntry) {
        let passage = entry.passage
        let id = self.unused(Anchors.safe(passage.label))
        let about = Set(entry.assignments.filter { $0.grade == .core }.map(\.theme)).intersection(self.themes.map(\.id))
        self.usedThemes.formUnion(about)
        self.citations += passage.citations.map { (id, $0) }

        var attributes: [(StaticString, String)] = [("eId", id)]
        if !about.isEmpty {
            attributes.append(("refersTo", about.sorted().map { "#" + Self.id(of: $0) }.joined(separator: " ")))
        }
        if let language = passage.language, language != self.head.language {
            attributes.append(("xml:lang", language.rawValue))
        }
        let isRecital = passage.kind == .preambular && !self.hasBody
        guard !isRecital else {
            self.hasPreamble = true
            self.preamble.open("recital", attributes)
            Self.number(of: passage, to: &self.preamble)
            self.preamble.append(self.blocks(of: entry, id: id))
            self.preamble.close("recital")
            self.preamble.line()
            return
        }
        self.hasBody = true
        self.enter(passage.section)
        // Preambular paragraphs amid a report, such as those of a resolution in its annex.
        let isPreambular = passage.kind == .preambular
        attributes.append(isPreambular ? ("name", "recital") : ("class", passage.kind.rawValue))
        let element: StaticString = isPreambular ? "hcontainer" : "paragraph"
        self.body.open(element, attributes)
        Self.number(of: passage, to: &self.body)
        self.body.open("content")
        self.body.append(self.blocks(of: entry, id: id))
        self.body.close("content")
        self.body.close(element)
        self.body.line()
    }

    /// The whole file. The document cannot be used afterwards.
    mutating func finish() -> [UInt8] {
        self.enter([])
        let root: StaticString = self.names[self.head.kind].isStatement ? "statement" : "doc"
        var xml = XML()
        xml.begin()
        xml.open("akomaNtoso", [("xmlns", "http://docs.oasis-open.org/legaldocml/ns/akn/3.0")])
        xml.line()
        xml.open(root, [("name", self.names[self.head.kind].name)])
        xml.line()
        self.meta(to: &xml, themes: self.themes.filter { self.usedThemes.contains($0.id) }, citations: self.citations)
        self.preface(to: &xml)
        if self.hasPreamble {
            xml.open("preamble")
            xml.open("recitals", [("eId", "recs_1")])
            xml.line()
            xml.append(self.preamble)
            xml.close("recitals")
            xml.close("preamble")
            xml.line()
        }
        xml.open("mainBody")
        xml.line()
        // The schema wants one block at least.
        if self.hasBody { xml.append(self.body) } else { xml.empty("p") }
        xml.close("mainBody")
        xml.line()
        xml.close(root)
        xml.close("akomaNtoso")
        xml.line()
        return xml.take()
    }

    static func id(of theme: ThemeID) -> String { "theme-" + Anchors.safe(theme.rawValue) }

    private static func number(of passage: Passage, to xml: inout XML) {
        if let number = passage.number { xml.element("num", number) }
    }

    /// Closes the sections that a passage does not stand in and opens those that it does.
    private mutating func enter(_ path: [String]) {
        let common = zip(self.sections, path).prefix { $0 == $1 }.count
        while self.sections.count > common {
            self.body.close("section")
            self.body.line()
            self.sections.removeLast()
            self.counts.removeLast()
        }
        for heading in path[common...] {
            self.counts[self.counts.count - 1] += 1
            let id = self.counts.map { "sec_\($0)" }.joined(separator: "__")
            self.body.open("section", [("eId", self.unused(id))])
            self.body.element("heading", heading)
            self.body.line()
            self.sections.append(heading)
            self.counts.append(0)
        }
    }

    private mutating func blocks(of entry: ReportEntry, id: String) -> XML {
        var xml = XML()
        let layout = PassageLayout(entry.passage, evidence: [])
        var notes = XML()
        for (number, note) in entry.footnotes.enumerated() {
            let noteID = self.unused("\(id)__authorialNote_\(number + 1)")
            notes.open("authorialNote", [("eId", noteID), ("marker", note.mark), ("placement", "bottom")])
            notes.element("p", note.text)
            notes.close("authorialNote")
        }
        var depth = 0
        var lists = 0
        // The ids of the open items, from the outermost.
        var path: [String] = []
        for (number, piece) in layout.pieces.enumerated() {
            let isLast = number == layout.pieces.count - 1
            switch piece {
            case .paragraph(let range):
                while depth > 0 { Self.closeList(&depth, &path, &xml) }
                xml.open("p")
                xml.text(layout.text[range])
                if isLast { xml.append(notes) }
                xml.close("p")
            case .item(let mark, let words, let level):
                while depth > level + 1 { Self.closeList(&depth, &path, &xml) }
                if depth == level + 1 {
                    xml.close("item")
                    path.removeLast()
                } else {
                    lists += 1
                    xml.open("blockList", [("eId", self.unused("\(path.last ?? id)__list_\(lists)"))])
                    depth += 1
                }
                let label = String(
                    decoding: layout.text[mark].filter { ![0x28, 0x29, 0x2E].contains($0) }, as: UTF8.self)
                let itemID = self.unused("\(path.last ?? id)__point_\(Anchors.safe(label))")
                path.append(itemID)
                xml.open("item", [("eId", itemID)])
                xml.open("num")
                xml.text(layout.text[mark])
                xml.close("num")
                xml.open("p")
                xml.text(layout.text[words])
                if isLast { xml.append(notes) }
                xml.close("p")
            }
        }
        while depth > 0 { Self.closeList(&depth, &path, &xml) }
        guard layout.pieces.isEmpty else { return xml }
        xml.open("p")
        xml.append(notes)
        xml.close("p")
        return xml
    }

    private static func closeList(_ depth: inout Int, _ path: inout [String], _ xml: inout XML) {
        xml.close("item")
        xml.close("blockList")
        path.removeLast()
        depth -= 1
    }

    /// The id, with a number behind it where it was given out before.
    private mutating func unused(_ id: String) -> String {
        var candidate = id.isEmpty ? "x" : id
        var number = 1
        while !self.usedIDs.insert(candidate).inserted {
            number += 1
            candidate = "\(id)-\(number)"
        }
        return candidate
    }
}
