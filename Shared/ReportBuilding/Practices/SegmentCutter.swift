/// Cuts a sentence where somebody tells the next thing, so that each measure stands in a segment of its own.
struct SegmentCutter {
    let read: ReadText

    /// Ranges of tokens, in order, that make up the sentence.
    func segments(_ sentence: Range<Int>) -> [Range<Int>] {
        var cuts: [Int] = []
        let listItems = self.listItems(sentence)
        var index = sentence.lowerBound + 1
        while index < sentence.upperBound {
            if listItems.contains(index) || self.cuts(at: index, sentence, from: cuts.last ?? sentence.lowerBound) {
                cuts.append(index)
            }
            index += 1
        }
        var segments: [Range<Int>] = []
        var start = sentence.lowerBound
        for cut in cuts + [sentence.upperBound] where cut > start {
            segments.append(start..<cut)
            start = cut
        }
        return segments
    }

    private func cuts(at index: Int, _ sentence: Range<Int>, from start: Int) -> Bool {
        let token = self.read.list[index]
        if self.read.list[index - 1].isMark(";") { return true }
        guard token.kind == .word, let joint = self.read.mark(.coordinator, at: index) else { return false }
        if self.read.mark(.impersonal, at: index) != nil { return true }
        var next = joint.tokens.upperBound
        guard next < sentence.upperBound else { return false }
        var hasAlso = false
        while next < sentence.upperBound, let adverb = self.read.mark(.adverb, at: next) {
            next = adverb.tokens.upperBound
            hasAlso = true
        }
        guard next < sentence.upperBound else { return false }
        // "… and described", "… y señalaron", "… while another speaker".
        if self.isReporting(next) || self.read.mark(.impersonal, at: next) != nil { return true }
        if self.doesNext(next, start..<index, sentence) { return true }
        // "… and the need to": what is only needed is cut off from what is done.
        let near = next..<min(next + 3, sentence.upperBound)
        if self.read.marks(in: near).contains(where: { $0.cue == .need }) { return true }
        let before = start..<index
        // "… said that A was done and that B was done".
        if self.read.mark(.relative, at: next) != nil, self.read.mark(.connector, at: next) != nil,
            self.read.has(.reporting, in: before), self.read.has(.action, in: next..<sentence.upperBound)
        {
            return true
        }
        if hasAlso, self.read.has(.need, in: before) || self.read.has(.hindrance, in: before) { return true }
        return self.repeatsMeasure(next, before, sentence)
    }

    /// "had adopted a law and had opened a shelter": a second thing done, with a measure of its own.
    private func doesNext(_ next: Int, _ before: Range<Int>, _ sentence: Range<Int>) -> Bool {
        guard let action = self.read.mark(.action, at: next) else { return false }
        let behind = action.tokens.upperBound..<min(action.tokens.upperBound + 8, sentence.upperBound)
        return behind.lowerBound < behind.upperBound && self.read.has(.measure, in: behind)
            && self.read.has(.action, in: before) && self.read.has(.measure, in: before)
    }

    /// "the manual of A … and the manual of B": the same word again names a second measure.
    private func repeatsMeasure(_ next: Int, _ before: Range<Int>, _ sentence: Range<Int>) -> Bool {
        for place in next..<min(next + 2, sentence.upperBound) {
            guard let measure = self.read.mark(.measure, at: place) else { continue }
            let hash = self.read.list[place].hash
            return measure.tokens.count == 1
                && self.read.all(.measure, in: before).contains {
                    $0.tokens.count == 1 && self.read.list[$0.tokens.lowerBound].hash == hash
                }
        }
        return false
    }

    private func isReporting(_ index: Int) -> Bool {
        self.read.mark(.reporting, at: index) != nil || self.read.mark(.describing, at: index) != nil
            || self.read.mark(.passive, at: index) != nil
    }

    /// Where the items of an inline list "(a) …; (b) …" begin.
    private func listItems(_ sentence: Range<Int>) -> Set<Int> {
        var items: [Int] = []
        for index in sentence where index + 2 < sentence.upperBound {
            let wanted = UInt8(ascii: "a") + UInt8(min(items.count, 25))
            guard self.read.list[index].isMark("("), self.read.list[index + 2].isMark(")") else { continue }
            let letter = self.read.list[index + 1].bytes
            if letter.count == 1, self.read.text[letter.lowerBound] == wanted { items.append(index) }
        }
        return items.count > 1 ? Set(items) : []
    }
}
