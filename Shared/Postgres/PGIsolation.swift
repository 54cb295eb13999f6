/// How far a transaction is kept from others that run at the same time.
///
/// Source: PostgreSQL 15 manual, section 13.2.
public enum PGIsolation: Sendable {
    /// Each statement sees what was committed before it began. The default.
    case readCommitted
    /// The whole transaction sees one moment; writes may fail with 40001.
    case repeatableRead
    /// As if transactions ran one after the other; any statement may fail with 40001.
    case serializable

    /// The statement that begins such a transaction.
    func begin(readOnly: Bool) -> SQL {
        switch (self, readOnly) {
        case (.readCommitted, false): "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
        case (.readCommitted, true): "BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY"
        case (.repeatableRead, false): "BEGIN ISOLATION LEVEL REPEATABLE READ READ WRITE"
        case (.repeatableRead, true): "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        case (.serializable, false): "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE"
        case (.serializable, true): "BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY"
        }
    }
}
