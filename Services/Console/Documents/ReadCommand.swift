import ArgumentParser
import DocumentReading
import Model
import ServiceKit

/// `rapporteur read`: what is in a file, as JSON.
struct ReadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "Show what is in documents: one JSON object per line and file. Needs no servers.",
        discussion: """
            PDF, DOCX, DOC, ODT, RTF, HTML, XML, Markdown and plain text; the bytes decide, not the name. A file that cannot \
            be read gives an object whose verdict is `unreadable`, with the reason. The exit code is 1 when a file could \
            not be opened, and 75 when this machine could not read one, for example because a converter is not installed.

            With --explain each object has a member `trace`, and the same is told in words on standard error: what was \
            dropped as page furniture and why, what was joined, what was repaired.

            With --ocr, or RAPPORTEUR_OCR=on, pages that are pictures are read by tesseract (Debian packages \
            tesseract-ocr and tesseract-ocr-eng, -spa, -fra, -rus, -ara, -chi-sim), in the language of --language or \
            else in that of the first page's script. A document read so needs review: its object has \
            `"recognised":true`.
            """)

    @Argument(help: "Documents.", completion: .file())
    var files: [String]

    @Option(help: "The language, when the text is too short to tell: ar, en, es, fr, ru or zh.")
    var language: Language?

    @Flag(help: "Also tell what was dropped as page furniture, joined and repaired.")
    var explain = false

    @Flag(help: "Recognise the text of scanned pages with tesseract.")
    var ocr = false

    func run() async throws {
        let files = try InputFiles(self.files)
        let reader = FileReader(try Output.settings(), language: self.language, recognisesScans: self.ocr)
        var machineFault: String?
        for (index, file) in files.readable.enumerated() {
            Progress.shared.show(index, of: files.readable.count, file.name)
            let result = await reader.read(file, try file.bytes())
            machineFault = machineFault ?? result.machineFault
            Progress.shared.clear()
            if self.explain { Output.tell(ReadingExplanation.text(result, of: file.name)) }
            var line = DocumentJSON.line(
                result.reading.document, trace: self.explain ? result.reading.trace : nil,
                isRecognised: result.isRecognised)
            line.append(0x0A)
            Output.write(line)
        }
        if let machineFault { throw Failure(ServiceKit.ExitCode.tryAgain, machineFault) }
        if files.hasFaults { throw Failure(ServiceKit.ExitCode.failed, "") }
    }
}
