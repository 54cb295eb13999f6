/// Every fault found in the settings, so that one start tells them all.
public struct SettingsError: Error, Sendable, CustomStringConvertible {
    /// One setting that cannot be used.
    public struct Fault: Sendable, Hashable {
        /// The environment variable as it was found.
        public let variable: String
        /// What is wrong and what would be right; never the value of a secret.
        public let sentence: String
    }

    /// At least one, in the order of the catalogue.
    public let faults: [Fault]

    public var description: String {
        self.faults.map { "\($0.variable): \($0.sentence)" }.joined(separator: "\n")
    }
}
