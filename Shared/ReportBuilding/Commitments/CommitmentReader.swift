public import Model

/// Finds who is asked to do what by when, in recommendations and operative paragraphs.
///
/// Each verb that asks makes a row, each sub-paragraph one of its own where it is the action. Narrative paragraphs count in
/// resolutions only, where a declaration speaks in them ("We commit to …"). One pass over the bytes of each passage.
public struct CommitmentReader {
    private var library: RegisterLibrary
    private let calendar: SessionCalendar
    private var document: String?
    /// The country to which a review's recommendations are made, in English.
    private var reviewed: String?

    /// - Throws: ``ReportBuildingError`` with `brokenData` when a data file is broken.
    public init() throws(ReportBuildingError) {
        self.library = try RegisterLibrary()
        self.calendar = try SessionCalendar()
    }

    /// What one passage asks for and proposes.
    public struct Reading: Sendable, Hashable {
        /// In the order of the text; none for preambular paragraphs and for those that only affirm or note.
        public var commitments: [Commitment] = []
        /// Topics for future meetings or work, in the order of the text.
        public var topics: [ProposedTopic] = []
        /// Whether a narrative paragraph speaks of topics for future work without listing them itself.
        public var refersToTopics = false
    }

    /// Reads one passage.
    /// - Throws: ``ReportBuildingError`` with `brokenData` when the data of the passage's language is broken.
    public mutating func read(_ entry: ReportEntry) throws(ReportBuildingError) -> Reading {
        guard entry.passage.kind != .preambular else { return Reading() }
        let words = try self.library.words(of: entry.passage.language ?? entry.document.language)
        self.meet(entry, words)
        let read = ReadText(entry.passage.text, words)
        var reading = Reading()
        if Self.asks(entry) {
            let deadlines = DeadlineReader(
                read: read, words: words, names: self.library.names, calendar: self.calendar, document: entry.document)
            reading.commitments =
                AskingPassage(
                    read: read, words: words, names: self.library.names, entry: entry, reviewed: self.reviewed,
                    deadlines: deadlines
                ).commitments()
        }
        let topics = TopicFinder(read: read, words: words, entry: entry)
        reading.topics = topics.topics()
        reading.refersToTopics = entry.passage.kind == .narrative && reading.topics.isEmpty && topics.mentionsTopics
        return reading
    }

    /// The rows of a passage alone; see ``read(_:)``.
    /// - Throws: As ``read(_:)``.
    public mutating func commitments(in entry: ReportEntry) throws(ReportBuildingError) -> [Commitment] {
        try self.read(entry).commitments
    }

    /// The topics of a passage alone; see ``read(_:)``.
    /// - Throws: As ``read(_:)``.
    public mutating func topics(in entry: ReportEntry) throws(ReportBuildingError) -> [ProposedTopic] {
        try self.read(entry).topics
    }

    /// Whether a passage refers to topics; see ``read(_:)``.
    /// - Throws: As ``read(_:)``.
    public mutating func refersToTopics(_ entry: ReportEntry) throws(ReportBuildingError) -> Bool {
        try self.read(entry).refersToTopics
    }

    private static func asks(_ entry: ReportEntry) -> Bool {
        switch entry.passage.kind {
        case .recommendation, .operative: return true
        case .preambular: return false
        case .narrative:
            switch entry.document.kind {
            case .resolution, .draftResolution, .decision: return true
            default: return false
            }
        }
    }

    /// In a review the first headings or the title name the country.
    private mutating func meet(_ entry: ReportEntry, _ words: RegisterWords) {
        guard self.document != entry.document.id else { return }
        (self.document, self.reviewed) = (entry.document.id, nil)
        guard entry.document.kind == .universalPeriodicReview || entry.document.kind == .concludingObservations else {
            return
        }
        for heading in entry.passage.section.prefix(2) + [entry.document.title ?? ""] {
            let read = ReadText(heading, words)
            if let country = read.first(.country, in: 0..<read.list.count) {
                let code = self.library.names.countries[country.value].code
                self.reviewed = self.library.names.countryName(code, in: .english)
                return
            }
        }
    }
}
