/// Tells Arabic stored in the order it is seen from Arabic stored in the order it is read.
enum ScriptDirection {
    /// Runs of three and more of one Arabic letter, which no word has: strokes of justification read as letters.
    static func repeatedLetters(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var (last, run, runs, index) = (UInt32(0), 0, 0, 0)
        let end = min(bytes.count, 200_000)
        while index < end {
            let scalar = Scalar(bytes, at: index)
            index += scalar.length
            run = scalar.value == last && scalar.isArabic && scalar.value != 0x640 ? run + 1 : 0
            if run == 2 { runs += 1 }
            // Blanks between do not part the strokes.
            if scalar.value != 0x20 { last = scalar.value }
        }
        return runs
    }

    /// Words that end as words begin: with the article, or begin with the letter that only ends them.
    static func isReversed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var (forward, backward) = (0, 0)
        var index = 0
        let end = min(bytes.count, 200_000)
        var letters: [UInt32] = []
        func count() {
            guard letters.count >= 3 else { return }
            // Tāʾ marbūṭa and alif maqṣūra end words; alif lām begins them.
            if letters[letters.count - 1] == 0x629 || letters[letters.count - 1] == 0x649 { forward += 1 }
            if letters[0] == 0x629 || letters[0] == 0x649 { backward += 1 }
            if letters[0] == 0x627, letters[1] == 0x644 { forward += 1 }
            if letters[letters.count - 1] == 0x627, letters[letters.count - 2] == 0x644 { backward += 1 }
        }
        while index < end {
            let scalar = Scalar(bytes, at: index)
            index += scalar.length
            if (0x620...0x64A).contains(scalar.value) {
                letters.append(scalar.value)
            } else if !letters.isEmpty {
                count()
                letters.removeAll(keepingCapacity: true)
            }
        }
        return backward > 20 && backward > forward
    }
}
