internal import Postgres

/// A state of the corpus: what had been stored, classified and corrected, and by when.
///
/// Made by ``CorpusSnapshot/watermark()`` it names exactly what that view saw, also where a slow transaction committed
/// after it; made from a moment alone, or after a restore into another server, the times of the rows decide.
public struct Watermark: Sendable, Hashable, Codable {
    /// ISO 8601 with a zone, for example `2026-11-21T23:59:00.123456Z`.
    public var at: String
    /// PostgreSQL's name of the state (`pg_current_snapshot`); `nil`: the moment alone tells it.
    public var snapshot: String?

    public init(at: String, snapshot: String? = nil) { (self.at, self.snapshot) = (at, snapshot) }

    /// The moment and the snapshot as two parameters of type text; NULLs for the present.
    static func values(_ watermark: Watermark?) -> [PGValue] {
        [
            (watermark?.at).map(PGValue.text) ?? .null, (watermark?.snapshot).map(PGValue.text) ?? .null,
        ]
    }
}
