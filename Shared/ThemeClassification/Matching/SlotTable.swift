/// The places at which each list of words was found in one text.
///
/// All places stand in one array, those of a list side by side and sorted: no list has an allocation of its own.
struct SlotTable {
    private struct Run {
        var start: Int32 = 0
        var count: Int32 = 0
    }

    private var runs: [Run]
    private var spans: [WordSpan]
    /// The slots that have places, in the order in which the first was found.
    private(set) var filled: [Int32] = []

    /// - Parameter found: Slots and places; of places that repeat one behind the other, one is kept.
    init(count: Int, found: [(slot: Int32, span: WordSpan)]) {
        var runs = [Run](repeating: Run(), count: count)
        for entry in found {
            if runs[Int(entry.slot)].count == 0 { self.filled.append(entry.slot) }
            runs[Int(entry.slot)].count += 1
        }
        var start: Int32 = 0
        for slot in self.filled {
            runs[Int(slot)].start = start
            start += runs[Int(slot)].count
            runs[Int(slot)].count = 0
        }
        var spans = [WordSpan](repeating: WordSpan(first: 0, last: 0), count: found.count)
        for entry in found {
            let run = runs[Int(entry.slot)]
            let end = Int(run.start + run.count)
            if run.count > 0, spans[end - 1] == entry.span { continue }
            spans[end] = entry.span
            runs[Int(entry.slot)].count += 1
        }
        for slot in self.filled {
            let run = runs[Int(slot)]
            // Places come in the order of their ends, which nearly always is that of their beginnings too.
            let range = Int(run.start)..<Int(run.start + run.count)
            let isSorted = range.dropFirst().allSatisfy { spans[$0 - 1] < spans[$0] }
            if !isSorted { spans[range].sort() }
        }
        (self.runs, self.spans) = (runs, spans)
    }

    /// The places of a slot, sorted.
    subscript(_ slot: Int32) -> ArraySlice<WordSpan> {
        let run = self.runs[Int(slot)]
        return self.spans[Int(run.start)..<Int(run.start + run.count)]
    }

    func hasSpans(_ slot: Int32) -> Bool { self.runs[Int(slot)].count > 0 }

    /// Adds places and keeps the slot sorted.
    mutating func merge(_ spans: [WordSpan], into slot: Int32) {
        var all = Array(self[slot])
        if all.isEmpty { self.filled.append(slot) }
        for span in spans where all.last != span { all.append(span) }
        all.sort()
        self.runs[Int(slot)] = Run(start: Int32(self.spans.count), count: Int32(all.count))
        self.spans += all
    }
}
