/// The places at which each list of words was found in one text.
///
/// Few of the many lists occur in a passage, so only those have an array.
struct SlotTable {
    /// Per slot: index of its places in `lists`, −1 for none.
    private var index: [Int32]
    private var lists: [[WordSpan]] = []
    /// The slots that have places, in the order in which the first was found.
    private(set) var filled: [Int32] = []

    init(count: Int) { self.index = [Int32](repeating: -1, count: count) }

    /// The places of a slot; sorted once ``sort()`` has run.
    subscript(_ slot: Int32) -> [WordSpan] {
        let place = self.index[Int(slot)]
        return place < 0 ? [] : self.lists[Int(place)]
    }

    func hasSpans(_ slot: Int32) -> Bool { self.index[Int(slot)] >= 0 }

    /// Adds a place unless it was the last one added.
    mutating func add(_ span: WordSpan, to slot: Int32) {
        let place = Int(self.index[Int(slot)])
        if place >= 0 {
            if self.lists[place].last != span { self.lists[place].append(span) }
        } else {
            self.index[Int(slot)] = Int32(self.lists.count)
            self.lists.append([span])
            self.filled.append(slot)
        }
    }

    /// Adds places and keeps the slot sorted.
    mutating func merge(_ spans: [WordSpan], into slot: Int32) {
        for span in spans { self.add(span, to: slot) }
        self.lists[Int(self.index[Int(slot)])].sort()
    }

    mutating func sort() {
        for place in self.lists.indices where self.lists[place].count > 1 { self.lists[place].sort() }
    }
}
