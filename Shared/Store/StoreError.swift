public import Postgres

/// Why the store refused or failed.
///
/// `description` is one sentence that is safe to log: it holds no secret and no document text.
public struct StoreError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable names of what went wrong.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// PostgreSQL refused or could not be reached; `database` says why.
        case database = "store.database"
        /// The database has no schema `rapporteur`, or the role may not see it: run `rapporteur setup`.
        case schemaMissing = "store.schema-missing"
        /// The schema is older than this program needs: run `rapporteur setup`.
        case schemaTooOld = "store.schema-too-old"
        /// The schema is newer than this program knows: update the program.
        case schemaTooNew = "store.schema-too-new"
        /// A migration on record differs from this program's.
        case migrationEdited = "store.migration-edited"
        /// The migrator's lock could not be had in time.
        case migrationBusy = "store.migration-busy"
        /// The caller's value cannot be stored: `what` names it.
        case invalidInput = "store.invalid-input"
        /// The task that asked was cancelled; a write may have been done or not.
        case cancelled = "store.cancelled"
        /// Another taxonomy was put in force since the caller looked; nothing was stored.
        case taxonomyChanged = "store.taxonomy-changed"
        /// A row holds what this program does not understand.
        case unreadableRow = "store.unreadable-row"
    }

    public let code: Code
    /// What was attempted, for example `commit 32 documents`.
    public let operation: String
    /// What is wrong and what to do, in a sentence.
    public let sentence: String
    /// PostgreSQL's own account, for `database`.
    public let database: PGError?

    /// Which unit of a batch is at fault, from 0, where that is known; the others may be committed without it.
    public let unit: Int?

    public init(
        _ code: Code, _ operation: String, _ sentence: String, unit: Int? = nil, database: PGError? = nil
    ) {
        (self.code, self.operation, self.sentence) = (code, operation, sentence)
        (self.unit, self.database) = (unit, database)
    }

    /// Whether the same call can succeed later without anyone's help: a lost connection, a deadlock, a lock that was
    /// held.
    public var isTransient: Bool {
        switch self.code {
        case .database: self.database?.isTransient ?? false
        case .migrationBusy, .taxonomyChanged: true
        case .schemaMissing, .schemaTooOld, .schemaTooNew, .migrationEdited, .invalidInput, .unreadableRow, .cancelled:
            false
        }
    }

    public var description: String { "\(self.code.rawValue): \(self.operation): \(self.sentence)" }

    /// Only what went wrong compares, not PostgreSQL's wording of it.
    public static func == (left: StoreError, right: StoreError) -> Bool {
        (left.code, left.operation, left.sentence) == (right.code, right.operation, right.sentence)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(self.code)
        hasher.combine(self.operation)
        hasher.combine(self.sentence)
    }
}
