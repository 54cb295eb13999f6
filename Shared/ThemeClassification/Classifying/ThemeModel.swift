internal import Foundation
internal import Model

/// The trained weights of all themes, as shipped in `Data/weights.json`.
struct ThemeModel: Sendable, Codable {
    /// The weights of one theme.
    struct Weights: Sendable, Codable {
        var bias: Double
        /// Per feature name; cues and sums over cues.
        var features: [String: Double]
        /// Buckets of hashed words that have a weight, and the weights, in ten-thousandths.
        var buckets: [Int]
        var bucketWeights: [Int]
        /// A score is 1 / (1 + exp(−(slope × log-odds + intercept))).
        var slope: Double
        var intercept: Double
    }

    /// Format of the file: 1.
    var schema: Int
    /// Of the weights: the trainer's version and a checksum.
    var version: String
    /// Of the taxonomy they were trained with.
    var taxonomy: String
    var themes: [String: Weights]
    /// Where the figures come from and what they were; for people.
    var figures: [String: [String: Double]]

    /// What a theme starts with that no training has seen.
    static func untrained(_ theme: ThemeDefinition) -> Weights {
        Weights(bias: theme.start, features: [:], buckets: [], bucketWeights: [], slope: 1, intercept: 0)
    }

    init(json: String) throws {
        self = try JSONDecoder().decode(ThemeModel.self, from: Data(json.utf8))
    }

    init(schema: Int, version: String, taxonomy: String, themes: [String: Weights], figures: [String: [String: Double]])
    {
        (self.schema, self.version, self.taxonomy) = (schema, version, taxonomy)
        (self.themes, self.figures) = (themes, figures)
    }

    /// The file's text: sorted, so that the same training writes the same bytes.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(self), as: UTF8.self)
        // One theme a line keeps changes readable.
        return text.replacingOccurrences(of: "},\"", with: "},\n\"") + "\n"
    }
}

/// The weights of one theme, by feature number.
struct WeightVector: Sendable {
    var bias: Double
    var weights: [Double]
    var slope: Double
    var intercept: Double

    init(_ weights: ThemeModel.Weights, space: FeatureSpace) {
        (self.bias, self.slope, self.intercept) = (weights.bias, weights.slope, weights.intercept)
        self.weights = (0..<space.count).map { index in
            index < space.count - FeatureSpace.buckets
                ? weights.features[space.name(of: index)] ?? space.expected(index) : 0
        }
        for (bucket, weight) in zip(weights.buckets, weights.bucketWeights)
        where (0..<FeatureSpace.buckets).contains(bucket) {
            self.weights[space.index(ofBucket: bucket)] = Double(weight) / 10_000
        }
    }

    /// Log-odds before calibration.
    func logOdds(_ vector: FeatureVector) -> Double {
        var sum = self.bias
        for (index, value) in vector.entries { sum += self.weights[index] * value }
        return sum
    }

    /// The calibrated score of log-odds, 0 to 1, to four decimals.
    func score(_ logOdds: Double) -> Double {
        (Logistic.sigmoid(self.slope * logOdds + self.intercept) * 10_000).rounded() / 10_000
    }
}
