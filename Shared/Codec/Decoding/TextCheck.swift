/// What text may hold.
enum TextCheck {
    /// - Parameter allowLines: whether line feeds, carriage returns and tabs are allowed.
    /// - Throws: `nul-character` or `control-character`.
    static func check(_ text: String, at pointer: String, allowLines: Bool = false) throws(Fault) {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0: throw Fault(.nulCharacter, at: pointer)
            case 0x09, 0x0A, 0x0D: if !allowLines { throw Fault(.controlCharacter, at: pointer) }
            case 0x01...0x1F, 0x7F...0x9F: throw Fault(.controlCharacter, at: pointer)
            // Noncharacters (Unicode, section 23.7), which CloudEvents forbids in strings too.
            case 0xFDD0...0xFDEF: throw Fault(.controlCharacter, at: pointer)
            case let value where value & 0xFFFE == 0xFFFE: throw Fault(.controlCharacter, at: pointer)
            default: break
            }
        }
    }

    /// Whether `text` is an RFC 3339 time; the day is checked against its month.
    static func isTime(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes.count <= 64 else { return false }
        func number(_ range: Range<Int>) -> Int? {
            bytes[range].allSatisfy { (0x30...0x39).contains($0) }
                ? bytes[range].reduce(0) { $0 * 10 + Int($1 - 0x30) } : nil
        }
        func stands(_ characters: String, at index: Int) -> Bool { characters.utf8.contains(bytes[index]) }
        guard stands("-", at: 4), stands("-", at: 7), stands("Tt", at: 10), stands(":", at: 13), stands(":", at: 16),
            let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
            let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
            (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year), hour < 24, minute < 60,
            second <= 60
        else { return false }
        var index = 19
        if stands(".", at: index) {
            let first = index + 1
            index = bytes[first...].firstIndex { !(0x30...0x39).contains($0) } ?? bytes.count
            if index == first { return false }
        }
        guard index < bytes.count else { return false }
        if stands("Zz", at: index) { return index + 1 == bytes.count }
        guard stands("+-", at: index), index + 6 == bytes.count, stands(":", at: index + 3),
            let hours = number(index + 1..<index + 3), let minutes = number(index + 4..<index + 6)
        else { return false }
        return hours < 24 && minutes < 60
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Whether `text` is a UUID in lower case, `8-4-4-4-12`.
    static func isUUID(_ text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.count == 36 else { return false }
        return zip(0..., bytes).allSatisfy { index, byte in
            [8, 13, 18, 23].contains(index) ? byte == UInt8(ascii: "-") : Self.isHexadecimal(byte)
        }
    }

    /// Whether `text` is 64 lower-case hexadecimal digits.
    static func isSHA256(_ text: String) -> Bool { text.utf8.count == 64 && text.utf8.allSatisfy(Self.isHexadecimal) }

    /// Whether `text` is a short name that is safe in file names and metrics: ASCII letters, digits, `.`, `_` and `-`,
    /// beginning with a letter or digit, at most 128 bytes.
    static func isToken(_ text: String) -> Bool {
        guard let first = text.utf8.first, text.utf8.count <= 128, Self.isAlphanumeric(first) else { return false }
        return text.utf8.allSatisfy { Self.isAlphanumeric($0) || "._-".utf8.contains($0) }
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
