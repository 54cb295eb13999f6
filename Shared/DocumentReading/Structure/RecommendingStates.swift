/// Reads who made a recommendation: the States in brackets behind it, `(Chile)`, `(Spain, Portugal)`, `(Chile) (Peru)`.
struct RecommendingStates {
    let lexicon: Lexicon

    /// The States in the order printed; empty when nothing in brackets ends the text.
    func states(_ text: String) -> [String] {
        var rest = Substring(text)
        var groups: [Substring] = []
        while true {
            while let last = rest.last, last.isWhitespace || ";.,；。،؛，".contains(last) { rest.removeLast() }
            guard let last = rest.last, last == ")" || last == "）", let open = self.opening(rest) else { break }
            let inside = rest[rest.index(after: open)..<rest.index(before: rest.endIndex)]
            guard self.namesStates(inside) else { break }
            groups.insert(inside, at: 0)
            rest = rest[..<open]
        }
        return groups.flatMap(self.names)
    }

    /// The bracket that the last one closes: names have brackets of their own, `Bolivia (Plurinational State of)`.
    private func opening(_ text: Substring) -> Substring.Index? {
        var depth = 0
        for index in text.indices.reversed() {
            switch text[index] {
            case ")", "）": depth += 1
            case "(", "（":
                depth -= 1
                if depth == 0 { return index }
            default: break
            }
        }
        return nil
    }

    /// A name begins with a capital and goes on in small letters; abbreviations, numbers and remarks do not.
    private func namesStates(_ group: Substring) -> Bool {
        guard let first = group.first(where: { !$0.isWhitespace }), first.isLetter, group.count < 900 else {
            return false
        }
        guard first.isCased else { return true }
        return first.isUppercase && group.contains(where: \.isLowercase) && !group.contains(where: \.isNumber)
    }

    private func names(_ group: Substring) -> [String] {
        var names: [String] = []
        var depth = 0
        var start = group.startIndex
        for index in group.indices {
            switch group[index] {
            case "(", "（": depth += 1
            case ")", "）": depth -= 1
            case ",", ";", "、", "，", "،", "؛", "；":
                if depth == 0 {
                    names += self.parted(group[start..<index])
                    start = group.index(after: index)
                }
            default: break
            }
        }
        return names + self.parted(group[start...])
    }

    /// `Chile and Peru` are two, `Bosnia and Herzegovina` is one.
    private func parted(_ piece: Substring) -> [String] {
        let words = piece.split(whereSeparator: \.isWhitespace)
        guard !words.isEmpty else { return [] }
        let name = words.joined(separator: " ")
        if self.lexicon.compoundStates.contains(Folding.fold(name)) { return [name] }
        guard let place = words.dropFirst().dropLast().firstIndex(where: self.isJoiner) else {
            return [words.drop(while: self.isJoiner).joined(separator: " ")]
        }
        return [words[..<place].joined(separator: " "), words[(place + 1)...].joined(separator: " ")]
    }

    private func isJoiner(_ word: Substring) -> Bool { self.lexicon.stateJoiners.contains(Folding.fold(String(word))) }
}
