import ArgumentParser
import DocumentReading
import Foundation
import Identity
import Model
import ServiceKit
import ThemeClassification

/// `rapporteur digest`: reports from files, in this process.
struct DigestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "digest", abstract: "Read documents, classify them and write the reports. Needs no servers.")

    @Argument(help: "Documents.", completion: .file())
    var files: [String]

    @Option(help: "Folder for the reports; made when missing.", completion: .directory)
    var out: String

    @Option(help: "Language of headings and labels: ar, en, es, fr, ru or zh.")
    var language: Language = .english

    @Option(name: .customLong("format"), help: "Formats: html, md, csv, json. Default: all.")
    var formats: [ReportRequest.Format] = ReportRequest.Format.allCases

    @Flag(help: "Also preambular and narrative paragraphs, not only recommendations and operative paragraphs.")
    var allPassages = false

    func run() async throws {
        let settings = try Output.settings()
        let files = try InputFiles(self.files)
        let classifier = try ThemeClassifier(taxonomy: try settings.taxonomy())
        let reader = FileReader(settings, language: nil)
        var corpus = LocalCorpus(classifier: classifier)
        for (index, file) in files.readable.enumerated() {
            Progress.shared.show(index, of: files.readable.count, file.name)
            let bytes = try file.bytes()
            let result = await reader.read(file, bytes)
            if let fault = result.machineFault { throw Failure(ServiceKit.ExitCode.tryAgain, "\(file.name): \(fault)") }
            let verdict = corpus.add(
                result.reading.document, fileName: file.name, sha256: Derivation.sha256(bytes))
            if verdict.state != .faithful {
                Output.tell("\(file.name): \(verdict.state.rawValue): \(verdict.reasons.joined(separator: "; "))")
            }
        }
        Progress.shared.clear()
        let folder = URL(filePath: self.out, directoryHint: .isDirectory)
        try Output.makeFolder(folder)
        let kinds = self.allPassages || !corpus.hasRecommendations ? [] : PassageKind.recommending
        for kind in ReportRequest.Kind.allCases {
            let request = ReportRequest(
                kind: kind, filters: .init(passageKinds: kinds), language: self.language,
                formats: Array(Set(self.formats)).sorted())
            for (name, bytes) in try corpus.report(request) {
                let file = folder.appending(path: name)
                try Output.write(bytes, to: file)
                Output.write(file.path(percentEncoded: false))
            }
        }
        if corpus.documents.isEmpty || files.hasFaults { throw Failure(ServiceKit.ExitCode.failed, "") }
    }
}
