internal import Foundation

/// Reads settings from an environment and gathers every fault on the way.
///
/// Our own and not swift-configuration, because three things are asked that it leaves to its caller: all faults at
/// once, `_FILE` for secrets, and a word about variables that look like a mistyped setting.
public struct SettingsReader {
    /// A setting as it will be used.
    public struct Effective: Sendable, Hashable {
        public let setting: Setting
        /// The value, masked when the setting is a secret; `nil` when unset.
        public let shown: String?
        /// `environment`, `file` or `default`.
        public let origin: String
    }

    private let environment: [String: String]
    private let readFile: (String) throws -> String
    private(set) var faults: [SettingsError.Fault] = []
    /// What was read so far, in the order of reading.
    public private(set) var effective: [Effective] = []

    /// - Parameters:
    ///   - environment: Variables by name.
    ///   - readFile: Gives a file's text; `nil` reads from disk.
    public init(
        environment: [String: String],
        readFile: ((String) throws -> String)? = nil
    ) {
        self.environment = environment
        self.readFile = readFile ?? { try String(contentsOfFile: $0, encoding: .utf8) }
    }

    /// The text of a setting, or its fallback; `nil` when neither is there.
    public mutating func text(_ setting: Setting) -> String? {
        var value = self.environment[setting.name]
        var origin = "environment"
        if let fileVariable = setting.fileName, let path = self.environment[fileVariable] {
            if value != nil {
                self.fault(fileVariable, "is set beside \(setting.name); set one of them")
            }
            do {
                value = try self.readFile(path).trimmingCharacters(in: .whitespacesAndNewlines)
                origin = "file"
            } catch {
                self.fault(
                    fileVariable, "names the file '\(path)', which cannot be read; check that it is there and readable")
            }
        }
        if value?.isEmpty == true {
            self.fault(setting.name, "is empty; leave it out to get the default, or give \(setting.shapeInWords)")
            value = nil
        }
        if value == nil { (value, origin) = (setting.fallback, "default") }
        self.effective.append(
            Effective(
                setting: setting, shown: value.map { setting.isSecret ? SecretMask.masked($0) : $0 }, origin: origin))
        return value
    }

    /// A whole number; on a fault the least allowed, so that reading goes on.
    public mutating func number(_ setting: Setting) -> Int {
        guard case .number(let range, let unit) = setting.shape else {
            preconditionFailure("\(setting.name) is no number")
        }
        let text = self.text(setting)
        guard let text, let number = Int(text), range.contains(number) else {
            self.fault(
                setting.name,
                "is '\(text ?? "")', not a whole number of \(range.lowerBound) to \(range.upperBound) \(unit)")
            return range.lowerBound
        }
        return number
    }

    /// One of the setting's words; on a fault the first of them.
    public mutating func choice(_ setting: Setting) -> String {
        guard case .choice(let values) = setting.shape else { preconditionFailure("\(setting.name) is no choice") }
        let text = self.text(setting) ?? ""
        guard values.contains(text) else {
            self.fault(setting.name, "is '\(text)', not one of \(values.joined(separator: ", "))")
            return values[0]
        }
        return text
    }

    public mutating func fault(_ variable: String, _ sentence: String) {
        self.faults.append(.init(variable: variable, sentence: sentence))
    }

    /// Adds a fault for each variable that is nearly the name of one of the settings read, and throws when there are faults.
    public mutating func finish() throws(SettingsError) {
        let known = self.effective.flatMap { [$0.setting.name] + ($0.setting.fileName.map { [$0] } ?? []) }
        for name in self.environment.keys.sorted()
        where name.hasPrefix("RAPPORTEUR_") && !known.contains(name) && !Setting.allNames.contains(name) {
            if let meant = Setting.allNames.sorted().first(where: { EditDistance.isAtMostTwo(name, $0) }) {
                self.fault(name, "is not a setting; did you mean \(meant)?")
            }
        }
        if !self.faults.isEmpty { throw SettingsError(faults: self.faults) }
    }
}
