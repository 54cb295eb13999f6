internal import Crypto

/// The style and the script of every page, and the policy that lets these two run and nothing else.
struct PageChrome {
    let style: StaticString
    let script: StaticString
    /// Value of `Content-Security-Policy` (W3C CSP Level 3): everything is forbidden but this style and this script, named by
    /// their SHA-256.
    let policy: String
    /// The same for a page that runs no script.
    let stylePolicy: String

    init() throws(ReportBuildingError) {
        self.style = try EmbeddedData.literal(named: "page.css")
        self.script = try EmbeddedData.literal(named: "page.js")
        self.policy =
            "default-src 'none'; style-src 'sha256-\(Self.digest(self.style))'; script-src 'sha256-\(Self.digest(self.script))'; "
            + "base-uri 'none'; form-action 'none'"
        self.stylePolicy =
            "default-src 'none'; style-src 'sha256-\(Self.digest(self.style))'; base-uri 'none'; form-action 'none'"
    }

    private static func digest(_ text: StaticString) -> String {
        text.withUTF8Buffer { Self.base64(Array(SHA256.hash(data: Array($0)))) }
    }

    /// Base 64 with padding (RFC 4648, section 4).
    static func base64(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var bits = 0
            for index in 0..<3 { bits = bits << 8 | (index < group.count ? Int(group[start + index]) : 0) }
            for index in 0..<4 {
                text.append(index <= group.count ? alphabet[bits >> (18 - 6 * index) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
