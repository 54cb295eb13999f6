public import Model

/// Why each theme was given to a passage or not.
public struct Explanation: Sendable, Hashable, Codable {
    /// What one feature added.
    public struct Contribution: Sendable, Hashable, Codable {
        /// `cue:<id>`, `all:<sum over cues>`, `words` for all single words together, or `start`.
        public let feature: String
        /// What it added to the log-odds before calibration; negative against the theme.
        public let logOdds: Double
    }

    /// The reasons for one theme.
    public struct Reason: Sendable, Hashable, Codable {
        public let theme: ThemeID
        /// The theme's name in English.
        public let label: String
        /// What was given; `nil` when there was no evidence.
        public let assignment: ThemeAssignment?
        /// Calibrated log-odds.
        public let logOdds: Double
        /// In the order of the features.
        public let contributions: [Contribution]

        /// The reasons in words, one sentence a line.
        public var sentences: [String] {
            guard let assignment = self.assignment else {
                return ["\(self.label): not given. None of its cues is in the text, and no heading names it."]
            }
            let verdict =
                switch assignment.grade {
                case .core: "core, score \(Self.number(assignment.score))"
                case .touch:
                    "not core: score \(Self.number(assignment.score)) is below \(Self.number(ThemeClassifier.coreScore))"
                }
            var lines = ["\(self.label): \(verdict)."]
            if assignment.decidedBy == .heading {
                lines.append("  The document's own heading decided; the passage's words alone would not.")
            }
            for evidence in assignment.evidence {
                let place = evidence.cue == "heading" ? "heading" : "characters \(evidence.start)-\(evidence.end)"
                let weight =
                    evidence.weight.map { "adds \(Self.signed($0))" } ?? "adds nothing: said before, or only in passing"
                lines.append("  \"\(evidence.text)\" (\(evidence.cue), \(place)) \(weight).")
            }
            let shown = self.contributions.filter { !$0.feature.hasPrefix("cue:") && abs($0.logOdds) >= 0.1 }
            if !shown.isEmpty {
                let parts = shown.map { "\($0.feature) \(Self.signed($0.logOdds))" }
                lines.append("  Besides: \(parts.joined(separator: ", ")).")
            }
            return lines
        }

        private static func number(_ value: Double) -> String {
            let hundredths = Int((abs(value) * 100).rounded())
            let cents = hundredths % 100
            return "\(value < 0 && hundredths > 0 ? "-" : "")\(hundredths / 100).\(cents < 10 ? "0" : "")\(cents)"
        }

        private static func signed(_ value: Double) -> String {
            value < 0 ? Self.number(value) : "+\(Self.number(value))"
        }
    }

    /// The language the text was read in; `nil` when it could not be found out.
    public let language: Language?
    /// One per theme, in the taxonomy's order.
    public let reasons: [Reason]

    /// All reasons in words.
    public var text: String { self.reasons.flatMap(\.sentences).joined(separator: "\n") }
}
