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

/// A document set to classify again, worked on while nothing fresh is waiting.
public struct Reclassification: Sendable, Hashable {
    /// Derived from the event that asked for it, lower-case UUID text.
    public var id: String
    public var selection: ReclassificationSelection
    public var requestedBy: String?

    public init(id: String, selection: ReclassificationSelection, requestedBy: String? = nil) {
        (self.id, self.selection, self.requestedBy) = (id, selection, requestedBy)
    }
}

/// One handled event of the classify service, to be committed with others in one transaction.
public struct ClassificationUnit: Sendable {
    public enum Work: Sendable {
        /// Store the themes in place of an older version's and publish `classified`; if the document has those of a
        /// newer version, store nothing and publish `superseded`.
        case classification(Classification, classified: [OutgoingEvent], superseded: [OutgoingEvent])
        /// Store a person's corrections, all or none.
        case corrections([Correction], [OutgoingEvent])
        /// Take corrections back, all or none.
        case undo(CorrectionUndo, [OutgoingEvent])
        /// Remember that many documents are to be classified again.
        case reclassification(Reclassification, [OutgoingEvent])
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
