internal import DocumentReading
internal import Foundation

/// Turns DOC, the format of Word 97 to 2003, into text: antiword makes DocBook of it, and pandoc a tree of that.
///
/// Its DocBook has the lists, the emphasis and the places of the notes; only its plain text has the notes themselves.
/// antiword does not say with which number a list goes on, so a numbered list goes on where the one before it ended, as
/// the paragraphs of United Nations documents do.
struct WordConverter: Sendable {
    let limits: ConversionLimits

    func convert(_ bytes: [UInt8], in folder: URL) async throws(ConversionError) -> ExtractedText {
        let docBook = try await self.antiword(["-x", "db"], bytes, in: folder)
        var notes: [[UInt8]] = []
        if docBook.contains(words: Array("<footnote>".utf8)) {
            notes = Self.notes(in: try await self.antiword(["-w", "0", "-m", "UTF-8.txt"], bytes, in: folder))
        }
        return try await PandocConverter(limits: self.limits).convertDocBook(docBook, noteTexts: notes, in: folder)
    }

    private func antiword(
        _ arguments: [String], _ bytes: [UInt8], in folder: URL
    ) async throws(ConversionError) -> [UInt8] {
        let process = ConverterProcess(
            tool: "antiword", package: "antiword", arguments: arguments + ["/dev/stdin"], limits: self.limits)
        let output = try await process.run(on: InputFile(bytes, in: folder))
        let isEncrypted = output.complaints.contains(words: Array("ncrypted".utf8))
        guard output.ending == .exited(0), !isEncrypted, !output.printed.isEmpty else {
            throw ConversionError(
                isEncrypted ? .encryptedFile : .damagedFile, detail: "antiword could not read the file")
        }
        // A file with errors may make it print bytes that are no text.
        return Array(String(decoding: output.printed, as: UTF8.self).utf8)
    }

    /// The notes that plain text ends with, each on a line that begins with `[1]` and a tab; none unless they count from one.
    static func notes(in text: [UInt8]) -> [[UInt8]] {
        var notes: [(mark: Int, text: [UInt8])] = []
        for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0C || $0 == 0x0D }).reversed() {
            guard let note = Self.note(line), notes.last.map({ $0.mark == note.mark + 1 }) ?? true else { break }
            notes.append(note)
        }
        return notes.last?.mark == 1 ? notes.reversed().map(\.text) : []
    }

    private static func note(_ line: ArraySlice<UInt8>) -> (mark: Int, text: [UInt8])? {
        guard line.first == UInt8(ascii: "["), let close = line.prefix(6).firstIndex(of: UInt8(ascii: "]")),
            let mark = Int(String(decoding: line[(line.startIndex + 1)..<close], as: UTF8.self))
        else { return nil }
        return (mark, Array(line[(close + 1)...].drop { $0 <= 0x20 }))
    }
}
