internal import Foundation
internal import Model

/// Fits the weights to labelled units and measures them honestly.
///
/// Training draws nothing at random: the same units, labels and taxonomy give the same file, byte for byte.
public struct Trainer: Sendable {
    /// How training holds the weights.
    public struct Settings: Sendable, Hashable {
        /// How strongly cues are held to the taxonomy's weights.
        public var cuePenalty = 4.0
        /// How strongly sums over cues are held to 0.
        public var aggregatePenalty = 2.0
        /// How strongly concepts and pairs of them are held to 0.
        public var pairPenalty = 15.0
        /// How strongly hashed words are held to 0.
        public var wordPenalty = 2.0
        /// What a unit of the supplements counts, against 1.
        public var supplementWeight = 0.4
        /// What a unit of the supplements counts when scores are calibrated, against 1.
        public var supplementMeasure = 0.5
        /// What a unit that only touches a theme counts, against 1.
        public var touchWeight = 0.15
        /// Which label such a unit has, between 0 (absent) and 1 (core).
        public var touchLabel = 0.5
        /// What a unit counts once more with half of its cues left out: the wordings were written with these units in
        /// sight and fit them better than they fit others, so the weights must not rely on finding all of them.
        public var dropoutWeight = 0.3

        public init() {}
    }

    /// What training made.
    public struct Outcome: Sendable {
        /// The text of `weights.json`.
        public let weights: String
        /// Every unit judged by weights that were trained without its source.
        public let crossValidated: Evaluation
        /// Every unit judged by the final weights.
        public let plain: Evaluation
    }

    /// Labelled units.
    public struct Examples: Sendable {
        public var units: [ThemeUnit]
        public var gold: GoldStandard

        public init(units: [ThemeUnit], gold: GoldStandard) { (self.units, self.gold) = (units, gold) }
    }

    public let taxonomy: Taxonomy
    public let settings: Settings
    /// Units from which every fit learns too, and on which nothing is measured.
    public let supplements: [Examples]

    /// - Parameter supplements: Units that only train; the figures are those of the units that are trained on besides.
    public init(taxonomy: Taxonomy, settings: Settings = Settings(), supplements: [Examples] = []) {
        (self.taxonomy, self.settings, self.supplements) = (taxonomy, settings, supplements)
    }

    /// Trains on all units and cross-validates by source.
    public func train(units: [ThemeUnit], gold: GoldStandard) throws -> Outcome {
        let model = self.model(units: units, gold: gold)
        let crossValidated = self.crossValidate(units: units, gold: gold)
        let classifier = ThemeClassifier(taxonomy: self.taxonomy, model: model)
        let plain = Evaluation(units: units, results: units.map { classifier.classify($0) }, gold: gold)
        var finished = model
        for (name, evaluation) in [("cross-validated", crossValidated), ("plain", plain)] {
            let sure = evaluation.sureAnswers
            finished.figures["\(name) scores from 0.8"] = [
                "answers": Double(sure.count), "promised": (sure.promised * 1000).rounded() / 1000,
                "came true": (sure.found * 1000).rounded() / 1000,
            ]
            for entry in evaluation.languages {
                var figures: [String: Double] = [
                    "macro-F1": entry.macroF1, "macro precision": entry.macroPrecision,
                    "macro recall": entry.macroRecall, "micro-F1": entry.micro.f1,
                    "micro precision": entry.micro.precision, "micro recall": entry.micro.recall,
                    "units": Double(entry.units),
                ]
                for (theme, value) in zip(evaluation.themes, entry.themes) {
                    figures["\(theme) F1"] = value.f1
                    figures["\(theme) precision"] = value.precision
                    figures["\(theme) recall"] = value.recall
                }
                finished.figures["\(name) \(entry.language.rawValue)"] = figures.mapValues {
                    ($0 * 1000).rounded() / 1000
                }
            }
        }
        return Outcome(weights: try finished.json(), crossValidated: crossValidated, plain: plain)
    }

