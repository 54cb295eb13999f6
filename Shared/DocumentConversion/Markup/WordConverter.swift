internal import DocumentReading
internal import Foundation

/// Turns DOC, the format of Word 97 to 2003, into text: antiword makes DocBook of it, and pandoc a tree of that.
///
/// Its DocBook has the lists, the emphasis and the places of the notes; only its plain text has the notes themselves.
/// antiword does not say with which number a list goes on, so a numbered list goes on where the one before it ended, as
/// the paragraphs of United Nations documents do, and the text says that its numbers were counted. Numbers that were
/// typed are part of the text and right.
struct WordConverter: Sendable {
    let limits: ConversionLimits

    func convert(_ bytes: [UInt8], in folder: URL) async throws(ConversionError) -> ExtractedText {
        let docBook = try await self.antiword(["-x", "db"], bytes, in: folder)
        let plain = try await self.antiword(["-w", "0", "-m", "UTF-8.txt"], bytes, in: folder)
        let notes = docBook.contains(words: Array("<footnote>".utf8)) ? Self.notes(in: plain) : []
        var text = try await PandocConverter(limits: self.limits).convertDocBook(
            Self.withoutPictures(Self.withLineBreaks(docBook, from: plain)), noteTexts: notes, in: folder)
        text.hasCountedNumbers = docBook.contains(words: Array("<orderedlist".utf8))
        return text
    }

    /// Where a picture was, antiword writes this.
    private static func withoutPictures(_ docBook: [UInt8]) -> [UInt8] {
        Self.replacing(Array("[pic]".utf8), in: docBook)
    }

    private static func replacing(_ words: [UInt8], in text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var start = 0
        while let range = text.firstRange(of: words, in: start..<text.count) {
            result += text[start..<range.lowerBound]
            start = range.upperBound
        }
        return result + text[start...]
    }

    /// The DocBook with a blank wherever the plain text breaks a line within a paragraph: there antiword writes nothing at all,
    /// so that the words on both sides become one.
    static func withLineBreaks(_ docBook: [UInt8], from plain: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var copied = 0
        for index in plain.indices.dropFirst().dropLast()
        where plain[index] == 0x0A && plain[index - 1] > 0x20 && plain[index + 1] > 0x20 {
            let before = plain[max(0, index - Self.context)..<index].split(separator: 0x0A).last ?? []
            let after = plain[(index + 1)..<min(plain.count, index + 1 + Self.context)].prefix { $0 != 0x0A }
            guard before.count >= Self.leastContext, after.count >= Self.leastContext,
                let place = Self.place(between: Array(before), Array(after), in: docBook, from: copied)
            else { continue }
            result += docBook[copied..<place] + [0x20]
            copied = place
        }
        return result + docBook[copied...]
    }

    /// Where one piece of text ends and another follows at once, with nothing but tags between them.
    private static func place(
        between before: [UInt8], _ after: [UInt8], in docBook: [UInt8], from start: Int
    ) -> Int? {
        var start = start
        while let found = docBook.firstRange(of: before, in: start..<docBook.count) {
            var next = found.upperBound
            while next < docBook.count, docBook[next] == UInt8(ascii: "<"),
                let close = docBook[next...].firstIndex(of: UInt8(ascii: ">"))
            {
                next = close + 1
            }
            if docBook[next...].starts(with: after) { return found.upperBound }
            start = found.upperBound
        }
        return nil
    }

    /// Bytes on either side of a line break by which its place is found again.
    private static let context = 12
    private static let leastContext = 4

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
