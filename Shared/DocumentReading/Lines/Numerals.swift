/// Roman numerals up to 39, as headings and items use them.
enum RomanNumeral {
    /// `nil` when the letters are not a Roman numeral written in the usual way.
    static func value(_ letters: [UInt32]) -> Int? {
        var values: [Int] = []
        for letter in letters {
            switch letter | 0x20 {
            case 0x69: values.append(1)
            case 0x76: values.append(5)
            case 0x78: values.append(10)
            case 0x6C: values.append(50)
            default: return nil
            }
        }
        var total = 0
        for (index, value) in values.enumerated() {
            total += index + 1 < values.count && value < values[index + 1] ? -value : value
        }
        guard (1...89).contains(total), Self.written(total).count == letters.count else { return nil }
        return total
    }

    /// In small letters.
    static func written(_ number: Int) -> String {
        var rest = number
        var text = ""
        for (value, letters) in [(50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")] {
            while rest >= value {
                text += letters
                rest -= value
            }
        }
        return text
    }
}

/// Chinese numerals up to 999.
enum ChineseNumeral {
    static func value(_ letters: [UInt32]) -> Int? {
        let digits: [UInt32] = [0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D]
        var (total, current) = (0, 0)
        for letter in letters {
            // 零 and 〇 only hold a place: 一百零一.
            if letter == 0x96F6 || letter == 0x3007 {
                current = 0
            } else if let digit = digits.firstIndex(of: letter) {
                current = digit
            } else if letter == 0x5341 {
                total += (current == 0 ? 1 : current) * 10
                current = 0
            } else if letter == 0x767E {
                total += max(current, 1) * 100
                current = 0
            } else {
                return nil
            }
        }
        total += current
        return total > 0 ? total : nil
    }
}
