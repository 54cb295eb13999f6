import DocumentReading
import Foundation
import Model
import Testing

@Suite("Nothing is repaired in clean text", .timeLimit(.minutes(2)))
struct CleanTextTests {
    /// Sentences with what looks broken and is not: single letters, initials, enumerations, short words, hyphens.
    static let sentences: [(Language, String)] = [
        (
            .english,
            "A lantern, i.e. a light, is lit by J. F. Smith at 5 p.m. in a port; as to B and C, they are not on it. The long-term and cross-border work went on."
        ),
        (
            .spanish,
            "A la orilla, o a su lado, ha de haber un farol y otro; así lo dice el Sr. D. J. Pérez en el párr. 3 a) y b). Fue a pie y se le vio ir."
        ),
        (
            .french,
            "Il y a là un feu, l’un à l’autre, où l’on a vu le n° 3 et la p. 4 de l’ouvrage de M. A. Petit; d’où, a-t-il dit, s’il y en a un, qu’il soit vu."
        ),
        (
            .russian,
            "В порту и у озера, а также к югу от него, о чем и с кем бы ни шла речь, г-н А. Б. Иванов и др. видели огни в 5 ч. утра."
        ),
        (.arabic, "في الميناء أو على البحيرة، أضاء السيد أ. ب. الفوانيس، وما من أحد رأى ذلك من قبل."),
        (.chinese, "湖上的灯笼在每天晚上都会点亮，港口的人们说这是 A 和 B 两人的工作。"),
    ]

    @Test("in samples of each language", arguments: Self.sentences)
    func samples(_ language: Language, _ sentence: String) {
        let text = (1...20).map { "\($0). \(sentence)\n\n" }.joined()
        let reading = DocumentReader().read(text.extracted(), hints: ReadingHints(language: language))
        #expect(reading.document.language == language)
        #expect(reading.trace.repairs == [])
    }

    /// Texts of the corpus without faults of extraction.
    static let documents = [
        "seeds/A-RES-74-176.es.md", "documents/ECOSOC-2023-07-25.zh.txt",
        "documents/UDHR.es.xml", "documents/unlabelled/udhr_eng.xml", "documents/unlabelled/udhr_rus.xml",
        "documents/unlabelled/udhr_arb.xml", "documents/unlabelled/udhr_cmn_hans.xml",
    ]

    @Test("in clean documents of the corpus", .enabled(if: Corpus.isAvailable), arguments: Self.documents)
    func corpus(_ path: String) throws {
        let repairs = DocumentReader().read(try Corpus.text(path)).trace.repairs
        #expect(repairs.map { "\($0.original) → \($0.repaired)" } == [])
    }

    @Test("in the Charter, in six languages", .enabled(if: Corpus.isAvailable), arguments: Language.allCases)
    func charter(_ language: Language) throws {
        let path = "documents/unlabelled/charter/raw_un_charter_\(language.rawValue).txt"
        let repairs = DocumentReader().read(try Corpus.text(path)).trace.repairs
        #expect(repairs.map { "\($0.original) → \($0.repaired)" } == [])
    }
}
