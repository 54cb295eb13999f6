import DocumentReading
import Foundation

/// The documents to read: a folder's texts, or generated ones.
struct SampleDocuments {
    let texts: [ExtractedText]
    let source: String

    /// - Parameter folder: where text files are looked for; `nil` for RAPPORTEUR_CORPUS.
    init(_ folder: String?) throws {
        let environment = ProcessInfo.processInfo.environment["RAPPORTEUR_CORPUS"]
        guard let place = folder ?? environment else {
            (self.texts, self.source) = (GeneratedDocuments.all, "generated documents")
            return
        }
        let root = URL(filePath: place)
        let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        var texts: [ExtractedText] = []
        for file in (files?.compactMap { $0 as? URL } ?? []).sorted(by: { $0.path() < $1.path() }) {
            guard ["txt", "md", "xml"].contains(file.pathExtension), file.lastPathComponent.uppercased() != "README.MD",
                file.lastPathComponent != "CODEBOOK.md"
            else { continue }
            let bytes = Array(String(decoding: try Data(contentsOf: file), as: UTF8.self).utf8)
            texts.append(ExtractedText(format: file.pathExtension == "md" ? .markdown : .plainText, utf8: bytes))
        }
        guard !texts.isEmpty else { throw Options.Wrong(description: "\(place) holds no .txt, .md or .xml file") }
        (self.texts, self.source) = (texts, place)
    }

    var byteCount: Int { self.texts.reduce(0) { $0 + $1.utf8.count } }

    /// All documents one behind the other, repeated until there are `bytes` of them.
    func joined(atLeast bytes: Int) -> ExtractedText {
        var output: [UInt8] = []
        output.reserveCapacity(bytes + 200_000)
        while output.count < bytes {
            for text in self.texts {
                output += text.utf8
                output.append(0x0A)
                if output.count >= bytes { break }
            }
        }
        return ExtractedText(format: .plainText, utf8: output)
    }
}
