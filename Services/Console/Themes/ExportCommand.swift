import ArgumentParser
import Codec
import Foundation
import Model
import ServiceKit
import Store
import ThemeClassification

extension CorrectionsCommand {
    /// `rapporteur corrections export`: what people decided, as a gold set.
    struct ExportCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "Write corrected passages as a gold set: units.jsonl and gold.tsv.",
            discussion: """
                The forms that themes evaluate and themes train read. A theme that a person decided is gold; of the other themes \
                of the passage nobody has said anything, so they are marked touch, which counts neither way. With --reviewed \
                they are given as they stand: say so only if whoever corrected a passage looked at all its themes.
                """)

        @Option(name: .customLong("gold"), help: "Folder for the two files.", completion: .directory)
        var folder: String

        @Option(help: "Only of this batch.")
        var batch: String?

        @Option(help: "Only of this person.")
        var who: String?

        @Flag(help: "Also the other themes of the passages are right.")
        var reviewed = false

        func run() async throws {
            let servers = try Servers()
            let folder = URL(filePath: self.folder, directoryHint: .isDirectory)
            try Output.makeFolder(folder)
            try await servers.withStore { store in
                let themes = try await servers.settings.taxonomyInForce(store).themes.map(\.id)
                let records = try await store.corrections(
                    matching: CorrectionFilter(author: self.who, batch: self.batch), limit: .max)
                let byDocument = Dictionary(grouping: records) { $0.correction.documentID ?? "" }
                var units: [UInt8] = []
                var gold = (["unit"] + themes.map(\.rawValue)).joined(separator: "\t") + "\n"
                var count = 0
                // By symbol and language, as they are listed; a document's passages are in memory one at a time.
                var done: Set<String> = []
                for id in records.compactMap(\.correction.documentID) where done.insert(id).inserted {
                    let ofPassage = Dictionary(grouping: byDocument[id] ?? [], by: \.label)
                    for entry in try await store.entries(ofDocument: id) {
                        guard let decided = ofPassage[entry.passage.label] else { continue }
                        units += Self.unit(entry)
                        gold += Self.labels(entry, decided, themes, isReviewed: self.reviewed)
                        count += 1
                    }
                }
                try Output.write(units, to: folder.appending(path: "units.jsonl"))
                try Output.write(Array(gold.utf8), to: folder.appending(path: "gold.tsv"))
                Output.write("exported \(count) units with \(records.count) corrections to \(self.folder)")
            }
        }

        private static func id(_ entry: ReportEntry) -> String {
            let language = entry.document.language.map { "#\($0.rawValue)" } ?? ""
            return "\(entry.document.symbol)\(language):\(entry.passage.label)"
        }

        private static func unit(_ entry: ReportEntry) -> [UInt8] {
            var line = JSONWriter.object { json in
                json.member("id", self.id(entry))
                json.member("language", (entry.passage.language ?? entry.document.language)?.rawValue)
                json.member("text", entry.passage.text)
                json.member("heading", entry.passage.section.last)
            }
            line.append(0x0A)
            return line
        }

        private static func labels(
            _ entry: ReportEntry, _ decided: [CorrectionRecord], _ themes: [ThemeID], isReviewed: Bool
        ) -> String {
            // The last decision on a theme stands; they come in their order.
            let last = Dictionary(decided.map { ($0.correction.theme, $0.correction) }) { $1 }
            let labels = themes.map { theme -> String in
                if let correction = last[theme] {
                    return correction.action == .remove
                        ? GoldStandard.Label.absent.rawValue : correction.grade.rawValue
                }
                guard isReviewed else { return GoldStandard.Label.touch.rawValue }
                let given = entry.assignments.first { $0.theme == theme }
                return given?.grade.rawValue ?? GoldStandard.Label.absent.rawValue
            }
            return ([self.id(entry).replacing("\t", with: " ")] + labels).joined(separator: "\t") + "\n"
        }
    }
}
