import DocumentConversion
import DocumentReading
import Model
import ServiceKit

/// Reads files in this process.
struct FileReader {
    struct Result {
        let reading: Reading
        /// What the file is, for people: `application/pdf, 12 pages`; `nil` for one that could not be read.
        var form: String?
        /// Whether its text was recognised from pictures of pages.
        var isRecognised = false
        /// Why this machine could not read the file, which is no fault of the file's; `nil` when it could.
        var machineFault: String?
    }

    private let converter: DocumentConverter
    private let reader = DocumentReader()
    private let language: Language?

    /// - Parameters:
    ///   - language: The language, where the text is too short to tell; scanned pages are recognised in it.
    ///   - recognisesScans: Whether scanned pages are recognised even though the settings do not say so.
    init(_ settings: ServiceSettings, language: Language?, recognisesScans: Bool = false) {
        var limits = ConversionLimits()
        limits.memoryBytes = settings.converterMemory << 20
        limits.cpuSeconds = settings.converterCPU
        limits.wallClock = .seconds(settings.converterTime)
        let recognition =
            recognisesScans || settings.recognisesScans
            ? TextRecognition(languages: language.map { [$0.rawValue] } ?? []) : nil
        self.converter = DocumentConverter(limits: limits, recognition: recognition)
        self.language = language
    }

    /// What is in the file; of one that cannot be read, a document with the verdict `unreadable`.
    func read(_ file: InputFile, _ bytes: [UInt8]) async -> Result {
        do throws(ConversionError) {
            let converted = try await self.converter.convert(bytes, declaredType: nil, fileName: file.name)
            return Result(
                reading: self.reader.read(
                    converted.text, hints: ReadingHints(language: self.language, fileName: file.name)),
                form: Self.form(of: converted), isRecognised: converted.text.isRecognised)
        } catch {
            let document = Document(
                kind: .unknown, language: self.language,
                verdict: Verdict(.unreadable, reasons: [Self.reason(error)]))
            return Result(
                reading: Reading(document: document, trace: ReadingTrace(), text: ""),
                machineFault: error.isTransient ? error.description : nil)
        }
    }

    private static func form(of converted: ConvertedDocument) -> String {
        var parts = [converted.mediaType]
        if let encoding = converted.encoding { parts.append(encoding) }
        if let pages = converted.text.pageCount { parts.append(pages == 1 ? "1 page" : "\(pages) pages") }
        if !converted.text.tables.isEmpty {
            parts.append(converted.text.tables.count == 1 ? "1 table" : "\(converted.text.tables.count) tables")
        }
        if converted.text.isRecognised { parts.append("text recognised from pictures of pages") }
        return parts.joined(separator: ", ")
    }

    /// The code, what happened, what exactly was seen and what can be done.
    private static func reason(_ error: ConversionError) -> String {
        let seen = [error.limit.map { "limit \($0.rawValue)" }, error.detail.isEmpty ? nil : error.detail]
            .compactMap { $0 }.joined(separator: ", ")
        return "\(error.code.rawValue): \(error.sentence)\(seen.isEmpty ? "" : " Seen: \(seen).") \(error.remedy)"
    }
}
