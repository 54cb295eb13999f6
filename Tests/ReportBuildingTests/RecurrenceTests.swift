import Model
import Testing

@testable import ReportBuilding

@Suite(.timeLimit(.minutes(5)))
struct RecurrenceTests {
    private static let sentence =
        "States parties should establish in every capital an office that receives complaints of domestic workers"
        + " against their employers and answers each within thirty days in a language that the worker understands."

    private static func document(_ number: Int, _ date: String, _ language: Language = .english) -> DocumentHead {
        DocumentHead(
            id: "0000000\(number)-0000-8000-8000-000000000000", symbol: "EXAMPLE/\(number)", title: "Report \(number)",
            kind: .report, language: language, date: CalendarDate(date), verdict: Verdict(.faithful))
    }

    private static func files(_ entries: [ReportEntry]) throws -> String {
        var documents: [DocumentHead] = []
        for entry in entries where !documents.contains(entry.document) { documents.append(entry.document) }
        return try SampleReport.text(.recurrence, .csv, entries: entries, documents: documents)
    }

    @Test("what returns word for word or reworded is one family, by date, and what is said once is not in it")
    func families() throws {
        let reworded = Self.sentence.replacing("should establish", with: "are urged to establish")
            .replacing("thirty", with: "fifteen")
        let entries = [
            SampleReport.entry(
                from: Self.document(1, "2019"), 0, reworded, core: [("prevention", 0.9)], strength: .urges),
            SampleReport.entry(
                from: Self.document(2, "2009"), 0, Self.sentence, core: [("prevention", 0.9)], strength: .should),
            SampleReport.entry(from: Self.document(2, "2009"), 1, "Ships should be inspected for hidden rooms."),
            SampleReport.entry(from: Self.document(3, "2014-05"), 4, Self.sentence + " ", strength: .should),
            SampleReport.entry(from: Self.document(4, "2015", .spanish), 4, Self.sentence, strength: .should),
        ]
        let table = CSVTable(try Self.files(entries))
        #expect(table.column("symbol") == ["EXAMPLE/2", "EXAMPLE/3", "EXAMPLE/1"])
        #expect(table.column("wording") == ["first", "same", "reworded"])
        #expect(table.column("times_said") == ["3", "", ""])
        #expect(table.column("strength_over_time")[0] == "2009 should; 2019 urges")
        let page = try SampleReport.text(
            .recurrence, .html, entries: entries,
            documents: entries.map(\.document).filter { $0.symbol != "EXAMPLE/2" }
                + [Self.document(2, "2009")])
        #expect(page.contains("<del>should</del> <ins>are urged to</ins>"))
        #expect(page.contains("<del>thirty</del> <ins>fifteen</ins>"))
    }

    @Test("a text that returns only in its own document is no family")
    func oneDocument() throws {
        let entries = (0..<3).map { SampleReport.entry(from: Self.document(1, "2019"), $0, Self.sentence) }
        #expect(CSVTable(try Self.files(entries)).rows.count == 1)
    }

    @Test("a difference gives both texts back")
    func difference() throws {
        var random = SplitMix(state: 3)
        let words = ["a", "b", "c", "d"]
        for _ in 0..<300 {
            let texts = (0..<2).map { _ in
                (0..<Int(random.next() % 12)).map { _ in words[Int(random.next() % 4)] }.joined(separator: " ")
            }
            guard let difference = WordDifference(from: Array(texts[0].utf8), to: Array(texts[1].utf8)) else {
                #expect(texts[0] == texts[1])
                continue
            }
            let old = difference.runs.filter { $0.change != .added }.map(\.words).joined(separator: " ")
            let new = difference.runs.filter { $0.change != .removed }.map(\.words).joined(separator: " ")
            #expect([old, new] == texts)
        }
    }

    @Test("estimated resemblance is near the true one")
    func estimate() {
        var random = SplitMix(state: 9)
        for shared in stride(from: 0, through: 60, by: 10) {
            let words = (0..<(120 - shared)).map { _ in String(random.next(), radix: 36) }
            let left = Shingles(Array(words[..<60].joined(separator: " ").utf8), language: .english)
            let right = Shingles(Array(words[(60 - shared)...].joined(separator: " ").utf8), language: .english)
            func written(_ shingles: Shingles) -> [UInt8] {
                Signature.of(shingles).flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
            }
            let estimated = Signature.resemblance(written(left), written(right))
            #expect(abs(estimated - left.resemblance(right)) < 0.17, "\(shared)")
        }
    }
}
