extension [UInt8] {
    /// Whether `words` occur in the bytes, letter for letter.
    func contains(words: [UInt8]) -> Bool {
        self.firstRange(of: words, in: 0..<self.count) != nil
    }

    /// Where `words` first occur within `bounds`.
    func firstRange(of words: [UInt8], in bounds: Range<Int>) -> Range<Int>? {
        guard let first = words.first, words.count <= bounds.count else { return nil }
        return self.withUnsafeBufferPointer { bytes in
            var position = bounds.lowerBound
            while position + words.count <= bounds.upperBound {
                if bytes[position] == first, zip(bytes[position...], words).allSatisfy({ $0 == $1 }) {
                    return position..<(position + words.count)
                }
                position += 1
            }
            return nil
        }
    }
}
