public import Model

/// What the classifier found in one document.
public struct Classification: Sendable, Hashable {
    public var documentID: String
    /// Dotted numbers (`1.4.0`) are ordered; any other version is never older or newer than another.
    public var classifierVersion: String
    /// Ordered like `classifierVersion`, and compared when that is the same.
    public var taxonomyVersion: String
    /// Themes per passage, by the passage's ordinal.
    public var assignments: [[ThemeAssignment]]

    /// - Parameter assignments: One list for each passage of the document, in order; an assignment of an analyst is
    ///   left out.
    public init(
        documentID: String, classifierVersion: String, taxonomyVersion: String, assignments: [[ThemeAssignment]]
    ) {
        (self.documentID, self.classifierVersion) = (documentID, classifierVersion)
        (self.taxonomyVersion, self.assignments) = (taxonomyVersion, assignments)
    }
}

/// A person's decision on one theme of one passage.
///
/// It stands over whatever a classifier says, in this and every later run, until it is undone.
public struct Correction: Sendable, Hashable, Codable {
    public enum Action: String, Sendable, Hashable, Codable, CaseIterable {
        case add
        case remove
    }

    /// Derived from the event that brought it, lower-case UUID text.
    public var id: String
    /// The passage's id, lower-case UUID text.
    public var passageID: String
    /// The id of the passage's document. Without it all passages are searched, which takes seconds among millions.
    public var documentID: String?
    public var theme: ThemeID
    public var action: Action
    /// Of an added theme.
    public var grade: Grade
    public var author: String
    public var reason: String
    /// When the person decided, ISO 8601; the later of two contrary corrections stands.
    public var decidedAt: String

    public init(
        id: String, passageID: String, documentID: String? = nil, theme: ThemeID, action: Action, grade: Grade = .core,
        author: String, reason: String, decidedAt: String
    ) {
        (self.id, self.passageID, self.documentID) = (id, passageID, documentID)
        (self.theme, self.action, self.grade) = (theme, action, grade)
        (self.author, self.reason, self.decidedAt) = (author, reason, decidedAt)
    }
}

/// One handled event of the classify service, to be committed with others in one transaction.
public struct ClassificationUnit: Sendable {
    public enum Work: Sendable {
        /// Store the themes in place of an older version's and publish `classified`; if the document has those of a
        /// newer version, store nothing and publish `superseded`.
        case classification(Classification, classified: [OutgoingEvent], superseded: [OutgoingEvent])
        /// Store a person's correction.
        case correction(Correction, [OutgoingEvent])
        /// Take a correction back; `id` is the correction's.
        case undoCorrection(id: String, author: String, [OutgoingEvent])
        /// Store nothing but the events: a request to classify many documents again becomes one event for each.
        case events([OutgoingEvent])
        /// Put the event aside.
        case quarantine(QuarantineEntry, [OutgoingEvent])
    }

    public var key: InboxKey
    /// SHA-256 of the event's body, 64 hexadecimal digits.
    public var bodySHA256: String
    public var work: Work

    public init(key: InboxKey, bodySHA256: String, work: Work) {
        (self.key, self.bodySHA256, self.work) = (key, bodySHA256, work)
    }
}
