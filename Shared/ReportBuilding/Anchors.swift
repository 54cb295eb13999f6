internal import Model

/// The name of each passage's place in a report: `CTOC-COP-WG.4-2019-6.es.R9`.
///
/// Made from symbol, language and label only, so a link stays good from one report to the next. Where two documents
/// share symbol and language, the document's id is added for both.
struct Anchors: Sendable {
    private let stems: [String: String]

    init(_ documents: [DocumentHead]) {
        var count: [String: Int] = [:]
        for document in documents { count[Self.stem(document), default: 0] += 1 }
        var stems: [String: String] = [:]
        for document in documents {
            let stem = Self.stem(document)
            stems[document.id] = count[stem] == 1 ? stem : stem + "." + Self.safe(document.id)
        }
        self.stems = stems
    }

    /// `nil` when the document is not among those of the report.
    func anchor(document: String, label: String) -> String? {
        self.stems[document].map { $0 + "." + Self.safe(label) }
    }

    /// The stem of a document's file names and of its passages' anchors; `nil` when it is not among those of the report.
    func stem(of document: String) -> String? { self.stems[document] }

    private static func stem(_ document: DocumentHead) -> String {
        Self.safe(document.symbol) + "." + (document.language?.rawValue ?? "und")
    }

    /// ASCII letters, digits, full stops and hyphens; a run of anything else is one hyphen, so that the name needs no escape in a
    /// URL, in HTML or in Markdown. A name that loses letters beyond ASCII gets a checksum to stay apart from others.
    static func safe(_ name: String) -> String {
        var safe: [UInt8] = []
        var checksum: UInt32 = 2_166_136_261
        var isAltered = false
        for byte in name.utf8 {
            // FNV-1a, 32 bits.
            checksum = (checksum ^ UInt32(byte)) &* 16_777_619
            let isKept =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) && byte < 0x80
                || byte == UInt8(ascii: ".")
            if isKept {
                safe.append(byte)
            } else {
                if byte != UInt8(ascii: "/"), byte != UInt8(ascii: "-") { isAltered = true }
                if safe.last != UInt8(ascii: "-") { safe.append(UInt8(ascii: "-")) }
            }
        }
        let text = String(decoding: safe, as: UTF8.self)
        return isAltered ? text + "-" + String(checksum, radix: 16) : text
    }
}
