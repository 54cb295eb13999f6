internal import Glibc

/// The encodings in which Chinese was written before Unicode, told apart by the characters that any Chinese text is full of.
enum ChineseEncoding: String, CaseIterable {
    /// IANA names. GB 18030 holds GBK and GB 2312.
    case gb18030
    case big5

    /// Judging so many bytes is enough.
    private static let sample = 64 << 10
    /// Least share of the very frequent characters among the Chinese ones. Texts have about a fifth; bytes of another encoding
    /// that happen to be valid have next to none.
    private static let leastShare = 0.06

    /// The most frequent characters of Chinese and those of United Nations documents, simplified and traditional.
    private static let frequent = Set(
        "的一是在不了有和人中大以要他年会国國會這这为為上个個到议議决決联聯合各成员員组組织織报報告权權理事第关關于於及与與并行动動所其".unicodeScalars)

    /// - Parameter declared: An IANA name that came with the text.
    /// - Returns: The text in UTF-8 and the encoding's name; `nil` where the bytes are no Chinese in either encoding.
    static func decode(_ bytes: [UInt8], declared: String?) -> (utf8: [UInt8], name: String)? {
        var best: (utf8: [UInt8], encoding: Self, share: Double)?
        for encoding in Self.allCases {
            guard let text = encoding.utf8(bytes) else { continue }
            let isDeclared = declared.map { encoding.names.contains($0) } ?? false
            let share = Self.share(text) + (isDeclared ? Self.leastShare : 0)
            if share >= Self.leastShare, share > best?.share ?? 0 { best = (text, encoding, share) }
        }
        return best.map { ($0.utf8, $0.encoding.rawValue) }
    }

    private var names: [String] {
        switch self {
        case .gb18030: ["gb18030", "gbk", "gb2312", "x-gbk", "cp936"]
        case .big5: ["big5", "big5-hkscs", "x-x-big5", "cp950"]
        }
    }

    /// The share of very frequent characters among the Chinese ones; 0 where other letters beyond ASCII outnumber these.
    private static func share(_ utf8: [UInt8]) -> Double {
        var (chinese, frequent, other) = (0, 0, 0)
        for scalar in String(decoding: utf8.prefix(Self.sample), as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0x4E00...0x9FFF:
                chinese += 1
                if Self.frequent.contains(scalar) { frequent += 1 }
            case 0x80...: other += 1
            default: break
            }
        }
        guard chinese >= 8, other <= chinese else { return 0 }
        return Double(frequent) / Double(chinese)
    }

    /// The text in UTF-8, by iconv(3) of the C library; `nil` where a byte does not fit, or the library lacks the encoding.
    private func utf8(_ bytes: [UInt8]) -> [UInt8]? {
        guard let converter = iconv_open("UTF-8", self == .gb18030 ? "GB18030" : "BIG5-HKSCS"),
            Int(bitPattern: converter) != -1
        else { return nil }
        defer { iconv_close(converter) }
        var input = bytes
        // Two bytes become three at most, and one byte one.
        var output = [UInt8](repeating: 0, count: bytes.count * 2 + 16)
        let written = input.withUnsafeMutableBytes { input in
            output.withUnsafeMutableBytes { output -> Int? in
                var from = input.baseAddress?.assumingMemoryBound(to: CChar.self)
                var to = output.baseAddress?.assumingMemoryBound(to: CChar.self)
                var (fromLeft, toLeft) = (input.count, output.count)
                let result = iconv(converter, &from, &fromLeft, &to, &toLeft)
                return result == Int(bitPattern: UInt(bitPattern: -1)) || fromLeft > 0 ? nil : output.count - toLeft
            }
        }
        guard let written else { return nil }
        output.removeLast(output.count - written)
        return output
    }
}
