import DocumentConversion
import DocumentReading
import Model
import ServiceKit

/// Reads files in this process.
struct FileReader {
    struct Result {
        let reading: Reading
        /// Why this machine could not read the file, which is no fault of the file's; `nil` when it could.
        var machineFault: String?
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

    /// What is in the file; of one that cannot be read, a document with the verdict `unreadable`.
    func read(_ file: InputFile, _ bytes: [UInt8]) async -> Result {
        do throws(ConversionError) {
            let converted = try await self.converter.convert(bytes, declaredType: nil, fileName: file.name)
            return Result(
                reading: self.reader.read(
                    converted.text, hints: ReadingHints(language: self.language, fileName: file.name)))
        } catch {
            let document = Document(
                kind: .unknown, language: self.language,
                verdict: Verdict(.unreadable, reasons: ["\(error.code.rawValue): \(error.sentence) \(error.remedy)"]))
            return Result(
                reading: Reading(document: document, trace: ReadingTrace(), text: ""),
                machineFault: error.isTransient ? error.description : nil)
        }
    }
}
