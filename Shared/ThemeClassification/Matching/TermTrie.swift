/// The tree of terms from which the automaton's table is made.
struct TermTrie {
    private let classCount: Int
    /// Per state and class: the child, −1 for none. State 0 is the root.
    private var children: [Int32]
    private var terms: [[Int32]] = [[]]

    init(classCount: Int) {
        self.classCount = classCount
        self.children = [Int32](repeating: -1, count: classCount)
    }

    /// Makes the state behind a space state 1.
    mutating func insertSpace() { _ = self.child(of: 0, class: 1) }

    mutating func insert(_ symbols: [Int], term: Int32) {
        var state = 0
        for symbol in symbols { state = self.child(of: state, class: symbol) }
        self.terms[state].append(term)
    }

    private mutating func child(of state: Int, class symbol: Int) -> Int {
        let place = state * self.classCount + symbol
        if self.children[place] >= 0 { return Int(self.children[place]) }
        let new = self.terms.count
        self.children[place] = Int32(new)
        self.children += repeatElement(-1, count: self.classCount)
        self.terms.append([])
        return new
    }

    /// All transitions, with failure links worked in, and the terms that end in each state.
    func rows(space: Int, stop: Int, matchesWholeWords: Bool) -> (transitions: [Int32], terms: [[Int32]]) {
        var next = self.children
        var terms = self.terms
        var failure = [Int32](repeating: 0, count: terms.count)
        var endsInSpace = [Bool](repeating: false, count: terms.count)
        var queue: [Int] = []
        queue.reserveCapacity(terms.count)
        let afterStop: Int32 = matchesWholeWords ? 1 : 0
        for symbol in 0..<self.classCount {
            let child = next[symbol]
            if child < 0 {
                next[symbol] = 0
            } else {
                endsInSpace[Int(child)] = symbol == space
                queue.append(Int(child))
            }
        }
        next[stop] = afterStop
        var head = 0
        while head < queue.count {
            let state = queue[head]
            head += 1
            let row = state * self.classCount
            let failureRow = Int(failure[state]) * self.classCount
            terms[state] += terms[Int(failure[state])]
            for symbol in 0..<self.classCount {
                let child = next[row + symbol]
                if child >= 0 {
                    failure[Int(child)] = next[failureRow + symbol]
                    endsInSpace[Int(child)] = symbol == space
                    queue.append(Int(child))
                } else if symbol == stop {
                    next[row + symbol] = afterStop
                } else if symbol == space, endsInSpace[state] {
                    // A run of spaces is one space.
                    next[row + symbol] = Int32(state)
                } else {
                    next[row + symbol] = next[failureRow + symbol]
                }
            }
        }
        return (next, terms)
    }
}
