import ArgumentParser
import Foundation
import Model
import ServiceKit
import ThemeClassification

/// `rapporteur themes`: the classifier on its own.
struct ThemesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "themes",
        abstract: "Classify units, explain and evaluate the classifier, train it, check and compare taxonomies.",
        subcommands: [
            ClassifyCommand.self, ExplainCommand.self, EvaluateCommand.self, TrainCommand.self,
            CheckTaxonomyCommand.self, DiffTaxonomyCommand.self, ApplyTaxonomyCommand.self,
        ])

    /// The classifier with the taxonomy that the settings name.
    static func classifier() throws -> ThemeClassifier {
        try ThemeClassifier(taxonomy: try Output.settings().taxonomy())
    }

    /// A file's text, or standard input's.
    static func text(of path: String?) throws -> String {
        let data: Data?
        if let path, path != "-" {
            data = FileManager.default.contents(atPath: path)
        } else {
            data = try FileHandle.standardInput.readToEnd() ?? Data()
        }
        guard let data else { throw Failure(ServiceKit.ExitCode.failed, "'\(path ?? "-")' cannot be read") }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw Failure(ServiceKit.ExitCode.failed, "'\(path ?? "-")' is not UTF-8")
        }
        return text
    }

    /// Units from JSON Lines; a faulty line ends the command and is named.
    static func units(_ path: String) throws -> [ThemeUnit] {
        var lines = try LineReader(path: path)
        var units: [ThemeUnit] = []
        var number = 0
        while let line = try lines.next() {
            number += 1
            units += try self.units(line, name: path, number: number)
        }
        return units
    }

    /// The unit in a line; none in an empty one.
    static func units(_ line: String, name: String, number: Int) throws -> [ThemeUnit] {
        do throws(GoldError) {
            return try ThemeUnit.read(jsonLines: line, name: name)
        } catch {
            throw Failure(
                ServiceKit.ExitCode.failed, "\(GoldError(file: name, line: number, problem: error.problem))")
        }
    }

    static func gold(_ path: String) throws -> GoldStandard {
        let text = try Self.text(of: path)
        do throws(GoldError) {
            return try GoldStandard(tsv: text, name: path)
        } catch {
            throw Failure(ServiceKit.ExitCode.failed, "\(error)")
        }
    }

    struct ClassifyCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "classify", abstract: "Give each unit its themes, with evidence.",
            discussion: """
                JSON Lines in, {"id", "text", "language"?, "heading"?}; JSON Lines out, in the same order and as they come. A \
                faulty line is named and ends the command with exit code 1.
                """)

        @Option(help: "File of units; without it, standard input.", completion: .file())
        var input: String?

        func run() throws {
            let classifier = try ThemesCommand.classifier()
            let name = self.input ?? "standard input"
            var lines = try LineReader(path: self.input)
            var number = 0
            while let line = try lines.next() {
                number += 1
                for unit in try ThemesCommand.units(line, name: name, number: number) {
                    Output.write(classifier.classify(unit).json)
                }
            }
        }
    }

    struct EvaluateCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "evaluate", abstract: "Compare the classifier with labels made by people.",
            discussion: """
                Precision, recall and F1 per theme and language; `touch` in the gold counts neither way. With --cross-validate, \
                weights trained on the other sources judge each source, and the learning curve follows; this takes minutes.
                """)

        @Option(help: "Labels: tab-separated, unit and one column a theme, with core, touch or -.", completion: .file())
        var gold: String

        @Option(help: "Units: JSON Lines.", completion: .file())
        var units: String

        @Flag(help: "Train on some sources and measure on the others, for all sources in turn.")
        var crossValidate = false

        @OptionGroup var supplement: Supplement

        @Flag(help: "One JSON object.")
        var json = false

        func validate() throws {
            guard self.crossValidate || self.supplement.isEmpty else {
                throw ValidationError("--more-units is for --cross-validate: nothing is trained otherwise.")
            }
        }

        func run() throws {
            let units = try ThemesCommand.units(self.units)
            let gold = try ThemesCommand.gold(self.gold)
            guard self.crossValidate else {
                let classifier = try ThemesCommand.classifier()
                let evaluation = Evaluation(units: units, results: units.map { classifier.classify($0) }, gold: gold)
                Output.write(self.json ? try evaluation.json() : evaluation.table())
                return
            }
            let trainer = Trainer(
                taxonomy: try Output.settings().taxonomy(), supplements: try self.supplement.examples())
            if self.json {
                Output.write(try trainer.crossValidate(units: units, gold: gold).json())
                return
            }
            let curve = trainer.learningCurve(units: units, gold: gold)
            if let whole = curve.last { Output.write(whole.evaluation.table()) }
            Output.write("share of the units trained on, macro-F1 per language")
            for (share, evaluation) in curve {
                let figures = evaluation.languages.map { "\($0.language.rawValue) \(Self.thousandths($0.macroF1))" }
                Output.write("\(Int(share * 100)) %  \(figures.joined(separator: "  "))")
            }
        }

        private static func thousandths(_ value: Double) -> String {
            let digits = String(Int((value * 1000).rounded()) % 1000)
            return "\(value >= 0.9995 ? 1 : 0)." + String(repeating: "0", count: 3 - digits.count) + digits
        }
    }

    /// Units that only train.
    struct Supplement: ParsableArguments {
        @Option(help: "Units that only train, on which nothing is measured: JSON Lines.", completion: .file())
        var moreUnits: String?

        @Option(help: "Their labels.", completion: .file())
        var moreGold: String?

        var isEmpty: Bool { self.moreUnits == nil && self.moreGold == nil }

        func validate() throws {
            guard (self.moreUnits == nil) == (self.moreGold == nil) else {
                throw ValidationError("--more-units and --more-gold belong together.")
            }
        }

        func examples() throws -> [Trainer.Examples] {
            guard let moreUnits = self.moreUnits, let moreGold = self.moreGold else { return [] }
            return [
                Trainer.Examples(units: try ThemesCommand.units(moreUnits), gold: try ThemesCommand.gold(moreGold))
            ]
        }
    }

    struct TrainCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "train", abstract: "Make the classifier's weights anew from labelled units.",
            discussion:
                "Deterministic: the same units give the same file. The figures, cross-validated by source, are printed."
        )

        @Option(help: "Labels, as for evaluate.", completion: .file())
        var gold: String

        @Option(help: "Units: JSON Lines.", completion: .file())
        var units: String

        @OptionGroup var supplement: Supplement

        @Option(help: "File for the weights.", completion: .file())
        var out: String

        func run() throws {
            let trainer = Trainer(
                taxonomy: try Output.settings().taxonomy(), supplements: try self.supplement.examples())
            let outcome = try trainer.train(
                units: try ThemesCommand.units(self.units), gold: try ThemesCommand.gold(self.gold))
            try Output.write(Array(outcome.weights.utf8), to: URL(filePath: self.out))
            Output.write("cross-validated by source:\n\(outcome.crossValidated.table())")
            Output.write("on the training units themselves:\n\(outcome.plain.table())")
        }
    }
}
