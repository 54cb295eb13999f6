import Model
import Testing

@testable import ReportBuilding

@Suite(.timeLimit(.minutes(5)))
struct ShortLineTests {
    private static func cut(_ text: String, _ length: Int, dangling: [String] = []) -> (String, Bool) {
        let rule = ShortLine.Rule(length: length, dangling: Set(dangling.map { Array($0.utf8) }))
        let line = ShortLine(Array(text.utf8), rule: rule)
        return (String(decoding: Array(text.utf8)[..<line.end], as: UTF8.self), line.isComplete)
    }

    @Test(
        "a line is whole, or ends at a clause, or at a word, never inside one",
        arguments: [
            ("Short words.", 20, "Short words.", true), ("Short words. ", 12, "Short words.", false),
            ("one two, three four", 14, "one two", false), ("one, two three four", 14, "one, two three", false),
            ("one two three four", 14, "one two three", false), ("one two of the four", 15, "one two", false),
            ("unbroken", 4, "unbr", false), ("第一部分，第二部分，第三", 8, "第一部分", false), ("第一部分第二部分", 4, "第一部分", false),
            ("كلمة أولى، ثانية ثالثة", 14, "كلمة أولى", false), ("", 5, "", true),
            ("ñandú ñoño ñu", 10, "ñandú ñoño", false),
        ])
    func cuts(text: String, length: Int, expected: String, isComplete: Bool) {
        let (line, complete) = Self.cut(text, length, dangling: ["of", "the"])
        #expect(line == expected)
        #expect(complete == isComplete)
    }

    @Test("whatever the text and length, the line is its beginning, in whole characters")
    func property() {
        var random = SplitMix(state: 7)
        let alphabet = Array("ab ,;:\n. éñ،中，".unicodeScalars)
        for _ in 0..<3_000 {
            var text = ""
            for _ in 0..<Int.random(in: 0..<60, using: &random) {
                text.unicodeScalars.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
            }
            let length = Int.random(in: 1..<50, using: &random)
            let line = ShortLine(Array(text.utf8), rule: ShortLine.Rule(length: length, dangling: [Array("ab".utf8)]))
            let shown = String(validating: Array(text.utf8)[..<line.end], as: UTF8.self)
            #expect(shown != nil)
            #expect((shown ?? "").unicodeScalars.count <= length || line.isComplete)
        }
    }
}

/// A generator with a seed (Steele, Lea and Flood 2014), so that a failure can be had again.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        self.state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = self.state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
