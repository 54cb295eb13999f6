extension JSONReader {
    /// Reads the string whose opening quotation mark is at the position, and checks its UTF-8 and its escapes.
    mutating func string() throws(Fault) -> JSONString {
        let start = self.position + 1
        var (here, hasEscapes) = (start, false)
        while true {
            here = self.plainRunEnd(from: here)
            guard here < self.bytes.count else { throw self.truncated() }
            switch self.bytes[here] {
            case UInt8(ascii: "\""):
                self.position = here + 1
                return JSONString(range: start..<here, hasEscapes: hasEscapes)
            case UInt8(ascii: "\\"):
                hasEscapes = true
                here = try self.escapeEnd(from: here)
            case 0:
                throw Fault(.nulCharacter, at: "", offset: here)
            case 1..<0x20:
                throw Fault(.malformedJSON, at: "", offset: here, "a control character in a string must be escaped")
            default:
                let length = UTF8Check.sequenceLength(self.bytes, at: here)
                guard length > 0 else {
                    let isCut =
                        here + UTF8Check.announcedLength(self.bytes[here]) > self.bytes.count
                        && self.bytes[(here + 1)...].allSatisfy { $0 & 0xC0 == 0x80 }
                    if isCut { throw self.truncated() }
                    throw Fault(.invalidUTF8, at: "", offset: here)
                }
                here += length
            }
        }
    }

    /// Where the run of plain ASCII that begins at `start` ends: eight bytes at a time while none of them is a quotation
    /// mark, a backslash, a control character or part of a longer sequence.
    private func plainRunEnd(from start: Int) -> Int {
        guard let base = UnsafeRawPointer(self.bytes.baseAddress) else { return start }
        let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
        var here = start
        while here + 8 <= self.bytes.count {
            let word = base.loadUnaligned(fromByteOffset: here, as: UInt64.self)
            let quote = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
            let slash = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
            let special = (quote &- ones) & ~quote | (slash &- ones) & ~slash | (word &- ones &* 0x20) & ~word | word
            if special & highs != 0 { break }
            here += 8
        }
        while here < self.bytes.count {
            let byte = self.bytes[here]
            if byte < 0x20 || byte >= 0x80 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
            here += 1
        }
        return here
    }

    /// Where the escape at `start` ends; a pair of surrogates counts as one.
    private func escapeEnd(from start: Int) throws(Fault) -> Int {
        guard start + 1 < self.bytes.count else { throw self.truncated() }
        if JSONEscapes.character(self.bytes[start + 1]) != nil { return start + 2 }
        let unit = try self.escapedUnit(at: start)
        switch unit {
        case 0: throw Fault(.nulCharacter, at: "", offset: start)
        case 0xDC00...0xDFFF: throw Fault(.loneSurrogate, at: "", offset: start)
        case 0xD800...0xDBFF:
            guard start + 7 < self.bytes.count else {
                // Cut only if what is there could still become a pair.
                let rest = self.bytes[(start + 6)...]
                let couldPair = rest.isEmpty || rest.elementsEqual([UInt8(ascii: "\\")])
                throw couldPair ? self.truncated() : Fault(.loneSurrogate, at: "", offset: start)
            }
            guard self.bytes[start + 6] == UInt8(ascii: "\\"), self.bytes[start + 7] == UInt8(ascii: "u") else {
                throw Fault(.loneSurrogate, at: "", offset: start)
            }
            guard (0xDC00...0xDFFF).contains(try self.escapedUnit(at: start + 6)) else {
                throw Fault(.loneSurrogate, at: "", offset: start)
            }
            return start + 12
        default: return start + 6
        }
    }

    private func escapedUnit(at start: Int) throws(Fault) -> UInt32 {
        guard self.bytes[start + 1] == UInt8(ascii: "u") else {
            throw Fault(.malformedJSON, at: "", offset: start, "an unknown escape")
        }
        guard start + 6 <= self.bytes.count else { throw self.truncated() }
        guard let unit = JSONEscapes.codeUnit(self.bytes[start + 2..<start + 6]) else {
            throw Fault(.malformedJSON, at: "", offset: start, "an escape without four hexadecimal digits")
        }
        return unit
    }
}
