internal import Foundation

/// Reads pictures of pages: poppler draws each page, tesseract reads it, both in the fence.
struct PageRecogniser: Sendable {
    /// Pixels of a page's longer side: 300 to the inch for A4, and no more for a page the size of a wall.
    private static let longerSide = 3_500
    private static let dotsPerInch = 300

    let recognition: TextRecognition
    let limits: ConversionLimits
    let folder: URL
    /// Name of the program that recognises letters.
    var tool = "tesseract"

    /// The text of pages, numbered from 1; a page that shows none is left out.
    ///
    /// - Throws: `converter-missing` with the package that is needed, `resource-limit`.
    func texts(of pages: [Int], from input: borrowing InputFile) async throws(ConversionError) -> [Int: [UInt8]] {
        guard pages.count <= self.recognition.pages else {
            throw ConversionError(.resourceLimit, limit: .pages, detail: "\(pages.count) pages to recognise")
        }
        let installed = try await self.installed()
        let end = ContinuousClock.now + self.recognition.wallClock
        var models: [String]?
        var texts: [Int: [UInt8]] = [:]
        for page in pages {
            guard ContinuousClock.now < end else {
                throw ConversionError(.resourceLimit, limit: .wallClock, detail: "\(texts.count) pages recognised")
            }
            let picture = try await self.picture(of: page, from: input)
            let chosen: [String]
            if let models { chosen = models } else { chosen = try await self.models(for: picture, installed) }
            models = chosen
            let text = try await self.text(of: picture, chosen, findsDirection: installed.contains("osd"))
            if text.contains(where: { $0 > 0x20 }) { texts[page] = text }
        }
        return texts
    }

    private func picture(of page: Int, from input: borrowing InputFile) async throws(ConversionError) -> [UInt8] {
        let process = ConverterProcess(
            tool: "pdftoppm", package: "poppler-utils",
            arguments: [
                "-gray", "-scale-to", "\(Self.longerSide)", "-f", "\(page)", "-l", "\(page)", "/dev/stdin",
            ], limits: self.limits)
        let output = try await process.run(on: input)
        guard output.ending == .exited(0), !output.printed.isEmpty else {
            throw ConversionError(.damagedFile, detail: "page \(page) could not be drawn")
        }
        return output.printed
    }

    private func tesseract(_ arguments: [String], on input: [UInt8]) async throws(ConversionError)
        -> ConverterProcess.Output
    {
        var limits = self.limits
        limits.cpuSeconds = self.recognition.pageSeconds
        limits.wallClock = .seconds(self.recognition.pageSeconds * 2)
        let process = ConverterProcess(
            tool: self.tool, package: "tesseract-ocr", arguments: arguments,
            // One thread: with more, the time of all counts against the limit.
            environment: ["OMP_THREAD_LIMIT": "1"], limits: limits)
        return try await process.run(on: InputFile(input, in: self.folder))
    }

    /// Names of the models on this machine, `osd` among them where the direction of letters can be found.
    private func installed() async throws(ConversionError) -> Set<String> {
        let output = try await self.tesseract(["--list-langs"], on: [])
        let lines = output.printed.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
        return Set(lines.dropFirst())
    }

    /// The models to read with: those asked for, or those for the script of the page.
    private func models(for picture: [UInt8], _ installed: Set<String>) async throws(ConversionError) -> [String] {
        let all = TextRecognition.models
        if !self.recognition.languages.isEmpty {
            let models = all.filter { self.recognition.languages.contains($0.language) }.map(\.model)
            if let missing = models.first(where: { !installed.contains($0) }) { throw Self.missing(missing) }
            if !models.isEmpty { return models }
        }
        let script = installed.contains("osd") ? try await self.script(of: picture) : "Latin"
        let candidates = all.filter { $0.script == script }.map(\.model)
        let models = candidates.filter { installed.contains($0) }
        guard !models.isEmpty else { throw Self.missing(candidates.first ?? "eng") }
        return models
    }

    private static func missing(_ model: String) -> ConversionError {
        ConversionError(
            .converterMissing,
            detail: "tesseract lacks the language \(model), of the package \(TextRecognition.package(of: model))")
    }

    /// The script of a page, `Latin` where it has too few letters to tell.
    private func script(of picture: [UInt8]) async throws(ConversionError) -> String {
        let output = try await self.tesseract(
            ["stdin", "stdout", "--psm", "0", "--dpi", "\(Self.dotsPerInch)"], on: picture)
        let label = Array("Script: ".utf8)
        guard let range = output.printed.firstRange(of: label, in: 0..<output.printed.count) else { return "Latin" }
        let name = String(
            decoding: output.printed[range.upperBound...].prefix { $0 != 0x0A }, as: UTF8.self)
        return TextRecognition.models.contains { $0.script == name } ? name : "Latin"
    }

    /// The letters on a page, with a blank line between its blocks.
    private func text(of picture: [UInt8], _ models: [String], findsDirection: Bool) async throws(ConversionError)
        -> [UInt8]
    {
        let output = try await self.tesseract(
            [
                "stdin", "stdout", "-l", models.joined(separator: "+"), "--psm", findsDirection ? "1" : "3", "--dpi",
                "\(Self.dotsPerInch)",
            ], on: picture)
        guard output.ending == .exited(0) else {
            throw ConversionError(.damagedFile, detail: "tesseract could not read a page")
        }
        let text = String(decoding: output.printed, as: UTF8.self).utf8.filter { $0 >= 0x20 || $0 == 0x0A }
        return Array(text)
    }
}
