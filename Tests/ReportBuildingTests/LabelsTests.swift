import Model
import Testing

@testable import ReportBuilding

@Suite(.timeLimit(.minutes(5)))
struct LabelsTests {
    @Test("each language has every label and no other", arguments: Language.allCases)
    func complete(language: Language) throws {
        let texts = try Labels.load(language)
        #expect(Set(texts.keys).symmetricDifference(Labels.requiredKeys).isEmpty)
        for (key, text) in texts { #expect(!text.isEmpty, "\(key)") }
        _ = try Labels(language)
    }

    @Test("each language fills in the same words", arguments: Language.allCases)
    func placeholders(language: Language) throws {
        func words(_ text: String) -> Set<String> {
            Set(
                text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map {
                    String($0.prefix { $0 != "}" })
                })
        }
        let (texts, english) = (try Labels.load(language), try Labels.load(.english))
        for (key, text) in english { #expect(words(texts[key] ?? "") == words(text), "\(key)") }
        #expect(texts["months"]?.split(separator: ",").count == 12)
        #expect(texts["months-alone"]?.split(separator: ",").count == 12)
    }

    @Test(
        "citations for people are in the report's language",
        arguments: [
            (Language.english, "A/1, recommendation 9"), (.spanish, "A/1, recomendación 9"),
            (.french, "A/1, recommandation 9"),
            (.russian, "A/1, рекомендация 9"), (.arabic, "A/1، التوصية 9"), (.chinese, "A/1，建议9"),
        ])
    func citation(language: Language, expected: String) throws {
        let passage = Passage(label: "R9", kind: .recommendation, number: "9", text: "", range: TextRange(0, 0))
        #expect(try Labels(language).text(of: Citation(symbol: "A/1", passage: passage)) == expected)
    }

    @Test(
        "dates keep their precision",
        arguments: [
            ("2019-09-11", Language.english, "11 September 2019"), ("2019-09", .english, "September 2019"),
            ("2019", .english, "2019"),
            ("2019-09-11", .spanish, "11 de septiembre de 2019"), ("2019-09-11", .russian, "11 сентября 2019 года"),
            ("2019-09", .russian, "сентябрь 2019 года"), ("2019-09-11", .chinese, "2019年9月11日"),
            ("2019-09-11", .arabic, "11 أيلول/سبتمبر 2019"),
        ])
    func dates(date: String, language: Language, expected: String) throws {
        #expect(try Labels(language).text(of: try #require(CalendarDate(date))) == expected)
    }

    @Test("each language knows how to cut a line")
    func lines() throws {
        let rules = try ShortLine.Rules()
        for language in Language.allCases { #expect(rules[language].length >= 60) }
        #expect(rules[.spanish].dangling.contains(Array("y".utf8)))
        #expect(rules[.english].dangling.contains(Array("on".utf8)))
    }
}
