/// Finds the single-byte encoding in which some bytes read as a text in one of the languages.
///
/// The upper half of each encoding is read in turn, and each character there is judged by what it is and what stands beside
/// it: an accented letter belongs among plain letters, a Cyrillic or Arabic one among its own, a capital does not follow a
/// small letter, and a box-drawing character belongs nowhere. The encoding with the best marks is taken if it is good and
/// clearly better than the next.
struct EncodingGuess {
    /// Least mean mark of an upper-half character.
    private static let goodEnough = 1.0
    /// By how much of a mark per character the best must lead.
    private static let clearLead = 0.25
    /// Judging so many bytes is enough.
    private static let sample = 256 << 10

    /// - Parameter declared: An IANA name that came with the text; it wins if the text reads well in it.
    /// - Returns: `nil` if none is good enough, or two are about as good.
    static func encoding(of bytes: [UInt8], declared: String?) -> SingleByteEncoding? {
        let sample = bytes.prefix(Self.sample)
        let upper = Double(sample.count { $0 >= 0x80 })
        guard upper > 0 else { return nil }
        let marks = SingleByteEncoding.all.compactMap { encoding -> (SingleByteEncoding, Double)? in
            // A byte that stands for nothing anywhere in the whole text rules an encoding out.
            guard !bytes.contains(where: { $0 >= 0x80 && encoding.upperHalf[Int($0) - 0x80] == "\u{FFFD}" }) else {
                return nil
            }
            return (encoding, Self.mark(sample, in: encoding) / upper)
        }.sorted { $0.1 > $1.1 }
        if let declared, let match = marks.first(where: { Self.isSame($0.0.name, declared) }),
            match.1 >= Self.goodEnough
        {
            return match.0
        }
        guard let best = marks.first, best.1 >= Self.goodEnough else { return nil }
        // Quotation marks and dashes have the same bytes in several encodings: those that give the same text are no rivals.
        let used = Set(bytes.lazy.filter { $0 >= 0x80 }).map { Int($0) - 0x80 }
        let rival = marks.first { mark in used.contains { mark.0.upperHalf[$0] != best.0.upperHalf[$0] } }
        if let rival, best.1 - rival.1 < Self.clearLead { return nil }
        return marks.first { mark in
            mark.1 == best.1 && used.allSatisfy { mark.0.upperHalf[$0] == best.0.upperHalf[$0] }
        }?.0
    }

    /// ISO 8859-1 is declared for what is windows-1252 so often that the two count as one.
    private static func isSame(_ name: String, _ declared: String) -> Bool {
        name == declared || (name == "windows-1252" && (declared == "iso-8859-1" || declared == "us-ascii"))
    }

    private static func mark(_ bytes: ArraySlice<UInt8>, in encoding: SingleByteEncoding) -> Double {
        var sum = 0.0
        var before = Kind.other
        var run = 0
        for (index, byte) in zip(bytes.indices, bytes) {
            let kind = Kind(byte, encoding)
            if byte >= 0x80 {
                let next = index + 1 < bytes.endIndex ? Kind(bytes[index + 1], encoding) : .other
                run = kind.isAccented ? run + 1 : 0
                sum += run > 2 ? -3 : kind.mark(after: before, before: next)
            } else {
                run = 0
            }
            before = kind
        }
        return sum
    }

    /// What a character is to the eye of the judge.
    private enum Kind: Equatable {
        case smallPlain, capitalPlain
        case smallAccented, capitalAccented
        case smallCyrillic, capitalCyrillic
        case arabic
        case mark
        case apostrophe
        case other
        case wrong

        var isAccented: Bool { self == .smallAccented || self == .capitalAccented }
        var isSmall: Bool { self == .smallPlain || self == .smallAccented || self == .smallCyrillic }
        var isLatin: Bool { self == .smallPlain || self == .capitalPlain || self.isAccented }
        var isOtherScript: Bool { self == .smallCyrillic || self == .capitalCyrillic || self == .arabic }
        var isLetter: Bool { self.isLatin || self.isOtherScript }

        init(_ byte: UInt8, _ encoding: SingleByteEncoding) {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): self = .smallPlain
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): self = .capitalPlain
            case 0..<0x80: self = .other
            default: self = Self.upper(encoding.upperHalf[Int(byte) - 0x80])
            }
        }

        private static func upper(_ scalar: Unicode.Scalar) -> Kind {
            if EncodingGuess.smallAccents.contains(scalar) { return .smallAccented }
            if EncodingGuess.capitalAccents.contains(scalar) { return .capitalAccented }
            if EncodingGuess.marks.contains(scalar) { return .mark }
            switch scalar.value {
            case 0x2019: return .apostrophe
            case 0x0430...0x044F, 0x0451: return .smallCyrillic
            case 0x0410...0x042F, 0x0401: return .capitalCyrillic
            case 0x0621...0x0652: return .arabic
            default: return .wrong
            }
        }

        /// +2 for what belongs where it stands, down to -4 for what belongs nowhere.
        func mark(after before: Kind, before next: Kind) -> Double {
            switch self {
            case .wrong: -4
            case .smallAccented:
                before.isOtherScript || next.isOtherScript ? -3 : before.isLetter || next.isLetter ? 2 : 0.5
            case .capitalAccented: before.isSmall ? -3 : next.isOtherScript ? -3 : 1
            case .smallCyrillic: before.isLatin || next.isLatin ? -3 : 2
            case .capitalCyrillic: before.isSmall || before.isLatin || next.isLatin ? -3 : 1.5
            case .arabic: before.isLatin || next.isLatin ? -3 : 2
            case .apostrophe: before.isLetter && next.isLetter ? 2.5 : 1.5
            case .mark: before.isLetter && next.isLetter ? -2 : 2
            case .smallPlain, .capitalPlain, .other: 0
            }
        }
    }

    /// Letters of French and Spanish, and of names in their texts.
    private static let smallAccents = Set("áéíóúüñàâçèêëîïôœùûÿæäöåøãõ".unicodeScalars)
    private static let capitalAccents = Set("ÁÉÍÓÚÜÑÀÂÇÈÊËÎÏÔŒÙÛÆÄÖÅØÃÕ".unicodeScalars)
    /// Quotation marks, dashes, spaces, ordinals and the punctuation of Spanish, Russian and Arabic.
    private static let marks = Set(
        "«»“”„‘‹›–—…•°§ªº¿¡№©®€£½¼\u{A0}\u{AD}\u{200E}\u{200F}\u{200C}\u{200D}،؛؟ـ".unicodeScalars)
}
