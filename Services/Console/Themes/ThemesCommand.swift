import ArgumentParser
import Foundation
import Model
import ServiceKit
import ThemeClassification

/// `rapporteur themes`: the classifier on its own.
struct ThemesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "themes", abstract: "Classify units, explain and evaluate the classifier, train it. Needs no servers.",
        subcommands: [ClassifyCommand.self, ExplainCommand.self, EvaluateCommand.self, TrainCommand.self])

    /// The classifier with the taxonomy that the settings name.
    static func classifier() throws -> ThemeClassifier {
        let settings = try Output.settings()
        do {
            let taxonomy: Taxonomy =
                try settings.taxonomySource().map { try Taxonomy(yaml: $0.yaml, name: $0.name) } ?? .builtIn()
            return try ThemeClassifier(taxonomy: taxonomy)
        } catch let error as TaxonomyError {
            throw Failure(ServiceKit.ExitCode.usage, "\(error)")
        }
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
    static func units(_ path: String?) throws -> [ThemeUnit] {
        do throws(GoldError) {
            return try ThemeUnit.read(jsonLines: try Self.input(path), name: path ?? "standard input")
        } catch {
            throw Failure(ServiceKit.ExitCode.failed, "\(error)")
        }
    }

    private static func input(_ path: String?) throws(GoldError) -> String {
        do {
            return try Self.text(of: path)
        } catch {
            throw GoldError(file: path ?? "standard input", line: 0, problem: "cannot be read as UTF-8")
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
            discussion: #"JSON Lines in, {"id", "text", "language"?, "heading"?}; JSON Lines out, in the same order."#)

        @Option(help: "File of units; without it, standard input.", completion: .file())
        var input: String?

        func run() throws {
            let classifier = try ThemesCommand.classifier()
            for unit in try ThemesCommand.units(self.input) { Output.write(classifier.classify(unit).json) }
        }
    }

    struct ExplainCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "explain", abstract: "Tell in words why a text has its themes, and why not others.")

        @Argument(help: "The text; without it, standard input.")
        var text: String?

        @Option(help: "Its language; told from the text when missing.")
        var language: Language?

        @Option(help: "The heading over it.")
        var heading: String?

        func run() throws {
            let text = try self.text ?? ThemesCommand.text(of: nil)
            let explanation = try ThemesCommand.classifier().explain(
                text, language: self.language, headings: self.heading.map { [$0] } ?? [])
            Output.write(explanation.text)
        }
    }

    struct EvaluateCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "evaluate", abstract: "Compare the classifier with labels made by people.",
            discussion: "Precision, recall and F1 per theme and language; `touch` in the gold counts neither way.")

        @Option(help: "Labels: tab-separated, unit and one column a theme, with core, touch or -.", completion: .file())
        var gold: String

        @Option(help: "Units: JSON Lines.", completion: .file())
        var units: String

        @Flag(help: "One JSON object.")
        var json = false

        func run() throws {
            let classifier = try ThemesCommand.classifier()
            let units = try ThemesCommand.units(self.units)
            let evaluation = Evaluation(
                units: units, results: units.map { classifier.classify($0) }, gold: try ThemesCommand.gold(self.gold))
            Output.write(self.json ? try evaluation.json() : evaluation.table())
        }
    }

    struct TrainCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "train", abstract: "Make the classifier's weights anew from labelled units.",
            discussion: "Deterministic: the same units give the same file. The figures, cross-validated by source, are printed.")

        @Option(help: "Labels, as for evaluate.", completion: .file())
        var gold: String

        @Option(help: "Units: JSON Lines.", completion: .file())
        var units: String

        @Option(help: "File for the weights.", completion: .file())
        var out: String

        func run() throws {
            let settings = try Output.settings()
            let taxonomy: Taxonomy =
                try settings.taxonomySource().map { try Taxonomy(yaml: $0.yaml, name: $0.name) } ?? .builtIn()
            let outcome = try Trainer(taxonomy: taxonomy).train(
                units: try ThemesCommand.units(self.units), gold: try ThemesCommand.gold(self.gold))
            try Data(outcome.weights.utf8).write(to: URL(filePath: self.out), options: .atomic)
            Output.write("cross-validated by source:\n\(outcome.crossValidated.table())")
            Output.write("on the training units themselves:\n\(outcome.plain.table())")
        }
    }
}
