import Foundation
import Testing

@testable import ThemeClassification

/// The labelled units outside the repository.
enum Corpus {
    /// Folder of the labelled units; `nil` when there is none.
    static var themes: URL? {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let corpus =
            ProcessInfo.processInfo.environment["RAPPORTEUR_CORPUS"].map { URL(filePath: $0) }
            ?? root.appending(path: "../shared/corpus").standardizedFileURL
        let folder = corpus.appending(path: "themes")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }

    /// Units and gold labels called `name` ("dev", "multi"); `nil` when the corpus is absent, which fails the test where CI runs it.
    static func set(_ name: String) throws -> (units: [ThemeUnit], gold: GoldStandard)? {
        guard let folder = Self.themes else {
            if ProcessInfo.processInfo.environment["CI"] == "true" {
                Issue.record("The corpus is absent: set RAPPORTEUR_CORPUS.")
            } else {
                print("Left out: no corpus. Set RAPPORTEUR_CORPUS to run this test.")
            }
            return nil
        }
        func text(_ file: String) throws -> String {
            try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        }
        return (
            try ThemeUnit.read(jsonLines: text("\(name)-units.jsonl")), try GoldStandard(tsv: text("\(name)-gold.tsv"))
        )
    }
}

/// The classifier as shipped.
func builtInClassifier() throws -> ThemeClassifier { try sharedClassifier.get() }

private let sharedClassifier = Result { try ThemeClassifier(taxonomy: Taxonomy.builtIn()) }
