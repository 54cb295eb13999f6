/// Finds which of the numbers at line starts are the numbers of paragraphs.
///
/// Lists inside paragraphs, years and quoted numbers also stand at line starts. The paragraphs are the chain of
/// numbers, each
/// one more than the last, that gathers the most weight; a number weighs more behind a full stop than inside a
/// sentence.
struct NumberChain {
    struct Link {
        var line: Int
        var value: Int
    }

    private struct Candidate {
        var line: Int
        var value: Int
        var score: Int
        var previous: Int
    }

    /// The paragraphs' first lines, in order.
    private(set) var links: [Link] = []
    /// Numbers left out, as (before, after).
    private(set) var gaps: [(Int, Int)] = []

    /// - Parameter first: lines from which a chain may begin.
    init(_ body: BodyText, _ lines: Range<Int>) {
        var candidates: [Candidate] = []
        // Best chain so far that ends in a value.
        var best: [Int: Int] = [:]
        var nested: Int?
        for line in lines {
            guard let label = body.traits[line].label, label.form == .number, body.bytes[body.lines[line].start] != 0x28
            else {
                continue
            }
            var weight = Self.weight(body, line, lines)
            if label.value == 1, weight == 4, !candidates.isEmpty {
                nested = 2
            } else if label.value == nested {
                weight = min(weight, 6)
                nested = label.value + 1
            }
            guard weight > 0 else { continue }
            var candidate = Candidate(line: line, value: label.value, score: weight, previous: -1)
            if let previous = best[label.value - 1] {
                candidate.score += candidates[previous].score
                candidate.previous = previous
            }
            // Numbers may have been lost, with a page of them: the more, the longer the chain behind must be.
            for gap in 2...40 where weight >= 8 {
                guard let previous = best[label.value - gap] else { continue }
                let score = candidates[previous].score + weight - min(6 * (gap - 1), 16 + gap)
                if score > candidate.score { (candidate.score, candidate.previous) = (score, previous) }
            }
            candidates.append(candidate)
            if let old = best[label.value], candidates[old].score > candidate.score { continue }
            best[label.value] = candidates.count - 1
        }
        guard var last = candidates.indices.max(by: { candidates[$0].score < candidates[$1].score }) else { return }
        while last >= 0 {
            self.links.append(Link(line: candidates[last].line, value: candidates[last].value))
            last = candidates[last].previous
        }
        self.links.reverse()
        for (before, after) in zip(self.links, self.links.dropFirst()) where after.value != before.value + 1 {
            self.gaps.append((before.value, after.value))
        }
    }

    /// 10 behind a sentence, 8 behind an item, 4 behind a colon, 1 within a sentence.
    private static func weight(_ body: BodyText, _ line: Int, _ lines: Range<Int>) -> Int {
        let traits = body.traits[line]
        // "2. that" goes on with a sentence.
        if traits.label?.hasText == true, !traits.canOpen { return 1 }
        guard line > lines.lowerBound else { return 10 }
        // The last paragraph of a preamble ends with a comma, and the first operative one opens with its verb.
        if traits.opening == .operative, traits.label?.hasText == true, body.traits[line - 1].ending == .comma {
            return 9
        }
        let bonus = body.blanks(line) > 0 ? 1 : 0
        if body.isBareLabel(line - 1) { return 8 }
        switch body.traits[line - 1].ending {
        case .stop: return 10 + bonus
        case .semicolon: return 8 + bonus
        case .colon: return 4
        case .comma: return 2
        case .dash: return 1
        case .none:
            // Behind a heading, or a paragraph that has lost its full stop.
            return body.lines[line - 1].count * 10 < body.width * 7 || body.blanks(line) > 0 ? 8 : 2
        }
    }
}
