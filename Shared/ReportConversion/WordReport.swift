internal import Foundation
internal import Model
internal import ProcessFence

/// A report as a word processor's document (Office Open XML), written by pandoc in the layout of ``ReferenceDocument``.
struct WordReport {
    let cover: ReportCover
    let converter: ReportConverter

    /// - Parameter blocks: The JSON list of blocks of pandoc's tree (pandoc-types 1.22 or later).
    func convert(_ blocks: [UInt8]) async throws(ReportConversionError) -> [UInt8] {
        guard blocks.first == UInt8(ascii: "["), blocks.last == UInt8(ascii: "]") else {
            throw ReportConversionError(.wrongSource, "the source of a DOCX is a JSON list of blocks")
        }
        let head = try await self.head()
        let tree = Array(head.utf8) + blocks + [UInt8(ascii: "}")]
        let reference = try ReferenceDocument(self.cover).bytes
        return try await self.converter.withFolder { folder throws(ReportConversionError) in
            let file = folder.appending(path: "reference.docx")
            do {
                try Data(reference).write(to: file)
            } catch {
                throw ReportConversionError(
                    .temporaryStorageFull, "the reference document could not be written: \(error.localizedDescription)")
            }
            let output = try await self.pandoc(
                ["--from", "json", "--to", "docx", "--quiet", "--reference-doc", file.path, "--output", "-"], on: tree)
            guard output.ending == .exited(0), output.printed.starts(with: [0x50, 0x4B]) else {
                throw ReportConversionError(.conversionFailed, "pandoc ended with \(output.ending) and wrote no DOCX")
            }
            return output.printed
        }
    }

    /// The tree up to its blocks. Which version of the tree this pandoc reads, it says itself.
    private func head() async throws(ReportConversionError) -> String {
        let output = try await self.pandoc(["--from", "markdown", "--to", "json", "--quiet"], on: [])
        struct Tree: Decodable {
            let version: [Int]
            enum CodingKeys: String, CodingKey { case version = "pandoc-api-version" }
        }
        guard let tree = try? JSONDecoder().decode(Tree.self, from: Data(output.printed)) else {
            throw ReportConversionError(
                .conversionFailed, "pandoc ended with \(output.ending) and did not say its version")
        }
        var meta: [String: [String: Any]] = [
            "title": ["t": "MetaInlines", "c": [["t": "Str", "c": self.cover.title]]],
            "lang": ["t": "MetaString", "c": self.cover.language.rawValue],
        ]
        if self.cover.language.isRightToLeft { meta["dir"] = ["t": "MetaString", "c": "rtl"] }
        let object: [String: Any] = ["pandoc-api-version": tree.version, "meta": meta]
        guard let data = try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys]) else {
            throw ReportConversionError(.wrongSource, "the report's title is not text")
        }
        return String(decoding: data.dropLast(), as: UTF8.self) + ",\"blocks\":"
    }

    private func pandoc(
        _ arguments: [String], on input: [UInt8]
    ) async throws(ReportConversionError) -> FencedProcess.Output {
        try await self.converter.run("pandoc", package: "pandoc", arguments, on: input, for: .docx)
    }
}
