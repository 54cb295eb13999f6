import ArgumentParser
import Codec
import DocumentConversion
import DocumentReading
import Model
import ServiceKit

/// `rapporteur read`: what is in a file, as JSON.
struct ReadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "Show what is in documents: one JSON object per line and file. Needs no servers.",
        discussion: """
            Text, Markdown and PDF. A file that cannot be read gives an object whose verdict is `unreadable`, with the \
            reason; the exit code is 1 only when a file could not be opened.
            """)

    @Argument(help: "Documents.", completion: .file())
    var files: [String]

    @Option(help: "The language, when the text is too short to tell: ar, en, es, fr, ru or zh.")
    var language: Language?

    @Flag(help: "Also list what was dropped as page furniture, joined and repaired.")
    var explain = false

    func run() async throws {
        let files = try InputFiles(self.files)
        let reader = FileReader(try Output.settings(), language: self.language)
        for (index, file) in files.readable.enumerated() {
            Progress.shared.show(index, of: files.readable.count, file.name)
            let result = await reader.read(file)
            Progress.shared.clear()
            var line = DocumentJSON.line(result.reading.document, trace: self.explain ? result.reading.trace : nil)
            line.append(0x0A)
            Output.write(line)
        }
        if files.hasFaults { throw Failure(ServiceKit.ExitCode.failed, "") }
    }
}


/// Reads files in this process.
struct FileReader {
    struct Result {
        let reading: Reading
        let mediaType: String
    }

    private let converter: DocumentConverter
    private let reader = DocumentReader()
    private let language: Language?

    init(_ settings: ServiceSettings, language: Language?) {
        var limits = ConversionLimits()
        limits.memoryBytes = settings.converterMemory << 20
        limits.cpuSeconds = settings.converterCPU
        limits.wallClock = .seconds(settings.converterTime)
        self.converter = DocumentConverter(limits: limits)
        self.language = language
    }

    func read(_ file: InputFile) async -> Result {
        do throws(ConversionError) {
            let converted = try await self.converter.convert(file.bytes, declaredType: nil, fileName: file.name)
            let reading = self.reader.read(
                converted.text, hints: ReadingHints(language: self.language, fileName: file.name))
            return Result(reading: reading, mediaType: converted.mediaType)
        } catch {
            let document = Document(
                kind: .unknown, language: self.language,
                verdict: Verdict(.unreadable, reasons: ["\(error.code.rawValue): \(error.sentence) \(error.remedy)"]))
            return Result(
                reading: Reading(document: document, trace: ReadingTrace(), text: ""), mediaType: "application/octet-stream")
        }
    }
}