    /// The text of a weights file for these units, without figures.
    public func weightsJSON(units: [ThemeUnit], gold: GoldStandard) throws -> String {
        try self.model(units: units, gold: gold).json()
    }

    /// Judges every unit by weights trained on other sources only.
    ///
    /// - Parameter share: Part of the training units used, 0 to 1, for a learning curve.
    public func crossValidate(units: [ThemeUnit], gold: GoldStandard, share: Double = 1) -> Evaluation {
        var results: [ThemeUnitResult] = []
        for fold in SourceFolds(units: units).folds {
            let held = Set(fold)
            var training = units.filter { !held.contains($0.source) }
            if share < 1 {
                // Spread evenly: 37 and 100 have no common divisor.
                training = training.enumerated().filter { Double($0.offset * 37 % 100) < share * 100 }.map(\.element)
            }
            let model = self.model(units: training, gold: gold)
            let classifier = ThemeClassifier(taxonomy: self.taxonomy, model: model)
            results += units.filter { held.contains($0.source) }.map { classifier.classify($0) }
        }
        return Evaluation(units: units, results: results, gold: gold)
    }

    /// The shares of the training units that a learning curve is measured at.
    public static let learningCurveShares = [0.25, 0.5, 0.75, 1]

    /// Macro-F1 per language for growing shares of the training units, cross-validated by source.
    public func learningCurve(
        units: [ThemeUnit], gold: GoldStandard
    ) -> [(share: Double, evaluation: Evaluation)] {
        Self.learningCurveShares.map { ($0, self.crossValidate(units: units, gold: gold, share: $0)) }
    }

    /// The weights for these units, calibrated on scores that an inner cross-validation gave.
    func model(units: [ThemeUnit], gold: GoldStandard) -> ThemeModel {
        let classifier = ThemeClassifier(taxonomy: self.taxonomy, model: nil)
        let sets = [Examples(units: units, gold: gold)] + self.supplements
        let readings = sets.map { self.readings($0.units, classifier) }
        var themes: [String: ThemeModel.Weights] = [:]
        for place in self.taxonomy.themes.indices {
            let examples = zip(readings, sets).enumerated().flatMap { number, pair in
                self.examples(
                    pair.0, gold: pair.1.gold, themeAt: place, classifier, isSupplement: number > 0)
            }
            guard examples.contains(where: { $0.example.label == 1 }) else { continue }
            themes[self.taxonomy.themes[place].id.rawValue] = self.weights(examples, space: classifier.spaces[place])
        }
        var model = ThemeModel(
            schema: 1, version: "", taxonomy: self.taxonomy.version, themes: themes, figures: [:])
        model.version = Self.checksum(model)
        return model
    }

    private struct SourcedExample {
        let source: String
        let example: Logistic.Example
        /// What it counts when scores are calibrated; 0 leaves it out.
        let measure: Double
    }

    private func readings(_ units: [ThemeUnit], _ classifier: ThemeClassifier) -> [(ThemeUnit, PassageReading)] {
        units.compactMap { unit in
            var text = unit.text
            let reading = text.withUTF8 {
                classifier.read($0, language: unit.language, headings: unit.heading.map { [$0] } ?? [])
            }
            return reading.map { (unit, $0) }
        }
    }

