/// A content type, split (RFC 9110, section 8.3.1).
struct MediaType {
    static let cloudEvent = "application/cloudevents+json"
    static let cloudEventBatch = "application/cloudevents-batch+json"

    /// Type and subtype in lower case.
    let essence: String
    private let charset: String?

    /// `nil` for no content type, or one of white space only.
    init?(_ text: String?) {
        guard let text else { return nil }
        let parts = text.utf8.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map(Self.normalised)
        guard let essence = parts.first, !essence.isEmpty else { return nil }
        self.essence = essence
        self.charset = parts.dropFirst().first { $0.hasPrefix("charset=") }.map { String($0.dropFirst(8)) }
    }

    /// Whether the content is JSON by its name.
    var isJSON: Bool { self.essence == "application/json" || self.essence.hasSuffix("+json") }

    /// JSON is UTF-8 (RFC 8259, section 8.1), whatever a publisher's library would like.
    func checkCharset() throws(Fault) {
        guard let charset, !["utf-8", "utf8", "us-ascii"].contains(charset) else { return }
        throw Fault(.contentTypeMismatch, at: "/datacontenttype", "JSON is UTF-8 and cannot have another charset")
    }

    /// Without outer white space and quotation marks, ASCII letters in lower case.
    private static func normalised(_ part: Substring.UTF8View) -> String {
        let bytes = part.filter { $0 != 0x20 && $0 != 0x09 && $0 != UInt8(ascii: "\"") }
        return String(decoding: bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}
