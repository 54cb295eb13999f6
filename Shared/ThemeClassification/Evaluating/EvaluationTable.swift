internal import Foundation
internal import Model

extension Evaluation {
    /// The figures for people: one block per language and one for all, how far scores can be trusted, and mistakes.
    /// - Parameter examples: How many mistakes are named at most.
    public func table(examples: Int = 20) -> String {
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
        func block(_ name: String, _ units: Int, _ themes: [Figures]) {
            let entry = LanguageFigures(language: .english, units: units, themes: themes)
            lines.append("\(name): \(units) units")
            lines.append(cell("theme", width) + "  precision  recall  F1     right/too many/missed")
            for (theme, figures) in zip(self.themes, themes) { lines.append(row(theme.rawValue, figures)) }
            lines.append(
                cell("macro", width) + "  " + Self.number(entry.macroPrecision) + "      "
                    + Self.number(entry.macroRecall) + "   " + Self.number(entry.macroF1))
            lines.append(row("micro", entry.micro))
            lines.append("")
        }
        for entry in self.languages { block(entry.language.rawValue, entry.units, entry.themes) }
        if self.languages.count > 1 {
            block("all languages", self.languages.reduce(0) { $0 + $1.units }, self.overall)
        }
        lines.append("score from  answers  promised  came true")
        for bin in self.reliability {
            lines.append(
                cell(Self.number(bin.from), 12) + cell(String(bin.count), 9) + cell(Self.number(bin.promised), 10)
                    + Self.number(bin.found))
        }
        let sure = self.sureAnswers
        lines.append(
            "of \(sure.count) answers from 0.8 on: promised \(Self.number(sure.promised)), came true \(Self.number(sure.found))"
        )
        if !self.confusions.isEmpty {
            lines += ["", "the surest mistakes (unit, theme, gold, score)"]
            for confusion in self.confusions.prefix(examples) {
                let parts = [
                    confusion.unit, confusion.theme.rawValue, confusion.gold.rawValue, Self.number(confusion.score),
                ]
                lines.append(parts.joined(separator: "  "))
            }
            if self.confusions.count > examples { lines.append("and \(self.confusions.count - examples) more") }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The figures as JSON with sorted keys.
    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let written = Written(
            overall: Written.Block(
                language: nil, units: self.languages.reduce(0) { $0 + $1.units }, themes: self.themes,
                figures: self.overall),
            languages: self.languages.map {
                Written.Block(language: $0.language, units: $0.units, themes: self.themes, figures: $0.themes)
            },
            reliability: self.reliability, confusions: self.confusions)
        return String(decoding: try encoder.encode(written), as: UTF8.self)
    }

    /// What the JSON holds: the figures too, not only the counts.
    private struct Written: Encodable {
        struct Line: Encodable {
            let precision: Double
            let recall: Double
            let f1: Double
            var theme: ThemeID?
            var right: Int?
            var tooMany: Int?
            var missed: Int?

            init(_ figures: Figures, theme: ThemeID? = nil) {
                (self.precision, self.recall, self.f1) = (figures.precision, figures.recall, figures.f1)
                (self.right, self.tooMany) = (figures.truePositives, figures.falsePositives)
                (self.missed, self.theme) = (figures.falseNegatives, theme)
            }

            init(macro: LanguageFigures) {
                (self.precision, self.recall, self.f1) = (macro.macroPrecision, macro.macroRecall, macro.macroF1)
            }
        }

        struct Block: Encodable {
            let language: Language?
            let units: Int
            let themes: [Line]
            let macro: Line
            let micro: Line

            init(language: Language?, units: Int, themes: [ThemeID], figures: [Figures]) {
                let entry = LanguageFigures(language: language ?? .english, units: units, themes: figures)
                (self.language, self.units) = (language, units)
                self.themes = zip(themes, figures).map { Line($1, theme: $0) }
                (self.macro, self.micro) = (Line(macro: entry), Line(entry.micro))
            }
        }

        let overall: Block
        let languages: [Block]
        let reliability: [ReliabilityBin]
        let confusions: [Confusion]
    }

    /// Three decimals, cut to `0.xxx` or `1.000`.
    private static func number(_ value: Double) -> String {
        let thousandths = Int((value * 1000).rounded())
        let digits = String(thousandths % 1000)
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
    }
}
