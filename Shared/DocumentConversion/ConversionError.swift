/// Why a file gave no text.
///
/// `description` is safe to log: it holds no word of the file.
public struct ConversionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A stable name for the kind of failure, which events, rows and metrics carry.
    public enum ReasonCode: String, Sendable, Hashable, Codable, CaseIterable {
        case emptyFile = "empty-file"
        case unsupportedType = "unsupported-type"
        case noTextLayer = "no-text-layer"
        case damagedFile = "damaged-file"
        case encryptedFile = "encrypted-file"
        case unsafeArchive = "unsafe-archive"
        case badEncoding = "bad-encoding"
        case resourceLimit = "resource-limit"
        case converterMissing = "converter-missing"
        case temporaryStorageFull = "temporary-storage-full"
        case machineExhausted = "machine-exhausted"
        case cancelled = "cancelled"
    }

    /// The limit of ``ConversionLimits`` that a file ran into.
    public enum Limit: String, Sendable, Hashable, Codable, CaseIterable {
        case inputBytes = "input-bytes"
        case memory
        case cpuTime = "cpu-time"
        case wallClock = "wall-clock"
        case outputBytes = "output-bytes"
        case pages
        case fragments
        case nesting
        case archiveEntries = "archive-entries"
        case inflatedBytes = "inflated-bytes"
    }

    public let code: ReasonCode
    /// The limit that was reached, where `code` is ``ReasonCode/resourceLimit``.
    public let limit: Limit?
    /// What exactly was seen: a tool's name, a page count, an offset. Empty where the sentence says it all.
    public let detail: String

    public init(_ code: ReasonCode, limit: Limit? = nil, detail: String = "") {
        self.code = code
        self.limit = limit
        self.detail = detail
    }

    /// What happened, in one sentence for an operator.
    public var sentence: String { self.code.catalogued.sentence }

    /// What can be done about it, in one sentence.
    public var remedy: String { self.code.catalogued.remedy }

    /// Whether the fault lies with this machine and the same file may pass later: then the file must be kept and tried
    /// again, never set aside.
    public var isTransient: Bool { self.code.catalogued.isTransient }

    public var description: String {
        var words = self.code.rawValue
        if let limit = self.limit { words += " (\(limit.rawValue))" }
        words += ": \(self.sentence)"
        if !self.detail.isEmpty { words += " Seen: \(self.detail)." }
        return words + " \(self.remedy)"
    }
}
