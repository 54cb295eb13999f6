internal import Model

/// Entries while they are set aside. The document is written as its number in the report's list.
struct EntryCoding {
    private let documents: [DocumentHead]
    private let numbers: [String: Int]

    init(_ documents: [DocumentHead]) {
        self.documents = documents
        var numbers: [String: Int] = [:]
        for (number, document) in documents.enumerated() { numbers[document.id] = number }
        self.numbers = numbers
    }

    /// The document's place in the report's list; `nil` when it is not in it.
    func number(of document: DocumentHead) -> Int? { self.numbers[document.id] }

    /// - Throws: ``ReportBuildingError`` when there is none of that number: what was set aside is damaged.
    func document(_ number: Int) throws -> DocumentHead {
        guard self.documents.indices.contains(number) else { throw ByteReader.damage }
        return self.documents[number]
    }

    func write(_ entry: ReportEntry, to writer: inout ByteWriter) {
        writer.number(self.numbers[entry.document.id] ?? -1)
        writer.number(entry.ordinal)
        Self.write(entry.passage, to: &writer)
        writer.list(entry.footnotes) { writer, note in
            writer.text(note.mark)
            writer.text(note.text)
            writer.optional(note.page) { $0.number($1) }
        }
        writer.list(entry.assignments) { writer, assignment in
            writer.text(assignment.theme.rawValue)
            writer.text(assignment.grade.rawValue)
            writer.double(assignment.score)
            writer.text(assignment.decidedBy.rawValue)
            writer.list(assignment.evidence) { writer, span in
                writer.number(span.start)
                writer.number(span.end)
                writer.text(span.text)
                writer.text(span.cue)
                writer.optional(span.weight) { $0.double($1) }
            }
        }
    }

    func read(from reader: inout ByteReader) throws -> ReportEntry {
        let document = try self.document(try reader.number())
        let ordinal = try reader.number()
        let passage = try Self.passage(from: &reader)
        let notes = try reader.list { reader in
            Footnote(mark: try reader.text(), text: try reader.text(), page: try reader.optional { try $0.number() })
        }
        let assignments = try reader.list { reader in
            ThemeAssignment(
                theme: ThemeID(try reader.text()), grade: try Self.word(&reader), score: try reader.double(),
                decidedBy: try Self.word(&reader),
                evidence: try reader.list { reader in
                    Evidence(
                        start: try reader.number(), end: try reader.number(), text: try reader.text(),
                        cue: try reader.text(), weight: try reader.optional { try $0.double() })
                })
        }
        return ReportEntry(
            document: document, ordinal: ordinal, passage: passage, footnotes: notes,
            assignments: assignments)
    }

    private static func write(_ passage: Passage, to writer: inout ByteWriter) {
        writer.text(passage.label)
        writer.text(passage.kind.rawValue)
        writer.optional(passage.number) { $0.text($1) }
        writer.list(passage.section) { $0.text($1) }
        writer.optional(passage.language) { $0.text($1.rawValue) }
        writer.text(passage.text)
        writer.list(passage.footnotes) { $0.text($1) }
        writer.optional(passage.page) { $0.number($1) }
        writer.number(passage.range.start)
        writer.number(passage.range.end)
        Self.write(passage.subparagraphs, to: &writer)
        writer.optional(passage.verb) { $0.text($1) }
        writer.optional(passage.strength) { $0.text($1.rawValue) }
        writer.list(passage.recommendedBy) { $0.text($1) }
        writer.list(passage.addressees) { $0.text($1) }
        writer.optional(passage.deadline) { $0.text($1) }
        writer.list(passage.citations) { $0.text($1) }
    }

    private static func write(_ items: [Subparagraph], to writer: inout ByteWriter) {
        writer.list(items) { writer, item in
            writer.text(item.label)
            writer.text(item.text)
            Self.write(item.subparagraphs, to: &writer)
        }
    }

    private static func passage(from reader: inout ByteReader) throws -> Passage {
        let label = try reader.text()
        let kind: PassageKind = try Self.word(&reader)
        let number = try reader.optional { try $0.text() }
        let section = try reader.list { try $0.text() }
        let language: Language? = try reader.optional { try Self.word(&$0) }
        let text = try reader.text()
        let footnotes = try reader.list { try $0.text() }
        let page = try reader.optional { try $0.number() }
        let (start, end) = (try reader.number(), try reader.number())
        guard 0 <= start, start <= end else { throw ByteReader.damage }
        return Passage(
            label: label, kind: kind, number: number, section: section, language: language, text: text,
            footnotes: footnotes, page: page, range: TextRange(start, end),
            subparagraphs: try Self.subparagraphs(from: &reader), verb: try reader.optional { try $0.text() },
            strength: try reader.optional { try Self.word(&$0) }, recommendedBy: try reader.list { try $0.text() },
            addressees: try reader.list { try $0.text() }, deadline: try reader.optional { try $0.text() },
            citations: try reader.list { try $0.text() })
    }

    private static func subparagraphs(from reader: inout ByteReader) throws -> [Subparagraph] {
        try reader.list { reader in
            Subparagraph(
                label: try reader.text(), text: try reader.text(),
                subparagraphs: try Self.subparagraphs(from: &reader))
        }
    }

    private static func word<Word: RawRepresentable>(_ reader: inout ByteReader) throws -> Word
    where Word.RawValue == String {
        guard let word = Word(rawValue: try reader.text()) else { throw ByteReader.damage }
        return word
    }
}
