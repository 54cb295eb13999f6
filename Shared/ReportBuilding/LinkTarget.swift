/// Where a citation leads: a place in the same file, or in a file of the same folder.
///
/// Percent-encoded (RFC 3986), so that it can neither leave the folder nor name a scheme such as `javascript:`.
struct LinkTarget {
    let text: String

    init(anchor: String, companion: String? = nil) {
        let file = companion.map { "./" + Self.encoded($0) } ?? ""
        self.text = file + "#" + Self.encoded(anchor)
    }

    /// A file of a folder beside the report, which ends in a slash or is empty for the report's own folder.
    init(folder: String, file: String, anchor: String? = nil) {
        let folders = folder.split(separator: "/").map { Self.encoded(String($0)) + "/" }.joined()
        self.text = "./" + folders + Self.encoded(file) + (anchor.map { "#" + Self.encoded($0) } ?? "")
    }

    private static func encoded(_ name: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var encoded: [UInt8] = []
        for byte in name.utf8 {
            let isKept =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) && byte < 0x80
                || [UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_")].contains(byte)
            if isKept {
                encoded.append(byte)
            } else {
                encoded.append(contentsOf: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]])
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
