import DocumentReading
import Model
import Testing

@Suite("Languages of documents and passages", .timeLimit(.minutes(1)))
struct PassageLanguageTests {
    private static let english = "The General Assembly,\nRecalling the lanterns of the lake and of its ports,\n"

    @Test(
        "a passage in another language than the document carries its own",
        arguments: [
            (
                Language.arabic,
                "تحث الدول الأعضاء على إضاءة فوانيس البحيرة وجميع موانئها قبل حلول الليل في كل يوم من أيام السنة"
            ),
            (
                .russian,
                "настоятельно призывает государства-члены зажечь фонари озера и всех его портов до наступления ночи"
            ),
            (.chinese, "敦促会员国在每天夜幕降临之前点亮湖上和所有港口的灯笼并妥善加以保管"),
            (
                .spanish,
                "Insta a los Estados Miembros a que enciendan los faroles del lago y de sus puertos antes de que caiga la noche"
            ),
            (
                .french,
                "Prie instamment les États Membres d'allumer les lanternes du lac et de ses ports avant la tombée de la nuit"
            ),
        ])
    func mixed(_ language: Language, _ passage: String) {
        var text = Self.english
        for number in 1...6 {
            let words =
                number == 3
                ? passage : "Urges Member States to light the lanterns of the lake and to guard them by night"
            text += "\(number). \(words)\(number == 6 ? "." : ";")\n"
        }
        let document = DocumentReader().read(text.extracted()).document
        #expect(document.language == .english)
        let passages = document.passages.filter { $0.kind == .operative }
        #expect(passages.map(\.language) == [nil, nil, language, nil, nil, nil])
        // Its meaning is read with the words of its own language.
        #expect(passages.map(\.strength) == [Strength](repeating: .urges, count: 6))
        #expect(passages.allSatisfy { $0.addressees == ["Member States"] })
    }

    @Test("an English head over an Arabic body leaves the document Arabic")
    func head() {
        let text =
            "United Nations A/RES/61/999\nGeneral Assembly Distr.: General\nSixty-first session\nAgenda item 3\nOriginal: Arabic\n"
            + "إن الجمعية العامة،\nإذ تشير إلى فوانيس البحيرة وجميع موانئها،\n"
            + (1...5).map { "\($0) - تحث الدول الأعضاء على إضاءة فوانيس البحيرة وجميع موانئها قبل حلول الليل؛\n" }
            .joined()
        let document = DocumentReader().read(text.extracted()).document
        #expect(document.language == .arabic)
        #expect(document.passages.allSatisfy { $0.language == nil })
    }

    @Test("marks of direction, vowel signs and forms of alif do not hide an Arabic verb")
    func arabicSigns() {
        let text =
            "\u{202B}إن الجمعية العامة،\u{202C}\n\u{202B}إذ تشير إلى فوانيس البحيرة وجميع موانئها،\u{202C}\n"
            + "\u{200F}1 - تُحِثّ الدول الاعضاء على إضاءة الفوانيس؛\n\u{200F}2 - تطلب الى الامين العام أن يقدم تقريرا؛\n"
        let passages = DocumentReader().read(text.extracted()).document.passages.filter { $0.kind == .operative }
        #expect(passages.map(\.strength) == [.urges, .requests])
        #expect(passages.map(\.addressees) == [["Member States"], ["Secretary-General"]])
    }

    @Test("traditional Chinese is Chinese")
    func traditional() {
        let text = "大會，\n回顧湖上和各港口的燈籠，\n1. 敦促會員國點亮燈籠；\n2. 請秘書長提交報告。\n"
        let document = DocumentReader().read(text.extracted()).document
        #expect(document.language == .chinese)
        #expect(document.kind == .resolution)
        let passages = document.passages.filter { $0.kind == .operative }
        #expect(passages.map(\.addressees) == [["Member States"], ["Secretary-General"]])
    }

    @Test(
        "a text in none of the six languages is not taken for one of them with confidence",
        arguments: [
            "Die Laternen des Sees wurden von den Leuten am Hafen angezündet, und sie brannten die ganze Nacht bis zum Morgen.",
            "Le lanterne del lago sono state accese dagli uomini del porto e hanno brillato per tutta la notte fino al mattino.",
        ])
    func foreign(_ sentence: String) {
        let text = (1...6).map { "\($0). \(sentence)\n" }.joined()
        let document = DocumentReader().read(text.extracted()).document
        #expect(document.verdict.state != .faithful)
    }
}
