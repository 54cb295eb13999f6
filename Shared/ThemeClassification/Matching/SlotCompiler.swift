/// Gives every word list of the patterns a number.
struct SlotCompiler {
    private(set) var terms: [Term] = []
    private(set) var slotsOfTerm: [[Int32]] = []
    private(set) var slotCount = 0
    private var termIndex: [Term: Int] = [:]
    private var conceptSlots: [String: Int32] = [:]
    private var elementSlots: [CuePattern.Element: Int32] = [:]

    mutating func conceptSlot(_ name: String) -> Int32 {
        if let slot = self.conceptSlots[name] { return slot }
        let slot = self.newSlot()
        self.conceptSlots[name] = slot
        return slot
    }

    mutating func slot(for element: CuePattern.Element) -> Int32 {
        if case .concept(let name) = element { return self.conceptSlot(name) }
        if let slot = self.elementSlots[element] { return slot }
        let slot = self.newSlot()
        self.elementSlots[element] = slot
        _ = self.add(element, to: slot)
        return slot
    }

    /// Lets the element's words fill `slot`; false for a concept, whose words fill its own.
    mutating func add(_ element: CuePattern.Element, to slot: Int32) -> Bool {
        switch element {
        case .concept: return false
        case .words(let words, let isStem): self.add(words, isStem, to: slot)
        case .choice(let choices): for choice in choices { self.add(choice.words, choice.isStem, to: slot) }
        }
        return true
    }

    private mutating func add(_ words: [String], _ isStem: Bool, to slot: Int32) {
        let folded = words.flatMap { Folding.words(of: $0) }
        guard !folded.isEmpty else { return }
        let term = Term(words: folded, isStem: isStem)
        let index: Int
        if let known = self.termIndex[term] {
            index = known
        } else {
            index = self.terms.count
            self.terms.append(term)
            self.slotsOfTerm.append([])
            self.termIndex[term] = index
        }
        if !self.slotsOfTerm[index].contains(slot) { self.slotsOfTerm[index].append(slot) }
    }

    private mutating func newSlot() -> Int32 {
        defer { self.slotCount += 1 }
        return Int32(self.slotCount)
    }
}
