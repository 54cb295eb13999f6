/// One word, number or mark of a passage.
struct Token: Sendable, Hashable {
    enum Kind: UInt8, Sendable {
        case word, number, mark
    }
    let kind: Kind
    /// The mark as ASCII whatever the script: `,` for `،` and `，`; 0 for words and numbers.
    let mark: UInt8
    /// Whether the word begins with a capital letter.
    let isCapitalised: Bool
    /// Place in the passage's UTF-8.
    let bytes: Range<Int>
    /// The folded word's hash.
    let hash: UInt64
    /// Place of the word's ids in ``TokenList/ids``.
    let ids: Range<Int>

    func isMark(_ character: Unicode.Scalar) -> Bool { self.kind == .mark && UInt32(self.mark) == character.value }
}

/// A passage cut into tokens, with the vocabulary's ids of each word.
struct TokenList: Sendable {
    var tokens: [Token] = []
    /// Ids of exact words and of stems, per token.
    var ids: [Int32] = []

    var count: Int { self.tokens.count }
    subscript(_ index: Int) -> Token { self.tokens[index] }

    func has(_ id: Int32, at index: Int) -> Bool {
        for place in self.tokens[index].ids where self.ids[place] == id { return true }
        return false
    }

    /// The bytes from the first to the last token of a range.
    func bytes(_ range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty else { return 0..<0 }
        return self.tokens[range.lowerBound].bytes.lowerBound..<self.tokens[range.upperBound - 1].bytes.upperBound
    }
}
