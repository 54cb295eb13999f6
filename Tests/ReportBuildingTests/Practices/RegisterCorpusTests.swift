import DocumentReading
import Foundation
import Model
import Testing

@testable import ReportBuilding

/// The registers of the two documents the project started from. The expectations are facts (labels, counts, codes, dates) that
/// a person read from the documents; their text is not part of the repository.
@Suite("Registers of real documents", .timeLimit(.minutes(3)))
struct RegisterCorpusTests {
    private static let folder: URL? = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let folder =
            ProcessInfo.processInfo.environment["RAPPORTEUR_CORPUS"].map { URL(filePath: $0) }
            ?? root.deletingLastPathComponent().appending(path: "shared/corpus")
        return FileManager.default.fileExists(atPath: folder.path()) ? folder : nil
    }()
    static var isAvailable: Bool { Self.folder != nil || ProcessInfo.processInfo.environment["CI"] == "true" }

    private func entries(_ path: String) throws -> [ReportEntry] {
        let folder = try #require(Self.folder, "the corpus is missing: set RAPPORTEUR_CORPUS")
        let data = try Data(contentsOf: folder.appending(path: path))
        let text = ExtractedText(format: path.hasSuffix(".md") ? .markdown : .plainText, utf8: Array(data))
        let document = DocumentReader().read(text).document
        let head = DocumentHead(
            id: path, symbol: document.symbol ?? path, title: document.title, kind: document.kind,
            language: document.language, body: document.body, session: document.session, date: document.date,
            verdict: document.verdict)
        return document.passages.enumerated().map { ordinal, passage in
            ReportEntry(document: head, ordinal: ordinal, passage: passage, assignments: [])
        }
    }

    /// Per label, how many rows a person counts at least.
    private static let practices = [
        "P9": 2, "P10": 1, "P11": 4, "P12": 6, "P15": 1, "P16": 1, "P18": 1, "P20": 1, "P22": 2, "P26": 1, "P28": 1,
        "P37": 4,
        "P38": 1, "P40": 5, "P41": 1, "P42": 1, "P43": 1, "P44": 2, "P45": 1, "P48": 2,
    ]
    /// Paragraphs in which a person may or may not see a practice.
    private static let open: Set<String> = ["P29", "P31", "P33", "P50"]

    @Test("Practices of the working group's report", .enabled(if: RegisterCorpusTests.isAvailable))
    func reportPractices() throws {
        var reader = try PracticeReader()
        var found: [String: [Practice]] = [:]
        for entry in try self.entries("seeds/CTOC-COP-WG.4-2019-6.es.txt") {
            let rows = try reader.practices(in: entry)
            if !rows.isEmpty { found[entry.passage.label] = rows }
        }
        let wanted = Self.practices.values.reduce(0, +)
        let hits = Self.practices.reduce(0) { $0 + min($1.value, found[$1.key]?.count ?? 0) }
        let wrong = found.filter { Self.practices[$0.key] == nil && !Self.open.contains($0.key) }
        #expect(Double(hits) >= 0.9 * Double(wanted), "\(hits) of \(wanted)")
        #expect(wrong.count <= 2, "rows in \(wrong.keys.sorted())")
        for (label, country) in [
            ("P10", "BR"), ("P11", "CN"), ("P12", "ZA"), ("P37", "ES"), ("P38", "US"), ("P40", "CN"),
        ] {
            #expect(found[label]?.allSatisfy { $0.countries == [country] } == true, "\(label)")
        }
        #expect(found["P9"]?.contains { Set($0.countries) == ["AU", "CA", "US", "NZ", "GB"] } == true)
        let figures = Set(found["P40"]?.flatMap(\.figures).map(\.value) ?? [])
        #expect(figures.isSuperset(of: ["69", "41", "634", "153", "1193", "2014"]))
        #expect(found["P11"]?.flatMap(\.figures).map(\.value).contains("3901") == true)
    }

    @Test("Commitments and topics of the working group's report", .enabled(if: RegisterCorpusTests.isAvailable))
    func reportCommitments() throws {
        var reader = try CommitmentReader()
        var counts: [String: Int] = [:]
        var topics: [String] = []
        var referring: [String] = []
        for entry in try self.entries("seeds/CTOC-COP-WG.4-2019-6.es.txt") {
            let rows = try reader.commitments(in: entry)
            counts[entry.passage.label] = rows.count
            if entry.passage.kind == .recommendation {
                let addressees = Set(rows.flatMap(\.addressees))
                #expect(
                    addressees.isSubset(of: [
                        "States parties", "international organizations", "Working Group on Trafficking in Persons",
                    ]), "\(entry.passage.label): \(addressees)")
                #expect(rows.allSatisfy { $0.strength != nil && $0.isOpen }, "\(entry.passage.label)")
            }
            topics += try reader.topics(in: entry).map { entry.passage.label + $0.item.joined() }
            if try reader.refersToTopics(entry) { referring.append(entry.passage.label) }
        }
        #expect((1...39).allSatisfy { (counts["R\($0)"] ?? 0) >= 1 })
        #expect(counts["R12"] == 2)
        #expect(counts["R28"] == 2)
        #expect(counts.values.reduce(0, +) == 41)
        #expect(topics == ["a", "b", "c", "d", "e", "f", "g", "h"].map { "R17" + $0 })
        #expect(referring == ["P52"])
    }

    @Test("Commitments of the General Assembly's resolution", .enabled(if: RegisterCorpusTests.isAvailable))
    func resolution() throws {
        var reader = try CommitmentReader()
        var rows: [String: [Commitment]] = [:]
        for entry in try self.entries("seeds/A-RES-74-176.es.md") {
            rows[entry.passage.label] = try reader.commitments(in: entry)
        }
        #expect(rows.values.reduce(0) { $0 + $1.count } == 29)
        for label in ["OP3", "OP10", "OP13"] { #expect(rows[label]?.isEmpty == true, "\(label)") }
        for label in ["OP1", "OP2", "OP8", "OP14", "OP21", "OP23"] { #expect(rows[label]?.count == 2, "\(label)") }
        let meeting = try #require(rows["OP4"]?.first)
        #expect(meeting.addressees == ["General Assembly"])
        #expect(meeting.mainDeadline?.time == .date(try #require(CalendarDate("2021-12"))))
        #expect(
            meeting.deadlines.contains {
                $0.time == .session(body: "General Assembly", number: 76, opens: CalendarDate("2021-09"))
            })
        let report = try #require(rows["OP26"]?.first)
        #expect(report.addressees == ["Secretary-General"])
        #expect(
            report.deadlines.first?.time
                == .session(body: "General Assembly", number: 76, opens: CalendarDate("2021-09")))
        var practices = try PracticeReader()
        for entry in try self.entries("seeds/A-RES-74-176.es.md") {
            #expect(try practices.practices(in: entry).isEmpty)
        }
    }
}
