/// What ``Store/migrate(patience:)`` did.
public struct MigrationReport: Sendable, Hashable {
    /// Names of the migrations applied now, in order; empty when the schema was up to date.
    public var applied: [String]
    /// The schema's version afterwards.
    public var schemaVersion: Int
    /// What an administrator should know, in sentences: roles that are missing because the migrating role may not
    /// make them.
    public var notices: [String]

    public init(applied: [String], schemaVersion: Int, notices: [String]) {
        (self.applied, self.schemaVersion, self.notices) = (applied, schemaVersion, notices)
    }
}
