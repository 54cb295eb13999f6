import ArgumentParser
import Foundation
import Model
import ServiceKit
import Store
import ThemeClassification

/// `rapporteur themes check`: reads a taxonomy and says what is wrong or odd about it.
struct CheckTaxonomyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check a taxonomy file.",
        discussion:
            "Exit code 1 when it cannot be read, with file and line; what is only odd is listed with exit code 0.")

    @Argument(help: "The file; without it, the taxonomy that the settings name.", completion: .file())
    var file: String?

    func run() throws {
        let taxonomy: Taxonomy
        do {
            taxonomy = try self.file.map { try Self.read($0) } ?? Output.settings().taxonomy()
        } catch let error as TaxonomyError {
            throw Failure(ServiceKit.ExitCode.failed, "\(error)")
        }
        let findings = taxonomy.findings()
        for finding in findings { Output.write("\(finding.code.rawValue): \(finding)") }
        let languages = taxonomy.languages.map(\.language.rawValue).joined(separator: ", ")
        Output.write(
            "version \(taxonomy.version): \(taxonomy.themes.count) themes, wordings in \(languages), "
                + "\(findings.count) findings")
    }

    static func read(_ path: String) throws -> Taxonomy {
        try Taxonomy(yaml: try ThemesCommand.text(of: path), name: path)
    }
}

/// `rapporteur themes diff`: what another taxonomy would change.
struct DiffTaxonomyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Show what another taxonomy would add, remove and re-grade.",
        discussion: """
            On the passages in the database it compares with the taxonomy in force, on a file of units with the one that the \
            settings name. Nothing is changed. What people decided stays as they decided it.
            """)

    @Option(name: .customLong("with"), help: "The other taxonomy.", completion: .file())
    var other: String

    @Option(help: "Units: JSON Lines; without it, the stored passages.", completion: .file())
    var units: String?

    @Flag(help: "One JSON object.")
    var json = false

    func run() async throws {
        let diff: TaxonomyDiff
        do {
            let after = try ThemeClassifier(taxonomy: CheckTaxonomyCommand.read(self.other))
            if let units = self.units {
                diff = try Self.compare(try ThemesCommand.units(units), try ThemesCommand.classifier(), after)
            } else {
                let servers = try Servers()
                diff = try await servers.withStore { store in
                    let before = try ThemeClassifier(taxonomy: try await servers.settings.taxonomyInForce(store))
                    return try await Self.compare(stored: store, before, after)
                }
            }
        } catch let error as TaxonomyError {
            throw Failure(ServiceKit.ExitCode.failed, "\(error)")
        }
        guard self.json else { return Output.write(diff.text) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        Output.write(String(decoding: try encoder.encode(diff), as: UTF8.self))
    }

    private static func compare(
        _ units: [ThemeUnit], _ before: ThemeClassifier, _ after: ThemeClassifier
    ) throws -> TaxonomyDiff {
        var diff = TaxonomyDiff()
        for unit in units {
            diff.add(unit: unit.id, before: before.classify(unit).themes, after: after.classify(unit).themes)
        }
        return diff
    }

    /// Both classify anew: what is stored may come from an older version, which is no fault of the taxonomy.
    private static func compare(
        stored store: Store, _ before: ThemeClassifier, _ after: ThemeClassifier
    ) async throws -> TaxonomyDiff {
        let passages = try await store.status().passages
        defer { Progress.shared.clear() }
        return try await store.withCorpus { corpus in
            var diff = TaxonomyDiff()
            // Read in pages: of the corpus only counts and a few examples are kept.
            for try await entry in corpus.entries(for: ReportRequest.Filters()) {
                Progress.shared.show(diff.passages, of: passages, "compared")
                func themes(_ classifier: ThemeClassifier) -> [ThemeAssignment] {
                    classifier.classify(
                        entry.passage.text, language: entry.passage.language ?? entry.document.language,
                        headings: entry.passage.section,
                        kind: entry.passage.kind)
                }
                diff.add(
                    unit: "\(entry.document.symbol), \(entry.passage.label)",
                    before: themes(before), after: themes(after))
            }
            return diff
        }
    }
}
