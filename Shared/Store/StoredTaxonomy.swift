/// A taxonomy that was put in force.
public struct StoredTaxonomy: Sendable, Hashable {
    public var version: String
    /// SHA-256 of `yaml`, 64 hexadecimal digits.
    public var sha256: String
    /// The file as it was checked.
    public var yaml: String
    /// ISO 8601 in UTC, by the database's clock.
    public var appliedAt: String
    public var appliedBy: String

    public init(version: String, sha256: String, yaml: String, appliedAt: String, appliedBy: String) {
        (self.version, self.sha256, self.yaml) = (version, sha256, yaml)
        (self.appliedAt, self.appliedBy) = (appliedAt, appliedBy)
    }
}

/// The taxonomy that a writer of themes goes by: when another is in force by the time it stores them, nothing is stored.
public enum ExpectedTaxonomy: Sendable, Hashable {
    /// Whichever is in force.
    case any
    /// That of the program's settings, none having been put in force.
    case settings
    /// The one of this version.
    case version(String)
}

/// What putting a taxonomy in force came to.
public enum TaxonomyApplied: Sendable, Hashable {
    case applied
    /// The same text was in force already; nothing was changed.
    case unchanged
    /// Refused: this version was put in force before with another text.
    case versionTaken
    /// Refused: the version in force is the same or a later one.
    case notNewer(inForce: String)
}
