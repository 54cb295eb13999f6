public import Model

/// Why each theme was given to a passage or not.
public struct Explanation: Sendable, Hashable, Codable {
    /// What one feature added.
    public struct Contribution: Sendable, Hashable, Codable {
        /// `cue:<id>`, `all:<sum over cues>`, `near:<concept+concept>`, `words` for all single words together, or `start`.
        public let feature: String
        /// What it added to the log-odds before calibration; negative against the theme.
        public let logOdds: Double

        /// The feature in words.
        var words: String {
            let parts = self.feature.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, let kind = parts.first, let name = parts.last.map(String.init) else {
                return self.feature == "start" ? "what every text starts with" : "single words"
            }
            switch kind {
            case "near":
                let concepts = name.split(separator: "+")
                return concepts.count == 2 ? "\(concepts[0]) near \(concepts[1])" : "\(name) named"
            case "all": return FeatureSpace.Aggregate(rawValue: name)?.words ?? name
            default: return name
            }
        }
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

        /// The score, 0 to 1, whether the theme was given or not.
        public var score: Double { Logistic.sigmoid(self.logOdds) }

        /// The reasons in words, one sentence a line.
        public var sentences: [String] {
            guard let assignment = self.assignment else {
                return ["\(self.label): not given. None of its cues is in the text, and no heading names it."]
                    + self.besides
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
            return lines + self.besides
        }

        /// The strongest of what is no cue, in words; the nearest to the top of the list counts most.
        private var besides: [String] {
            let shown = self.contributions.filter { !$0.feature.hasPrefix("cue:") && abs($0.logOdds) >= 0.1 }
                .enumerated().sorted { left, right in
                    let (one, other) = (abs(left.element.logOdds), abs(right.element.logOdds))
                    return one == other ? left.offset < right.offset : one > other
                }
            guard !shown.isEmpty else { return [] }
            let parts = shown.prefix(Self.shownReasons).map { "\($0.element.words) \(Self.signed($0.element.logOdds))" }
            return ["  Besides: \(parts.joined(separator: ", "))."]
        }

        private static let shownReasons = 8

        /// Why the theme is not core although it came nearest: what spoke for it, what against it.
        var loss: String {
            func list(_ contributions: [Contribution]) -> String {
                contributions.prefix(3).map { "\($0.words) \(Self.signed($0.logOdds))" }.joined(separator: ", ")
            }
            let sorted = self.contributions.filter { abs($0.logOdds) >= 0.1 && $0.feature != "start" }
                .sorted {
                    abs($0.logOdds) == abs($1.logOdds) ? $0.feature < $1.feature : abs($0.logOdds) > abs($1.logOdds)
                }
            let (favourable, against) = (sorted.filter { $0.logOdds > 0 }, sorted.filter { $0.logOdds < 0 })
            var sentence = "\(self.label) came next and lost: score \(Self.number(self.score)), "
            sentence += "\(Self.number(ThemeClassifier.coreScore)) is needed."
            sentence += favourable.isEmpty ? " Nothing spoke for it." : " For it: \(list(favourable))."
            return sentence + (against.isEmpty ? "" : " Against it: \(list(against)).")
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

    /// The theme that came nearest to being core without being it; `nil` when all are core.
    public var runnerUp: Reason? {
        self.reasons.filter { $0.assignment?.grade != .core }.max { $0.logOdds < $1.logOdds }
    }

    /// All reasons in words, and why the runner-up lost.
    public var text: String {
        (self.reasons.flatMap(\.sentences) + (self.runnerUp.map { [$0.loss] } ?? [])).joined(separator: "\n")
    }
}
