import ArgumentParser
import Codec
import DocumentReading
import Foundation
import Model
import ServiceKit
import Store

/// `rapporteur align`: two language versions side by side.
struct AlignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "align", abstract: "Align two language versions of a document passage by passage, gaps flagged.",
        discussion: """
            With a symbol, the stored language versions; with two files, the files, without servers. A line for each pair of \
            passages; a passage without its counterpart stands alone. The exit code is 0 also where there are gaps; \
            with --strict it is 1.
            """)

    @Argument(help: "A symbol, or two files.", completion: .file())
    var names: [String]

    @Option(
        name: .customLong("language"),
        help: "Two languages, for example es,en. Default: all stored versions with the first.")
    var languages: String?

    @Flag(help: "Exit code 1 when a passage is missing or differs.")
    var strict = false

    @Flag(help: "One JSON object per line and pair.")
    var json = false

    func validate() throws {
        guard (1...2).contains(self.names.count) else { throw ValidationError("name a symbol, or two files") }
        _ = try self.chosen()
    }

    private func chosen() throws -> [Language] {
        guard let languages = self.languages else { return [] }
        let chosen = languages.split(separator: ",").map { Language(rawValue: String($0)) }
        guard chosen.count == 2, let first = chosen[0], let second = chosen[1], first != second, self.names.count == 1
        else { throw ValidationError("--language takes two different languages of a symbol, for example es,en") }
        return [first, second]
    }

    func run() async throws {
        let versions = self.names.count == 2 ? try await self.files() : try await self.stored()
        var isComplete = true
        for other in versions.dropFirst() {
            let alignment = DocumentAlignment(versions[0].passages, other.passages)
            isComplete = isComplete && alignment.isComplete
            if self.json {
                for pair in alignment.pairs { Output.write(Self.json(pair, versions[0].name, other.name)) }
            } else {
                Output.write(Self.table(alignment, versions[0].name, other.name))
            }
        }
        if self.strict, !isComplete { throw Failure(ServiceKit.ExitCode.failed, "the versions differ") }
    }

    private struct Version {
        let name: String
        let passages: [Passage]
    }

    private func files() async throws -> [Version] {
        let files = try InputFiles(self.names)
        guard files.readable.count == 2 else { throw Failure(ServiceKit.ExitCode.failed, "two files are needed") }
        let reader = FileReader(try Output.settings(), language: nil)
        var versions: [Version] = []
        for file in files.readable {
            let result = await reader.read(file, try file.bytes())
            if let fault = result.machineFault { throw Failure(ServiceKit.ExitCode.tryAgain, "\(file.name): \(fault)") }
            let document = result.reading.document
            guard document.verdict.state != .unreadable else {
                throw Failure(
                    ServiceKit.ExitCode.failed, "\(file.name): \(document.verdict.reasons.joined(separator: "; "))")
            }
            versions.append(Version(name: document.language?.rawValue ?? file.name, passages: document.passages))
        }
        return versions
    }

    private func stored() async throws -> [Version] {
        let chosen = try self.chosen()
        let documents = try await Servers().withStore { store in
            try await store.storedDocuments(try await NamedDocument.ids(self.names[0], in: store))
        }
        let wanted: [StoredDocument] =
            try chosen.isEmpty
            ? documents
            : chosen.map { language in
                guard let document = documents.first(where: { $0.head.language == language }) else {
                    let there = documents.map { $0.head.language?.rawValue ?? "?" }.joined(separator: ", ")
                    throw Failure(
                        ServiceKit.ExitCode.failed,
                        "'\(self.names[0])' is not stored in \(language.rawValue), only in \(there)")
                }
                return document
            }
        guard wanted.count > 1 else {
            throw Failure(
                ServiceKit.ExitCode.failed, "'\(self.names[0])' is stored in one language version only")
        }
        return wanted.map {
            Version(name: $0.head.language?.rawValue ?? $0.head.id, passages: $0.passages.map(\.passage))
        }
    }

    private static func table(_ alignment: DocumentAlignment, _ first: String, _ second: String) -> String {
        let rows = alignment.pairs.map { pair in
            [
                pair.first ?? "-", pair.second ?? "-",
                pair.differences.map { Self.words($0, isFirst: pair.first == nil, first, second) }
                    .joined(separator: "; "),
            ]
        }
        let differing = alignment.pairs.count { !$0.differences.isEmpty } - alignment.gaps.count
        return Output.table([[first, second, "what differs"]] + rows)
            + "\n\(alignment.pairs.count - alignment.gaps.count) pairs, \(alignment.gaps.count) gaps, "
            + "\(differing) pairs that differ"
    }

    private static func words(
        _ difference: DocumentAlignment.Difference, isFirst: Bool, _ first: String, _ second: String
    ) -> String {
        switch difference {
        case .missing: "missing in \(isFirst ? first : second)"
        case .kind: "another kind of passage"
        case .number: "another number"
        case .subparagraphs(let left, let right): "\(left) items against \(right)"
        case .citations(let citations): "cited by one only: \(citations.joined(separator: ", "))"
        case .length: "one is three times longer"
        }
    }

    private static func json(_ pair: DocumentAlignment.Pair, _ first: String, _ second: String) -> String {
        let bytes = JSONWriter.object { json in
            json.member("first", pair.first)
            json.member("second", pair.second)
            json.member(
                "differences", pair.differences.map { self.words($0, isFirst: pair.first == nil, first, second) })
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
