/// Decodes UTF-8 one character at a time, also where the bytes are not valid.
enum UTF8Cursor {
    /// The character that begins at `index`, and how many bytes it takes.
    ///
    /// A byte that begins nothing valid counts as one character, U+FFFD.
    @inline(__always)
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (value: UInt32, length: Int) {
        let first = UInt32(bytes[index])
        if first < 0x80 { return (first, 1) }
        let left = bytes.count - index
        @inline(__always) func continuation(_ offset: Int) -> UInt32? {
            guard offset < left else { return nil }
            let byte = UInt32(bytes[index + offset])
            return byte & 0xC0 == 0x80 ? byte & 0x3F : nil
        }
        if first >= 0xC2, first < 0xE0, let second = continuation(1) {
            return ((first & 0x1F) << 6 | second, 2)
        }
        if first >= 0xE0, first < 0xF0, let second = continuation(1), let third = continuation(2) {
            let value = (first & 0x0F) << 12 | second << 6 | third
            if value >= 0x800, !(0xD800...0xDFFF).contains(value) { return (value, 3) }
        }
        if first >= 0xF0, first < 0xF5, let second = continuation(1), let third = continuation(2),
            let fourth = continuation(3)
        {
            let value = (first & 0x07) << 18 | second << 12 | third << 6 | fourth
            if value >= 0x10000, value <= 0x10FFFF { return (value, 4) }
        }
        return (0xFFFD, 1)
    }

    /// How the character that begins at `index` folds, and how many bytes it takes.
    @inline(__always)
    static func fold(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (folded: Folding.Folded, length: Int) {
        let (value, length) = Self.decode(bytes, at: index)
        guard let scalar = Unicode.Scalar(value) else { return (Folding.Folded(.comma), length) }
        return (Folding.fold(scalar), length)
    }
}
