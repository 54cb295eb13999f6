public import Model

/// How well answers agree with gold labels: `core` is positive, gold `touch` counts neither way.
public struct Evaluation: Sendable, Hashable, Codable {
    /// Counts and the figures made of them; a figure without anything to divide by is 1 when nothing was missed.
    public struct Figures: Sendable, Hashable, Codable {
        public var truePositives = 0
        public var falsePositives = 0
        public var falseNegatives = 0

        public init() {}

        public var precision: Double { Self.share(self.truePositives, of: self.truePositives + self.falsePositives) }
        public var recall: Double { Self.share(self.truePositives, of: self.truePositives + self.falseNegatives) }
        public var f1: Double {
            Self.share(2 * self.truePositives, of: 2 * self.truePositives + self.falsePositives + self.falseNegatives)
        }

        private static func share(_ part: Int, of whole: Int) -> Double {
            whole == 0 ? 1 : Double(part) / Double(whole)
        }

        static func + (left: Figures, right: Figures) -> Figures {
            var sum = left
            sum.truePositives += right.truePositives
            sum.falsePositives += right.falsePositives
            sum.falseNegatives += right.falseNegatives
            return sum
        }
    }

    /// The figures of one language.
    public struct LanguageFigures: Sendable, Hashable, Codable {
        public let language: Language
        /// Units with gold labels.
        public let units: Int
        /// One per theme, in the gold's order.
        public let themes: [Figures]
        public var micro: Figures { self.themes.reduce(Figures(), +) }
        /// Mean of the themes' F1.
        public var macroF1: Double { Self.mean(self.themes.map(\.f1)) }
        public var macroPrecision: Double { Self.mean(self.themes.map(\.precision)) }
        public var macroRecall: Double { Self.mean(self.themes.map(\.recall)) }

        private static func mean(_ values: [Double]) -> Double {
            values.isEmpty ? 1 : values.reduce(0, +) / Double(values.count)
        }
    }

    /// What scores in one range promised and what came true.
    public struct ReliabilityBin: Sendable, Hashable, Codable {
        /// Scores from here on, up to the next bin.
        public let from: Double
        public let count: Int
        /// Mean score.
        public let promised: Double
        /// Share that gold calls core.
        public let found: Double
    }

    /// A unit judged otherwise than by the gold.
    public struct Confusion: Sendable, Hashable, Codable {
        public let unit: String
        public let theme: ThemeID
        public let gold: GoldStandard.Label
        public let score: Double
    }

    public let themes: [ThemeID]
    /// One per language that has units, in the order of the language codes.
    public let languages: [LanguageFigures]
    public let reliability: [ReliabilityBin]
    /// The surest mistakes first.
    public let confusions: [Confusion]

    /// Compares results with gold; units without gold or result are left out.
    /// - Parameter units: For the language of each unit.
    public init(units: [ThemeUnit], results: [ThemeUnitResult], gold: GoldStandard) {
        let assignments = Dictionary(results.map { ($0.id, $0.themes) }) { first, _ in first }
        var counts: [Language: (units: Int, figures: [Figures])] = [:]
        var scored: [(score: Double, isCore: Bool)] = []
        var confusions: [Confusion] = []
        for unit in units {
            guard let answers = assignments[unit.id], gold.labels[unit.id] != nil else { continue }
            let language = unit.language ?? LanguageDetection.detect(unit.text) ?? .english
            var entry = counts[language] ?? (0, [Figures](repeating: Figures(), count: gold.themes.count))
            entry.units += 1
            for (column, theme) in gold.themes.enumerated() {
                guard let label = gold.label(of: unit.id, theme: theme), label != .touch else { continue }
                let answer = answers.first { $0.theme == theme }
                let (isGiven, isCore) = (answer?.grade == .core, label == .core)
                switch (isGiven, isCore) {
                case (true, true): entry.figures[column].truePositives += 1
                case (true, false): entry.figures[column].falsePositives += 1
                case (false, true): entry.figures[column].falseNegatives += 1
                case (false, false): break
                }
                let score = answer?.score ?? 0
                if answer != nil { scored.append((score, isCore)) }
                if isGiven != isCore {
                    confusions.append(Confusion(unit: unit.id, theme: theme, gold: label, score: score))
                }
            }
            counts[language] = entry
        }
        self.themes = gold.themes
        self.languages = counts.sorted { $0.key.rawValue < $1.key.rawValue }.map { language, entry in
            LanguageFigures(language: language, units: entry.units, themes: entry.figures)
        }
        self.reliability = Self.bins(scored)
        self.confusions = confusions.sorted { left, right in
            let (first, second) = (abs(left.score - 0.5), abs(right.score - 0.5))
            if first != second { return first > second }
            return (left.unit, left.theme) < (right.unit, right.theme)
        }
    }

    /// What answers of a score of at least 0.8 promised and what came true, all languages and themes together.
    public var sureAnswers: ReliabilityBin {
        let bins = self.reliability.filter { $0.from >= 0.8 }
        let count = bins.reduce(0) { $0 + $1.count }
        func mean(_ value: (ReliabilityBin) -> Double) -> Double {
            bins.reduce(0) { $0 + value($1) * Double($1.count) } / Double(max(count, 1))
        }
        return ReliabilityBin(from: 0.8, count: count, promised: mean(\.promised), found: mean(\.found))
    }

    /// The counts of all languages together, one per theme.
    public var overall: [Figures] {
        self.themes.indices.map { place in self.languages.reduce(Figures()) { $0 + $1.themes[place] } }
    }

    /// The figures of one language; `nil` where it has no unit.
    public func figures(_ language: Language) -> LanguageFigures? { self.languages.first { $0.language == language } }

    private static func bins(_ scored: [(score: Double, isCore: Bool)]) -> [ReliabilityBin] {
        [0, 0.2, 0.4, 0.6, 0.8, 0.9].enumerated().map { index, from in
            let to = [0.2, 0.4, 0.6, 0.8, 0.9, 1.01][index]
            let inside = scored.filter { $0.score >= from && $0.score < to }
            let count = Double(max(inside.count, 1))
            return ReliabilityBin(
                from: from, count: inside.count, promised: inside.reduce(0) { $0 + $1.score } / count,
                found: Double(inside.count { $0.isCore }) / count)
        }
    }
}
