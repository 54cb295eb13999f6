import ArgumentParser
import Identity
import Model
import ServiceKit
import Store
import ThemeClassification

extension ThemesCommand {
    /// `rapporteur themes explain`: why a text, or a stored passage, has its themes.
    struct ExplainCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "explain", abstract: "Tell in words why a passage has its themes, and why not others.",
            discussion: """
                Of a stored passage, named by symbol and label (A/RES/74/176 OP15) or by its id, it also tells what people decided. \
                Of a text, given as one argument or on standard input, it needs no servers.
                """)

        @Argument(
            help: "A text; or a symbol (or a document's id) and a label; or a passage's id. Without it, standard input."
        )
        var subject: [String] = []

        @Option(help: "Language: of the text, told from it when missing; or which version of the symbol is meant.")
        var language: Language?

        @Option(help: "The heading over the text.")
        var heading: String?

        func validate() throws {
            if self.subject.count > 2 {
                throw ValidationError("give a text, or a symbol and a label, or a passage's id")
            }
        }

        func run() async throws {
            if self.subject.count == 2 || self.subject.first.map(Derivation.isUUID) ?? false {
                try await self.explainStored()
                return
            }
            let text = try self.subject.first ?? ThemesCommand.text(of: nil)
            let explanation = try ThemesCommand.classifier().explain(
                text, language: self.language, headings: self.heading.map { [$0] } ?? [])
            Output.write(explanation.text)
        }

        private func explainStored() async throws {
            let servers = try Servers()
            try await servers.withStore { store in
                let taxonomy = try await servers.settings.taxonomyInForce(store)
                let ids = try await self.passages(store)
                for id in ids {
                    guard let entry = try await store.entry(ofPassage: id) else {
                        throw Failure(ServiceKit.ExitCode.failed, "there is no passage '\(id)'")
                    }
                    try await self.tell(entry, passage: id, try ThemeClassifier(taxonomy: taxonomy), store)
                }
            }
        }

        private func passages(_ store: Store) async throws -> [String] {
            guard self.subject.count == 2 else { return [self.subject[0].lowercased()] }
            let (name, label) = (self.subject[0], self.subject[1])
            let query =
                Derivation.isUUID(name)
                ? PassageQuery(document: name.lowercased(), language: self.language, label: label)
                : PassageQuery(symbol: name, language: self.language, label: label)
            let found = try await store.passages(named: [query])[0].map(\.passageID)
            guard !found.isEmpty else {
                throw Failure(ServiceKit.ExitCode.failed, "no passage \(label) of '\(name)' is stored")
            }
            return found
        }

        private func tell(
            _ entry: ReportEntry, passage: String, _ classifier: ThemeClassifier, _ store: Store
        ) async throws {
            let language = entry.passage.language ?? entry.document.language
            Output.write(
                "\(Citation(symbol: entry.document.symbol, passage: entry.passage)) (\(language?.rawValue ?? "?"), passage \(passage))"
            )
            if !entry.passage.section.isEmpty {
                Output.write("under: \(entry.passage.section.joined(separator: " / "))")
            }
            Output.write(entry.passage.text)
            Output.write("")
            Output.write(
                classifier.explain(
                    entry.passage.text, language: language, headings: entry.passage.section, kind: entry.passage.kind
                ).text)
            let decided = try await store.corrections(
                matching: CorrectionFilter(document: entry.document.id), limit: .max
            ).filter { $0.label == entry.passage.label }
            for record in decided {
                let correction = record.correction
                Output.write(
                    "\(correction.theme): \(correction.author) decided on \(correction.decidedAt): \(correction.action.rawValue)"
                        + (correction.action == .add ? " \(correction.grade.rawValue)" : "")
                        + ": \(Output.oneLine(correction.reason))")
            }
            let standing = entry.assignments.map { "\($0.theme) \($0.grade.rawValue) (\($0.decidedBy.rawValue))" }
            Output.write("stands: \(standing.isEmpty ? "no theme" : standing.joined(separator: ", "))")
        }
    }
}
