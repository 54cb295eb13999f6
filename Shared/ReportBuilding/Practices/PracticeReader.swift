public import Model

/// Finds the practices that narrative paragraphs tell.
///
/// A row needs somebody who tells it or does it, a measure, and words that say that it is there: what ought to be, what might be
/// and what is hard is no practice. Hand in the passages of a document in their order: people are introduced once, with their
/// country. One pass over the bytes of each passage.
public struct PracticeReader {
    private var library: RegisterLibrary
    private var document: String?
    private var people = PeopleIndex()
    /// The country whose review the document is, as a place in the list of names.
    private var review: Int?
    private var section: (path: [String], isProcedural: Bool)?

    /// - Throws: ``ReportBuildingError`` with `brokenData` when a data file is broken.
    public init() throws(ReportBuildingError) { self.library = try RegisterLibrary() }

    /// The name of a country in a language, as the United Nations writes it; the code itself where it is not known.
    public func countryName(_ code: String, in language: Language) -> String {
        self.library.names.countryName(code, in: language)
    }

    /// The practices of a passage in the order of the text; none for other kinds of passages than narrative ones.
    /// - Throws: ``ReportBuildingError`` with `brokenData` when the data of the passage's language is broken.
    public mutating func practices(in entry: ReportEntry) throws(ReportBuildingError) -> [Practice] {
        let words = try self.library.words(of: entry.passage.language ?? entry.document.language)
        if self.document != entry.document.id {
            (self.document, self.people, self.review, self.section) = (entry.document.id, PeopleIndex(), nil, nil)
        }
        guard entry.passage.kind == .narrative, Self.tells(entry.document.kind) else { return [] }
        let read = ReadText(entry.passage.text, words)
        self.people.learn(read)
        self.meetReview(entry, words)
        guard !self.isProcedural(entry.passage.section, words) else { return [] }
        var paragraph = ParagraphTelling(
            read: read, ordinal: entry.ordinal, names: self.library.names, people: self.people, review: self.review)
        return paragraph.practices()
    }

    /// Genres in whose narrative paragraphs somebody tells what was done.
    private static func tells(_ kind: DocumentKind) -> Bool {
        switch kind {
        case .workingGroupReport, .report, .universalPeriodicReview, .concludingObservations, .letter, .unknown: true
        default: false
        }
    }

    /// The first heading of a review, or its first paragraph, names the country under review.
    private mutating func meetReview(_ entry: ReportEntry, _ words: RegisterWords) {
        guard self.review == nil, Self.isReview(entry.document.kind) else { return }
        for heading in entry.passage.section.prefix(2) + [entry.document.title ?? ""] {
            let read = ReadText(heading, words)
            if let country = read.first(.country, in: 0..<read.list.count) {
                self.review = country.value
                return
            }
        }
    }

    private static func isReview(_ kind: DocumentKind) -> Bool {
        kind == .universalPeriodicReview || kind == .concludingObservations
    }

    private mutating func isProcedural(_ path: [String], _ words: RegisterWords) -> Bool {
        if let known = self.section, known.path == path { return known.isProcedural }
        let read = ReadText(path.last ?? "", words)
        let isProcedural = read.has(.procedural, in: 0..<read.list.count)
        self.section = (path, isProcedural)
        return isProcedural
    }
}
