import Testing

@testable import ThemeClassification

@Suite(.timeLimit(.minutes(1)))
struct FoldingTests {
    @Test(arguments: [
        ("Protección", ["proteccion"]), ("VÍCTIMAS", ["victimas"]), ("victim-centred", ["victim", "centred"]),
        ("l’aide", ["l", "aide"]), ("eﬃcient", ["efficient"]), ("Защита", ["защита"]), ("йод ёлка", ["иод", "елка"]),
        ("ｖｉｃｔｉｍ", ["victim"]), ("tra\u{AD}fficking", ["trafficking"]), ("vi\u{301}ctima", ["victima"]), ("🎗", []),
    ])
    func foldsToWords(_ text: String, _ words: [String]) {
        #expect(Folding.words(of: text) == words.map { Array($0.utf8) })
    }

    /// Arabic vowel marks, the lengthening stroke and letters in presentation form make no difference.
    @Test func foldsArabic() {
        let plain = Folding.words(of: "الضحايا")
        #expect(Folding.words(of: "الضَّحَايَا") == plain)
        #expect(Folding.words(of: "الضـــحايا") == plain)
        #expect(Folding.words(of: "\u{202B}الضحايا\u{202C}") == plain)
        #expect(Folding.words(of: "إساءة") == Folding.words(of: "اساءه"))
    }
}

@Suite(.timeLimit(.minutes(1)))
struct TermAutomatonTests {
    private func find(_ terms: [(String, Bool)], in text: String, wholeWords: Bool = true) -> [String] {
        let automaton = TermAutomaton(
            terms.map { Term(words: Folding.words(of: $0.0), isStem: $0.1) }, matchesWholeWords: wholeWords)
        var hits: [TermHit] = []
        Array(text.utf8).withUnsafeBufferPointer { automaton.findAll(in: $0, into: &hits) }
        return hits.map { "\(terms[Int($0.term)].0)@\($0.end)" }
    }

    @Test func findsWholeWordsAndStems() {
        #expect(
            self.find([("victim", false), ("traffick", true)], in: "Victims: a victim, trafficking") == [
                "victim@17", "traffick@27",
            ])
        #expect(self.find([("ley", false)], in: "leyes ley ley, (LEY)") == ["ley@9", "ley@13", "ley@19"])
    }

    @Test func findsPhrasesOverSpacesButNotOverCommas() {
        let terms = [("trata de personas", false), ("de personas", false)]
        #expect(self.find(terms, in: "trata \n  de personas") == ["trata de personas@20", "de personas@20"])
        #expect(self.find(terms, in: "trata, de personas") == ["de personas@18"])
    }

    @Test func findsPartsOfWordsWhereAsked() {
        #expect(self.find([("受害者", false)], in: "保护受害者。", wholeWords: false) == ["受害者@15"])
        #expect(self.find([("ضحايا", false)], in: "للضحايا", wholeWords: false) == ["ضحايا@14"])
    }

    /// Against a search word by word, on texts made of few words so that much overlaps.
    @Test func agreesWithASimpleSearch() {
        let vocabulary = ["a", "ab", "b", "abc", "á", "ba", "c"]
        var state: UInt64 = 7
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for _ in 0..<300 {
            let terms = (0..<6).map { _ in
                ((0...next(3)).map { _ in vocabulary[next(7)] }.joined(separator: " "), next(3) == 0)
            }
            let words = (0..<20).map { _ in vocabulary[next(7)] }
            let text = words.joined(separator: " ")
            let folded = words.map { $0 == "á" ? "a" : $0 }
            var expected: [String] = []
            for (index, term) in terms.enumerated() {
                let parts = term.0.split(separator: " ").map { $0 == "á" ? "a" : String($0) }
                for start in folded.indices where start + parts.count <= folded.count {
                    let isHit = parts.indices.allSatisfy { place in
                        let word = folded[start + place]
                        return place == parts.count - 1 && term.1 ? word.hasPrefix(parts[place]) : word == parts[place]
                    }
                    if isHit { expected.append("\(index)@\(start)") }
                }
            }
            let automaton = TermAutomaton(
                terms.map { Term(words: Folding.words(of: $0.0), isStem: $0.1) }, matchesWholeWords: true)
            var hits: [TermHit] = []
            var found: [String] = []
            Array(text.utf8).withUnsafeBufferPointer { bytes in
                automaton.findAll(in: bytes, into: &hits)
                let index = WordIndex(bytes)
                for hit in hits {
                    let last = index.word(at: Int(hit.end) - 1) ?? 0
                    found.append("\(hit.term)@\(last - Folding.words(of: terms[Int(hit.term)].0).count + 1)")
                }
            }
            #expect(Set(found) == Set(expected), "\(terms) in \(text)")
        }
    }

    @Test func takesAnyBytes() {
        let automaton = TermAutomaton([Term(words: [Array("é".utf8)], isStem: true)], matchesWholeWords: true)
        for first in UInt8.min...UInt8.max {
            var hits: [TermHit] = []
            for bytes in [[first], [first, 0xC3], [0xE2, first], [0xF0, 0x9F, first], [first, first, first, first]] {
                bytes.withUnsafeBufferPointer {
                    automaton.findAll(in: $0, into: &hits)
                    _ = WordIndex($0)
                }
            }
        }
    }
}

@Suite(.timeLimit(.minutes(1)))
struct CuePatternTests {
    @Test func readsSteps() throws {
        let pattern = try CuePattern("(protect*|safe guard) ..8 the <victim> right*")
        #expect(pattern.steps.count == 4)
        #expect(pattern.steps.map(\.gap) == [0, 8, 0, 0])
        #expect(pattern.steps[1].element == .words(["the"], isStem: false))
        #expect(pattern.steps[2].element == .concept("victim"))
        #expect(pattern.steps[3].element == .words(["right"], isStem: true))
    }

    @Test(arguments: [
        "", "  ", "..3 a", "a ..3", "a ..0 b", "a ..x b", "(a|b", "a)", "(a (b))", "(a||b)", "<a", "<>", "*", "a*b",
        "a ..2 ..3 b",
    ])
    func refusesWhatItCannotRead(_ source: String) {
        #expect(throws: CuePatternError.self) { try CuePattern(source) }
    }
}

@Suite(.timeLimit(.minutes(1)))
struct WordIndexTests {
    private func words(_ text: String) -> WordIndex { Array(text.utf8).withUnsafeBufferPointer { WordIndex($0) } }

    @Test func countsScalarsAndSentences() {
        let index = self.words("Él va. La niña, 🎗 sí; no.")
        #expect(index.words.map(\.scalarStart) == [0, 3, 7, 10, 18, 22])
        #expect(index.words.map(\.sentence) == [0, 0, 1, 1, 1, 2])
        #expect(index.words[4].separation == .comma)
    }

    /// The full stop of an abbreviation is followed by a small letter or a digit.
    @Test func abbreviationsEndNoSentence() {
        #expect(self.words("véase el párr. 3 y el art. segundo").sentenceCount == 1)
    }

    @Test func longQuotationsAreTitles() {
        let index = self.words(
            "la resolución titulada “Protección de las víctimas de la trata” y el lema “conozca sus derechos”")
        #expect(index.words.filter(\.isQuoted).count == 7)
    }

    @Test func chineseCharactersAreWords() {
        #expect(self.words("保护被害人。提供住所").words.map(\.sentence) == [0, 0, 0, 0, 0, 1, 1, 1, 1])
    }
}
