internal import DocumentReading
internal import Foundation

/// Turns DOC, the format of Word 97 to 2003, into text: antiword makes DocBook of it, and pandoc a tree of that.
///
/// antiword does not say with which number a list goes on, so a numbered list goes on where the one before it ended, as
/// the paragraphs of United Nations documents do.
struct WordConverter: Sendable {
    let limits: ConversionLimits

    func convert(_ bytes: [UInt8], in folder: URL) async throws(ConversionError) -> ExtractedText {
        let input = try InputFile(bytes, in: folder)
        let process = ConverterProcess(
            tool: "antiword", package: "antiword", arguments: ["-x", "db", "/dev/stdin"], limits: self.limits)
        let output = try await process.run(on: input)
        let isEncrypted = output.complaints.contains(words: Array("ncrypted".utf8))
        guard output.ending == .exited(0), !isEncrypted, !output.printed.isEmpty else {
            throw ConversionError(
                isEncrypted ? .encryptedFile : .damagedFile, detail: "antiword could not read the file")
        }
        // A file with errors may make it print bytes that are no text.
        let docBook = Array(String(decoding: output.printed, as: UTF8.self).utf8)
        return try await PandocConverter(limits: self.limits).convertDocBook(docBook, in: folder)
    }
}
