public import Model

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
    /// The id of the passage's document; `nil`: it is found from the passage's.
    public var documentID: String?
    public var theme: ThemeID
    public var action: Action
    /// Of an added theme.
    public var grade: Grade
    public var author: String
    public var reason: String
    /// When the person decided, ISO 8601; the later of two contrary corrections stands.
    public var decidedAt: String
    /// Name of the batch that it came in; `nil`: it came alone.
    public var batch: String?
    /// The broker user that published it, where the broker vouches for one.
    public var userID: String?

    public init(
        id: String, passageID: String, documentID: String? = nil, theme: ThemeID, action: Action, grade: Grade = .core,
        author: String, reason: String, decidedAt: String, batch: String? = nil, userID: String? = nil
    ) {
        (self.id, self.passageID, self.documentID) = (id, passageID, documentID)
        (self.theme, self.action, self.grade) = (theme, action, grade)
        (self.author, self.reason, self.decidedAt) = (author, reason, decidedAt)
        (self.batch, self.userID) = (batch, userID)
    }

    func check(_ input: InputCheck) throws(StoreError) {
        try input.uuid(self.id, "correction.id")
        try input.uuid(self.passageID, "correction.passageID")
        if let document = self.documentID { try input.uuid(document, "correction.documentID") }
        try input.texts(
            [self.theme.rawValue, self.author, self.reason, self.batch ?? "", self.userID ?? ""], "correction")
    }
}

/// Corrections to be taken back. What is not on record, or was taken back before, is passed over.
public struct CorrectionUndo: Sendable, Hashable {
    /// Ids of corrections, lower-case UUID text.
    public var ids: [String]
    /// All corrections of this batch.
    public var batch: String?
    public var author: String
    public var reason: String

    public init(ids: [String] = [], batch: String? = nil, author: String, reason: String) {
        (self.ids, self.batch, self.author, self.reason) = (ids, batch, author, reason)
    }
}

/// A correction on record, with the place it is about.
public struct CorrectionRecord: Sendable, Hashable {
    public var correction: Correction
    /// The document's symbol, or where it has none its file name.
    public var symbol: String
    public var language: Language?
    /// The passage's label.
    public var label: String
    /// By the database's clock, ISO 8601 in UTC.
    public var recordedAt: String
    /// When it was taken back; `nil`: it stands.
    public var undoneAt: String?
    public var undoneBy: String?
    public var undoneReason: String?
}

/// A theme of a passage on which people, or a person and the document's own heading, do not agree.
public struct CorrectionConflict: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// Two people decided differently; the later decision stands.
        case people
        /// A person took away, or lowered, what the document's own thematic heading gives.
        case heading
    }

    public var kind: Kind
    /// The decisions on this theme of this passage that have not been taken back, the first decided first; the last stands.
    public var corrections: [CorrectionRecord]
}

/// Which corrections are asked for; `nil` does not restrict.
public struct CorrectionFilter: Sendable, Hashable {
    /// A symbol, or the id of a document.
    public var document: String?
    public var author: String?
    public var batch: String?
    public var theme: ThemeID?
    /// Also those that were taken back.
    public var includesUndone: Bool

    public init(
        document: String? = nil, author: String? = nil, batch: String? = nil, theme: ThemeID? = nil,
        includesUndone: Bool = false
    ) {
        (self.document, self.author, self.batch, self.theme) = (document, author, batch, theme)
        self.includesUndone = includesUndone
    }
}
