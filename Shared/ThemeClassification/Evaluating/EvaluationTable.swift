internal import Foundation
internal import Model

extension Evaluation {
    /// The figures for people: one block per language, then how far scores can be trusted.
    public func table() -> String {
        var lines: [String] = []
        let width = max(12, self.themes.map { $0.rawValue.count }.max() ?? 0)
        func cell(_ text: String, _ width: Int) -> String {
            text.count >= width ? text : text + String(repeating: " ", count: width - text.count)
        }
        func row(_ name: String, _ figures: Figures) -> String {
            cell(name, width) + "  " + Self.number(figures.precision) + "      " + Self.number(figures.recall) + "   "
                + Self.number(figures.f1)
                + "  \(figures.truePositives)/\(figures.falsePositives)/\(figures.falseNegatives)"
        }
        for entry in self.languages {
            lines.append("\(entry.language.rawValue): \(entry.units) units")
            lines.append(cell("theme", width) + "  precision  recall  F1     right/too many/missed")
            for (theme, figures) in zip(self.themes, entry.themes) { lines.append(row(theme.rawValue, figures)) }
            lines.append(row("micro", entry.micro))
            lines.append(cell("macro-F1", width) + "                     " + Self.number(entry.macroF1))
            lines.append("")
        }
        lines.append("score from  answers  promised  came true")
        for bin in self.reliability {
            lines.append(
                cell(Self.number(bin.from), 12) + cell(String(bin.count), 9) + cell(Self.number(bin.promised), 10)
                    + Self.number(bin.found))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The figures as JSON with sorted keys.
    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// Three decimals, cut to `0.xxx` or `1.000`.
    private static func number(_ value: Double) -> String {
        let thousandths = Int((value * 1000).rounded())
        let digits = String(thousandths % 1000)
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
    }
}
