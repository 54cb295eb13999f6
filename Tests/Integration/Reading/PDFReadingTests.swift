import DocumentConversion
import DocumentReading
import Foundation
import Model
import Testing

/// The corpus' PDF files by the whole way: bytes, converter, reader.
@Suite(
    "PDF files of the corpus, converted and read", .timeLimit(.minutes(5)), .enabled(if: ReadingCorpus.isAvailable))
struct PDFReadingTests {
    static let documents = [
        ("A-AC.292-2024-3", "es"), ("A-HRC-25-12", "en"), ("A-RES-73-3", "en"), ("A-RES-73-8", "en"),
        ("E-CN.5-2025-L.6", "en"), ("S-RES-2788-2025", "en"),
    ]

    private func read(_ path: String) async throws -> Document {
        let file = try ReadingCorpus.file(path)
        let data = [UInt8](try Data(contentsOf: file))
        let converted = try await DocumentConverter().convert(data, fileName: file.lastPathComponent)
        return DocumentReader().read(converted.text).document
    }

    @Test("labels, counts, metadata and verdict are the gold's", arguments: documents)
    func gold(_ name: String, _ language: String) async throws {
        let gold = try StructureGold(name)
        let document = try await self.read("documents/\(name).\(language).pdf")
        func count(_ kind: PassageKind) -> Int { document.passages.count { $0.kind == kind } }
        #expect(count(.preambular) == gold.counts.preambular)
        #expect(count(.operative) == gold.counts.operative)
        #expect(count(.recommendation) == gold.counts.recommendations)
        #expect(count(.narrative) == gold.counts.numbered_paragraphs)
        // Notes with asterisks are counted apart in the gold.
        #expect(document.footnotes.count { Int($0.mark) != nil } == gold.counts.footnotes)
        let numbers = gold.units.filter { $0.kind == "recommendation" || $0.kind == "paragraph" }.map(\.label)
        #expect(Set(document.passages.filter(\.kind.isNumberedAlways).compactMap(\.number)) == Set(numbers))
        #expect(document.symbol == gold.symbol)
        #expect(document.title == gold.title)
        #expect(document.session == gold.session_number)
        #expect(document.agendaItem == gold.agenda_item)
        if let adopted = gold.adopted { #expect(document.date?.description == adopted) }
        #expect(document.language?.rawValue == language)
        #expect(document.verdict == Verdict(.faithful))
    }

    @Test(
        "what has no passages, or not all of them, is not called faithful",
        arguments: ["letter.en", "letter.ru", "letter.ar", "participants.mixed", "verbatim-record.en", "ocr-1980.fr"])
    func doubtful(_ name: String) async throws {
        let document = try await self.read("documents/unlabelled/\(name).pdf")
        #expect(document.verdict.state == .needsReview)
        #expect(!document.verdict.reasons.isEmpty)
    }

    @Test("an error page is unreadable")
    func errorPage() async throws {
        let document = try await self.read("documents/unlabelled/ods-error-page.pdf")
        #expect(document.verdict.state == .unreadable)
        #expect(document.passages.isEmpty)
    }
}

extension PassageKind {
    /// Passages of these kinds carry a printed number in every document.
    fileprivate var isNumberedAlways: Bool {
        switch self {
        case .recommendation, .narrative: true
        case .operative, .preambular: false
        }
    }
}
