import ArgumentParser
import DocumentReading
import Foundation
import Identity
import Model
import ReportAssembly
import ReportBuilding
import ReportConversion
import ServiceKit
import ThemeClassification

/// `rapporteur digest`: reports from files, in this process.
struct DigestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "digest", abstract: "Read documents, classify them and write the reports. Needs no servers.",
        discussion: """
            Writes every kind of report but changes, which needs the history that only a database has. A format that a kind \
            has no use for is left out of it.
            """)

    @Argument(help: "Documents.", completion: .file())
    var files: [String]

    @Option(help: "Folder for the reports; made when missing.", completion: .directory)
    var out: String

    @Option(name: .customLong("kind"), help: "Only this kind of report; may be given several times.")
    var kinds: [ReportRequest.Kind] = ReportRequest.Kind.allCases.filter { $0 != .changes }

    @OptionGroup var selection: ReportSelection

    func validate() throws {
        if self.kinds.contains(.changes) {
            throw ValidationError("changes needs a database: rapporteur report request --kind changes")
        }
    }

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
                result.reading.document, text: result.reading.text, fileName: file.name,
                sha256: Derivation.sha256(bytes))
            if verdict.state != .faithful {
                Output.tell("\(file.name): \(verdict.state.rawValue): \(verdict.reasons.joined(separator: "; "))")
            }
        }
        Progress.shared.clear()
        let folder = URL(filePath: self.out, directoryHint: .isDirectory)
        try Output.makeFolder(folder)
        let isComplete = try await self.write(corpus, to: folder)
        if corpus.documents.isEmpty || files.hasFaults || !isComplete { throw Failure(ServiceKit.ExitCode.failed, "") }
    }

    /// - Returns: Whether every format could be made.
    private func write(_ corpus: LocalCorpus, to folder: URL) async throws -> Bool {
        let requests = self.requests(corpus)
        let converter = ReportConverter()
        var isComplete = true
        func write(_ bytes: [UInt8], _ name: String) throws {
            let file = folder.appending(path: name)
            try Output.write(bytes, to: file)
            Output.write(file.path(percentEncoded: false))
        }
        for request in requests {
            Progress.shared.show(0, of: requests.count, request.kind.rawValue)
            let companion =
                request.kind == .index && requests.contains { $0.kind == .compilation && $0.formats.contains(.html) }
                ? "compilation.html" : nil
            for (name, bytes) in try corpus.report(request, companion: companion) {
                guard name.format == .docx || name.format == .pdf else {
                    try write(bytes, name.description)
                    continue
                }
                let cover = ReportCover(
                    title: try ReportBuilder.title(of: request), symbol: request.kind.rawValue,
                    language: request.language)
                do {
                    try write(try await converter.convert(bytes, to: name.format, cover: cover), name.description)
                } catch let error as ReportConversionError {
                    isComplete = false
                    Output.tell("\(name): \(error)")
                }
            }
            if request.formats.contains(.akn) {
                try write(
                    try corpus.corpusArchive(request),
                    ReportFileName(kind: request.kind, format: .akn).description)
            }
        }
        Progress.shared.clear()
        if let request = requests.first(where: { $0.formats.contains(.site) }) {
            let site = folder.appending(path: "site", directoryHint: .isDirectory)
            try Output.makeFolder(site)
            try corpus.site(request, kinds: requests.map(\.kind)) { name, bytes in
                try Output.write(bytes, to: site.appending(path: name))
            }
            Output.write(site.appending(path: "index.html").path(percentEncoded: false))
        }
        return isComplete
    }

    /// A request for each kind, in the formats that it has a use for.
    private func requests(_ corpus: LocalCorpus) -> [ReportRequest] {
        self.kinds.compactMap { kind in
            var request = self.selection.request(kind)
            request.formats = Array(Set(request.formats).intersection(kind.formats)).sorted()
            if self.selection.passageKinds.isEmpty, request.filters.passageKinds == PassageKind.recommending,
                !corpus.hasRecommendations
            {
                request.filters.passageKinds = []
            }
            return request.formats.isEmpty ? nil : request
        }
    }
}
