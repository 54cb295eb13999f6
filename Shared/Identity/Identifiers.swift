public import Model

extension Derivation {
    /// The id of one language version of one issue of a document.
    ///
    /// - Parameter sha256: SHA-256 of the file's bytes, in lower-case hexadecimal.
    public static func documentID(symbol: String?, language: Language?, sha256: String) -> String {
        Self.uuid("rapporteur.document", [symbol ?? "", language?.rawValue ?? "", sha256])
    }

    /// The id of a passage: from its document's and its label.
    ///
    /// It begins with the first twelve digits of the document's id (if that is a UUID), so that a passage is found by its
    /// id through the index of documents; see ``documents(ofPassage:)``.
    public static func passageID(document: String, label: String) -> String {
        let id = Self.uuid("rapporteur.passage", [document, label])
        guard Self.isUUID(document) else { return id }
        return String(document.lowercased().prefix(Self.sharedPrefix) + id.dropFirst(Self.sharedPrefix))
    }

    /// The first and the last id that the document of the passage `id` can have; `nil` when `id` is no UUID.
    ///
    /// Passages stored by releases before this rule have ids that tell nothing of their document.
    public static func documents(ofPassage id: String) -> ClosedRange<String>? {
        guard Self.isUUID(id) else { return nil }
        let prefix = id.lowercased().prefix(Self.sharedPrefix)
        return String(prefix + "-0000-0000-000000000000")...String(prefix + "-ffff-ffff-ffffffffffff")
    }

    /// Twelve hexadecimal digits and a hyphen: 48 bits, all that stands before the version of a UUID.
    private static let sharedPrefix = 13

    /// The id of an event that `cause` makes a service publish.
    ///
    /// - Parameters:
    ///   - cause: `source` and `id` of the event that was handled.
    ///   - type: the new event's CloudEvents type.
    public static func eventID(causeSource: String, causeID: String, type: String) -> String {
        Self.uuid("rapporteur.event", [causeSource, causeID, type])
    }
}