    private func examples(
        _ readings: [(ThemeUnit, PassageReading)], gold: GoldStandard, themeAt place: Int,
        _ classifier: ThemeClassifier,
        isSupplement: Bool
    ) -> [SourcedExample] {
        let share = isSupplement ? self.settings.supplementWeight : 1
        return readings.flatMap { unit, reading -> [SourcedExample] in
            guard let label = gold.label(of: unit.id, theme: self.taxonomy.themes[place].id) else { return [] }
            let (target, weight): (Double, Double) =
                switch label {
                case .core: (1, 1)
                case .absent: (0, 1)
                case .touch: (self.settings.touchLabel, self.settings.touchWeight)
                }
            func example(_ reading: PassageReading, weight: Double, isDropout: Bool) -> SourcedExample {
                let vector = reading.features(themeAt: place, in: classifier.spaces)
                return SourcedExample(
                    source: unit.source,
                    example: Logistic.Example(vector: vector, label: target, weight: weight * share),
                    measure: label == .touch || isDropout ? 0 : isSupplement ? self.settings.supplementMeasure : 1)
            }
            var examples = [example(reading, weight: weight, isDropout: false)]
            let theme = self.taxonomy.themes[place]
            let kept = reading.keeping { hit in
                let cue = classifier.spaces[hit.theme].theme.cues[hit.cue]
                return hit.theme != place || cue.role != .evidence || Self.coin(unit.id, cue.id)
            }
            let isLeft = kept.hits.contains { $0.theme == place && theme.cues[$0.cue].role == .evidence }
            if self.settings.dropoutWeight > 0, isLeft, kept.hits.count < reading.hits.count {
                examples.append(example(kept, weight: weight * self.settings.dropoutWeight, isDropout: true))
            }
            return examples
        }
    }

    /// Heads or tails, always the same for a unit and a cue.
    private static func coin(_ unit: String, _ cue: String) -> Bool {
        var hash: UInt32 = 2_166_136_261
        for byte in unit.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        for byte in cue.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return (hash >> 13) & 1 == 0
    }

    private func weights(_ examples: [SourcedExample], space: FeatureSpace) -> ThemeModel.Weights {
        var pairs: [(logOdds: Double, label: Double, weight: Double)] = []
        for fold in SourceFolds(sources: examples.map(\.source), count: 5).folds {
            let held = Set(fold)
            let fit = self.fit(examples.filter { !held.contains($0.source) }.map(\.example), space: space)
            for sourced in examples where held.contains(sourced.source) && sourced.measure > 0 {
                let logOdds = sourced.example.vector.entries.reduce(fit.bias) { $0 + fit.weights[$1.index] * $1.value }
                pairs.append((logOdds, sourced.example.label, sourced.measure))
            }
        }
        let calibration = Logistic.calibrate(pairs)
        let fit = self.fit(examples.map(\.example), space: space)
        let first = space.count - FeatureSpace.buckets
        var features: [String: Double] = [:]
        for index in 0..<first {
            let weight = Self.rounded(fit.weights[index])
            // Pairs that say nothing are most of them.
            if index < space.index(ofPair: 0) || abs(weight) >= 0.01 { features[space.name(of: index)] = weight }
        }
        let buckets = (0..<FeatureSpace.buckets).map { ($0, Int((fit.weights[first + $0] * 10_000).rounded())) }
            .filter { abs($0.1) >= 50 }
        return ThemeModel.Weights(
            bias: Self.rounded(fit.bias), features: features, buckets: buckets.map(\.0),
            bucketWeights: buckets.map(\.1),
            slope: Self.rounded(calibration.slope), intercept: Self.rounded(calibration.intercept))
    }

    private func fit(_ examples: [Logistic.Example], space: FeatureSpace) -> (bias: Double, weights: [Double]) {
        let aggregates = space.index(of: .sum)
        let pairs = space.index(ofPair: 0)
        let words = space.index(ofBucket: 0)
        return Logistic.fit(
            examples, count: space.count, expectedBias: space.theme.start, expected: space.expected,
            penalty: { index in
                index < aggregates
                    ? self.settings.cuePenalty
                    : index < pairs
                        ? self.settings.aggregatePenalty
                        : index < words ? self.settings.pairPenalty : self.settings.wordPenalty
            })
    }

    private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }

    /// FNV-1a over the weights, in hexadecimal.
    static func checksum(_ model: ThemeModel) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func add(_ text: String) { for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 } }
        for (name, weights) in model.themes.sorted(by: { $0.key < $1.key }) {
            add("\(name) \(weights.bias) \(weights.slope) \(weights.intercept)")
            for (name, weight) in weights.features.sorted(by: { $0.key < $1.key }) { add("\(name) \(weight)") }
            add("\(weights.buckets) \(weights.bucketWeights)")
        }
        return String(hash, radix: 16)
    }
}
