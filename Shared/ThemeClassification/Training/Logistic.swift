internal import Foundation

/// Logistic regression with a Gaussian prior round expected weights, fitted one coordinate at a time.
///
/// Nothing is drawn at random and the order of work is fixed: the same examples give the same weights.
enum Logistic {
    /// One example: its features, what is right (0 to 1), and how much it counts.
    struct Example {
        let vector: FeatureVector
        let label: Double
        let weight: Double
    }

    /// How strongly the bias is held to what is expected.
    private static let biasPenalty = 6.0

    static func sigmoid(_ value: Double) -> Double {
        value >= 0 ? 1 / (1 + exp(-value)) : exp(value) / (1 + exp(value))
    }

    /// - Parameters:
    ///   - count: Number of features.
    ///   - expected: Weight of a feature before training.
    ///   - penalty: How strongly a feature is held to what is expected: one over the prior's variance.
    static func fit(
        _ examples: [Example], count: Int, expectedBias: Double, expected: (Int) -> Double, penalty: (Int) -> Double,
        sweeps: Int = 60
    ) -> (bias: Double, weights: [Double]) {
        var columns = [[(row: Int, value: Double)]](repeating: [], count: count)
        for (row, example) in examples.enumerated() {
            for (index, value) in example.vector.entries { columns[index].append((row, value)) }
        }
        var weights = (0..<count).map(expected)
        var bias = expectedBias
        var sums = examples.map { example in
            example.vector.entries.reduce(bias) { $0 + weights[$1.index] * $1.value }
        }
        let used = (0..<count).filter { !columns[$0].isEmpty }
        for _ in 0..<sweeps {
            var largest = 0.0
            var (slope, curvature) = (Self.biasPenalty * (bias - expectedBias), Self.biasPenalty)
            for (row, example) in examples.enumerated() {
                let score = Self.sigmoid(sums[row])
                slope += example.weight * (score - example.label)
                curvature += example.weight * score * (1 - score)
            }
            let step = max(-1, min(1, slope / curvature))
            bias -= step
            for row in sums.indices { sums[row] -= step }
            for index in used {
                let hold = penalty(index)
                var slope = hold * (weights[index] - expected(index))
                var curvature = hold
                for (row, value) in columns[index] {
                    let score = Self.sigmoid(sums[row])
                    slope += examples[row].weight * (score - examples[row].label) * value
                    curvature += examples[row].weight * score * (1 - score) * value * value
                }
                let step = max(-1, min(1, slope / curvature))
                weights[index] -= step
                for (row, value) in columns[index] { sums[row] -= step * value }
                largest = max(largest, abs(step))
            }
            if largest < 1e-5 { break }
        }
        return (bias, weights)
    }

    /// Slope and intercept that turn log-odds into probabilities (Platt, 1999), held near 1 and 0.
    static func calibrate(_ pairs: [(logOdds: Double, label: Double, weight: Double)]) -> (
        slope: Double, intercept: Double
    ) {
        let examples = pairs.map { pair in
            var vector = FeatureVector()
            vector.add(0, pair.logOdds)
            return Example(vector: vector, label: pair.label, weight: pair.weight)
        }
        let fit = Self.fit(examples, count: 1, expectedBias: 0, expected: { _ in 1 }, penalty: { _ in 2 })
        return (fit.weights[0], fit.bias)
    }
}
