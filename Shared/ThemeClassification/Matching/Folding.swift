internal import Foundation

/// What a character becomes before words are compared: lower case, without accents and vowel marks.
///
/// Folding works on bytes: an ASCII byte by one table, a longer sequence by a second one. Both are made once.
enum Folding {
    /// What a character is to the matching.
    enum Kind: UInt8 {
        /// Part of a word; `bytes` says which.
        case letter
        /// Separates words: spaces, hyphens, apostrophes.
        case space
        /// Separates phrases: commas, brackets, quotation marks.
        case comma
        /// Separates sentences: full stops, semicolons, question marks.
        case stop
        /// Counts for nothing: soft hyphens, marks of direction, accents, vowel marks.
        case ignored
    }

    /// A folded character: its kind, and up to three UTF-8 bytes, the first in the lowest place.
    struct Folded {
        let kind: Kind
        let count: Int
        let bytes: UInt32

        init(_ kind: Kind) { (self.kind, self.count, self.bytes) = (kind, 0, 0) }

        init(letters bytes: some Collection<UInt8>) {
            self.kind = .letter
            self.count = min(bytes.count, 3)
            self.bytes = bytes.prefix(3).reversed().reduce(0) { $0 << 8 | UInt32($1) }
        }
    }

    /// Per ASCII byte.
    static let ascii: [Folded] = (0..<128).map { byte in
        let byte = UInt8(byte)
        switch byte {
        case 0x61...0x7A, 0x30...0x39: return Folded(letters: [byte])
        case 0x41...0x5A: return Folded(letters: [byte | 0x20])
        case UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: "?"), UInt8(ascii: "!"): return Folded(.stop)
        case 0x00...0x20, 0x7F, UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: "/"), UInt8(ascii: "_"),
            UInt8(ascii: "`"),
            UInt8(ascii: "*"):
            return Folded(.space)
        default: return Folded(.comma)
        }
    }

    /// Characters up to here have their folding in a table.
    static let tableEnd: UInt32 = 0x2100

    /// Per character below `tableEnd`.
    static let table: [Folded] = (0..<Self.tableEnd).map { value in
        guard value >= 0x80, let scalar = Unicode.Scalar(value) else {
            return value < 0x80 ? Self.ascii[Int(value)] : Folded(.ignored)
        }
        return Self.compute(scalar)
    }

    static func fold(_ scalar: Unicode.Scalar) -> Folded {
        if scalar.value < Self.tableEnd { return Self.table[Int(scalar.value)] }
        switch scalar.value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3040...0x30FF, 0xAC00...0xD7A3: break
        case 0x3000: return Folded(.space)
        case 0x3001, 0x3008...0x3011, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A: return Folded(.comma)
        case 0x3002, 0xFF01, 0xFF0E, 0xFF1B, 0xFF1F: return Folded(.stop)
        case 0xFF10...0xFF5A: return Self.fold(Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value - 0xFF00 + 0x20)))
        case 0xFB00: return Folded(letters: "ff".utf8)
        case 0xFB01: return Folded(letters: "fi".utf8)
        case 0xFB02: return Folded(letters: "fl".utf8)
        case 0xFB03: return Folded(letters: "ffi".utf8)
        case 0xFB04: return Folded(letters: "ffl".utf8)
        case 0xFE00...0xFE0F, 0xFEFF: return Folded(.ignored)
        // Arabic letters as some programs for page layout write them, in the shape they have in a word.
        case 0xFB50...0xFDFF, 0xFE70...0xFEFE: return Self.compute(scalar)
        case 0x1F000...0x1FFFF: return Folded(.comma)
        default: break
        }
        return Folded(letters: UTF8.encode(scalar).map { Array($0) } ?? [])
    }

    private static func compute(_ scalar: Unicode.Scalar) -> Folded {
        switch scalar.value {
        case 0x00A0, 0x2000...0x200A, 0x202F, 0x205F, 0x1680, 0x2028, 0x2029, 0x2010, 0x2011, 0x2018, 0x2019, 0x02BC,
            0x00B4:
            return Folded(.space)
        case 0x00AD, 0x0640, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0x0300...0x036F, 0x0610...0x061A,
            0x064B...0x065F, 0x0670:
            return Folded(.ignored)
        case 0x060C: return Folded(.comma)
        case 0x061B, 0x061F, 0x06D4, 0x2026: return Folded(.stop)
        case 0x2012...0x2017, 0x201A...0x2025, 0x2027, 0x2030...0x205E, 0x00A1...0x00A9, 0x00AB, 0x00AC,
            0x00AE...0x00B1,
            0x00B6...0x00B8, 0x00BB, 0x00BF, 0x00D7, 0x00F7:
            return Folded(.comma)
        // Two letters that are written for each other at the end of Arabic words.
        case 0x0649: return Folded(letters: "ي".utf8)
        case 0x0629: return Folded(letters: "ه".utf8)
        default: break
        }
        let lower = scalar.properties.lowercaseMapping
        let base = lower.decomposedStringWithCompatibilityMapping.unicodeScalars.filter {
            $0.properties.generalCategory != .nonspacingMark && $0.value != 0x0640
        }
        guard let first = base.first else { return Folded(.ignored) }
        if first.value < 0x80, !first.properties.isAlphabetic, first.properties.numericType == nil {
            return Folded(.comma)
        }
        var bytes: [UInt8] = []
        for scalar in base {
            let scalar = scalar.value == 0x0649 ? "ي" : scalar.value == 0x0629 ? "ه" : scalar
            bytes += UTF8.encode(scalar).map { Array($0) } ?? []
        }
        return Folded(letters: bytes.count <= 3 ? bytes : Array(UTF8.encode(first).map { Array($0) } ?? []))
    }

    /// The words of a pattern or a name, folded.
    static func words(of text: String) -> [[UInt8]] {
        var words: [[UInt8]] = []
        var word: [UInt8] = []
        for scalar in text.unicodeScalars {
            let folded = Self.fold(scalar)
            switch folded.kind {
            case .letter:
                for place in 0..<folded.count { word.append(UInt8(truncatingIfNeeded: folded.bytes >> (8 * place))) }
            case .ignored: break
            case .space, .comma, .stop:
                if !word.isEmpty { words.append(word) }
                word = []
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }
}
