internal import Crypto
internal import Model

/// Theme → sub-theme or heading → short line with all its citations.
///
/// Passages with the same words (white space apart) in one language are one line of a theme. Two external sorts do that, by words
/// and then by place, so memory does not grow with the corpus.
struct IndexKind: ReportKindBuilder {
    static let citations = ReportColumn("citations", .references)

    let columns = [IndexKind.citations]
    private let kit: KindKit
    private var byWords: EntrySorter

    init(_ kit: KindKit) { (self.kit, self.byWords) = (kit, EntrySorter(kit)) }

    mutating func add(_ placed: PlacedEntry) throws {
        guard !placed.placement.core.isEmpty else { return }
        let digest = Self.digest(placed.layout.text, placed.language)
        for theme in placed.placement.core {
            var key = SortKey()
            key.number(theme)
            key.data(digest)
            var note = ByteWriter()
            note.number(theme)
            note.data(digest)
            try self.byWords.add(placed, key: key, note: note.bytes)
        }
    }

    mutating func finish(_ summary: ReportSummary, to writer: inout BlockWriter) throws {
        var lines = EntrySorter(self.kit)
        var open: (first: PlacedEntry, theme: Int, digest: [UInt8], references: [PassageReference])?
        func close() throws {
            guard let line = open else { return }
            var note = ByteWriter()
            note.number(line.theme)
            note.list(line.references) { $1.write(to: &$0, self.kit.coding) }
            try lines.add(line.first, key: self.place(line.first, theme: line.theme), note: note.bytes)
        }
        var byWords = self.byWords
        try byWords.forEach { placed, note in
            var reader = ByteReader(note)
            let (theme, digest) = (try reader.number(), try reader.data())
            let reference = PassageReference(placed, isQuotedHere: theme == placed.placement.core.first)
            if open?.theme == theme, open?.digest == digest {
                open?.references.append(reference)
            } else {
                try close()
                open = (placed, theme, digest, [reference])
            }
        }
        try close()
        try self.write(&lines, summary, to: &writer)
    }

    private func write(_ lines: inout EntrySorter, _ summary: ReportSummary, to writer: inout BlockWriter) throws {
        let frame = self.kit.frame
        var (theme, heading, number) = (-1, PlacedEntry.Heading?.none, 0)
        func begin(_ position: Int) throws {
            while theme < position {
                theme += 1
                guard theme < frame.plan.themes.count else { return }
                (heading, number) = (nil, 0)
                try writer.write(.section(frame.section(ofTheme: theme, count: summary.totals.core[theme])))
                if summary.totals.core[theme] == 0 { try writer.write(.paragraph(frame.labels[.noneInTheme])) }
            }
        }
        try lines.forEach { placed, note in
            var reader = ByteReader(note)
            let position = try reader.number()
            let references = try reader.list { try PassageReference(from: &$0, self.kit.coding) }
            try begin(position)
            let current = placed.headings[position] ?? PlacedEntry.Heading(text: "", language: nil)
            if heading?.text != current.text {
                (heading, number) = (current, number + 1)
                let id = HTML.themeID(frame.plan.themes[position]) + "-" + String(number)
                try writer.write(.section(ReportSection(id: id, level: 2, current.content)))
            }
            try writer.write(
                .item(
                    ReportItem(
                        id: placed.anchor, placed, form: .line, values: [(Self.citations, .references(references))],
                        themes: [position])))
        }
        try begin(frame.plan.themes.count)
    }

    /// Sub-themes in the taxonomy's order, then the documents' own headings by their words; under each as the request says.
    private func place(_ placed: PlacedEntry, theme: Int) -> SortKey {
        var key = SortKey()
        key.number(theme)
        let subtheme = placed.placement.subthemes[theme].flatMap { self.kit.frame.plan.rank(ofSubtheme: $0) }
        key.number(subtheme ?? Int(UInt32.max))
        key.text(FoldedText.key(placed.headings[theme]?.text ?? ""))
        key.text(placed.headings[theme]?.text ?? "")
        if self.kit.frame.context.request.order == .strength {
            key.number(placed.passage.strength?.rank ?? Strength.allCases.count)
        }
        key.text(FoldedText.key(placed.shortText))
        key.text(placed.anchor)
        return key
    }

    /// Half of a SHA-256, so that a line is told by 16 bytes and not by its text.
    private static func digest(_ text: [UInt8], _ language: Language?) -> [UInt8] {
        var hash = SHA256()
        hash.update(data: Array((language?.rawValue ?? "").utf8) + [0])
        for word in text.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }) {
            hash.update(data: Array(word))
            hash.update(data: [0x20])
        }
        return Array(hash.finalize().prefix(16))
    }
}

extension PlacedEntry.Heading {
    /// As a section shows it.
    var content: ContentText { self.language.map { .quoted(self.text, $0) } ?? .own(self.text) }
}

extension PassageReference {
    func write(to writer: inout ByteWriter, _ coding: EntryCoding) {
        writer.number(coding.number(of: self.document) ?? -1)
        for text in [self.label, self.anchor, self.citation, self.localCitation] { writer.text(text) }
        writer.number(self.isQuotedHere ? 1 : 0)
    }

    init(from reader: inout ByteReader, _ coding: EntryCoding) throws {
        self.document = try coding.document(try reader.number())
        self.label = try reader.text()
        self.anchor = try reader.text()
        self.citation = try reader.text()
        self.localCitation = try reader.text()
        self.isQuotedHere = try reader.number() == 1
    }
}
