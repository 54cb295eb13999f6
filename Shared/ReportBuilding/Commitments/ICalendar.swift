internal import Model

/// iCalendar (RFC 5545) while it is written: lines folded at 75 octets, ended by CR LF.
struct ICalendar {
    private(set) var bytes: [UInt8] = []

    /// A line whose value is written as it is: a name of a component, a date.
    mutating func line(_ name: String, _ value: String) { self.fold(Array((name + ":" + value).utf8)) }

    /// A line whose value is TEXT (section 3.3.11): backslash, semicolon, comma and line break escaped, controls and
    /// bidirectional controls left out.
    mutating func text(_ name: String, _ value: String) {
        self.fold(Array((name + ":").utf8) + Self.escaped(value))
    }

    /// A line whose value is a list of TEXT, separated by commas.
    mutating func texts(_ name: String, _ values: [String]) {
        guard !values.isEmpty else { return }
        self.fold(Array((name + ":").utf8) + values.map(Self.escaped).joined(separator: [UInt8(ascii: ",")]))
    }

    /// A line whose value is DATE (section 3.3.4); the date has a day.
    mutating func date(_ name: String, _ date: CalendarDate) {
        self.line(name + ";VALUE=DATE", Self.digits(date))
    }

    mutating func take() -> [UInt8] {
        defer { self.bytes = [] }
        return self.bytes
    }

    /// `20211231`: the last day that the date covers.
    static func digits(_ date: CalendarDate) -> String {
        String(decoding: date.lastDay.description.utf8.filter { $0 != UInt8(ascii: "-") }, as: UTF8.self)
    }

    private static func escaped(_ value: String) -> [UInt8] {
        var value = value
        return value.withUTF8 { source in
            var escaped: [UInt8] = []
            escaped.reserveCapacity(source.count + 8)
            var index = 0
            while index < source.count {
                let hidden = HiddenCharacters.length(at: index, in: source)
                guard hidden == 0 else {
                    index += hidden
                    continue
                }
                switch source[index] {
                case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","):
                    escaped.append(UInt8(ascii: "\\"))
                    escaped.append(source[index])
                case 0x0A: escaped += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
                case 0x09: escaped.append(0x20)
                default: escaped.append(source[index])
                }
                index += 1
            }
            return escaped
        }
    }

    /// Section 3.1: at most 75 octets a line, the break apart; a line goes on behind CR LF and a space, never within a character.
    private mutating func fold(_ line: [UInt8]) {
        var start = 0
        var room = 75
        while line.count - start > room {
            var end = start + room
            while end > start + 1, line[end] & 0xC0 == 0x80 { end -= 1 }
            self.bytes += line[start..<end]
            self.bytes += [0x0D, 0x0A, 0x20]
            start = end
            room = 74
        }
        self.bytes += line[start...]
        self.bytes += [0x0D, 0x0A]
    }
}
