public import Model

extension Derivation {
    /// The id of one language version of one issue of a document.
    ///
    /// - Parameter sha256: SHA-256 of the file's bytes, in lower-case hexadecimal.
    public static func documentID(symbol: String?, language: Language?, sha256: String) -> String {
        Self.uuid("rapporteur.document", [symbol ?? "", language?.rawValue ?? "", sha256])
    }

    /// The id of a passage: its document's and its label.
    public static func passageID(document: String, label: String) -> String {
        Self.uuid("rapporteur.passage", [document, label])
    }

    /// The id of an event that `cause` makes a service publish.
    ///
    /// - Parameters:
    ///   - cause: `source` and `id` of the event that was handled.
    ///   - type: the new event's CloudEvents type.
    public static func eventID(causeSource: String, causeID: String, type: String) -> String {
        Self.uuid("rapporteur.event", [causeSource, causeID, type])
    }
}
