public import Model

/// What one addressee is asked to do: a row of the register of commitments.
public struct Commitment: Sendable, Hashable {
    /// The passage's place in its document, as in ``ReportEntry``.
    public let ordinal: Int
    /// The item the row stands in, from the outermost: `["b", "ii"]`; empty where the passage itself is the row.
    public let item: [String]
    /// Normalised English names; the words of the text where the name is not known. Empty when nobody is named.
    public let addressees: [String]
    /// The addressee in the passage's own words; `nil` when nobody is named.
    public let addresseeText: String?
    /// The verb in the passage's own words; `nil` where a recommendation has none that is known.
    public let verb: String?
    public let strength: Strength?
    /// Where the row's words stand in the passage's text, in bytes of UTF-8, from the verb or subject to the end.
    public let range: Range<Int>
    /// What is asked for, in the passage's own words.
    public let action: String
    /// Empty where the text says no time: the register says "open".
    public let deadlines: [CommitmentDeadline]

    /// Whether no time is given that a calendar could hold.
    public var isOpen: Bool { self.deadlines.allSatisfy { $0.time == nil } }
}

/// A time by which something is asked for.
public struct CommitmentDeadline: Sendable, Hashable {
    public enum Unit: String, Sendable, Hashable, CaseIterable {
        case day, week, month, year
    }

    /// What the words come to.
    public enum Time: Sendable, Hashable {
        /// A day, month or year; the last day of it counts.
        case date(CalendarDate)
        /// A session of a body, with the month or year in which it opens.
        case session(body: String, number: Int, opens: CalendarDate?)
        /// Again and again: every so many months.
        case every(months: Int)
    }

    /// How the words were resolved.
    public enum Basis: String, Sendable, Hashable, CaseIterable {
        /// The text gives the date.
        case statedDate = "stated date"
        /// The session's number and the body's calendar.
        case sessionCalendar = "session calendar"
        /// "Its next session": the document's own session and one.
        case documentSession = "document session"
        /// "Within two years": counted from the document's date.
        case documentDate = "document date"
        /// "Every two years".
        case recurrence
        /// Words of urgency, or a time that cannot be told from the text.
        case open
    }

    /// As it stands in the text.
    public let text: String
    /// `nil` where the words give no time that could be told.
    public let time: Time?
    public let basis: Basis
}

/// A topic that somebody proposes for a future meeting or for further work.
public struct ProposedTopic: Sendable, Hashable {
    /// The passage's place in its document, as in ``ReportEntry``.
    public let ordinal: Int
    /// The topic's mark in its list: `["a"]`; empty where it stands alone.
    public let item: [String]
    /// In the passage's own words, without its mark and the punctuation that parts it from the next.
    public let text: String
    /// Where it stands in the passage's text, in bytes of UTF-8.
    public let range: Range<Int>
    /// For whose work it is proposed, in the passage's own words ("sus próximas reuniones"); `nil` where that is not said.
    public let occasion: String?
}
