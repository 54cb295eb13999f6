/// Finds bytes in bytes.
enum ByteSearch {
    static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool { Self.first(text, part) != nil }

    static func first(_ text: [UInt8], _ part: [UInt8]) -> Int? {
        guard let initial = part.first, part.count <= text.count else { return nil }
        var index = 0
        let last = text.count - part.count
        while index <= last {
            if text[index] == initial {
                var offset = 1
                while offset < part.count, text[index + offset] == part[offset] { offset += 1 }
                if offset == part.count { return index }
            }
            index += 1
        }
        return nil
    }
}
