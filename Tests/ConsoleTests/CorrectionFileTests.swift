import Codec
import Foundation
import Model
import Testing

@testable import rapporteur

@Suite("Files of corrections", .timeLimit(.minutes(1)))
struct CorrectionFileTests {
    private func file(_ text: String, _ name: String = "a.csv") throws -> CorrectionFile {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: name)
        try text.write(to: path, atomically: true, encoding: .utf8)
        return try CorrectionFile(path: path.path, who: "Ana", why: nil)
    }

    @Test("cells in quotation marks hold commas, lines and marks; a byte order mark is none of them")
    func commaSeparated() throws {
        let rows = try CommaSeparated.rows("\u{FEFF}a,\"b, \"\"c\"\"\nd\",\r\n\r\n,x,y\n1,2,\"3\"", name: "t")
        #expect(
            rows == [
                .init(line: 1, cells: ["a", "b, \"c\"\nd", ""]), .init(line: 4, cells: ["", "x", "y"]),
                .init(line: 5, cells: ["1", "2", "3"]),
            ])
        #expect(throws: Failure.self) { try CommaSeparated.rows("a,\"b", name: "t") }
        #expect(try CommaSeparated.rows("", name: "t").isEmpty)
    }

    @Test("a table and JSON Lines say the same")
    func forms() throws {
        let table = try self.file("symbol,label,theme,action,grade,who,why\nA/1,R1,prevention,add,touch,,Because\n")
        let lines = try self.file(
            #"{"symbol":"A/1","label":"R1","theme":"prevention","action":"add","grade":"touch","why":"Because","who":null}"#,
            "a.jsonl")
        #expect(table.faults.isEmpty && lines.faults.isEmpty, "\(table.faults) \(lines.faults)")
        #expect(table.lines.map(\.correction) == lines.lines.map(\.correction))
        #expect(table.lines.map(\.number) == [2] && lines.lines.map(\.number) == [1])
        let one = try #require(table.lines.first?.correction)
        #expect(one.who == "Ana" && one.grade == .touch && one.target == .symbol("A/1"))
    }

    @Test("every fault of every line is told at once")
    func faults() throws {
        let file = try self.file(
            """
            {"symbol": "A/1", "label": "R1", "theme": "t", "action": "add", "why": "x"}
            {"symbol": "A/1", "document": "x", "theme": "t", "action": "improve", "colour": "red"}
            [1]
            {"symbol": 3}
            {"document": "nobody", "label": "R1", "theme": "t", "action": "add", "why": "x", "language": "de"}
            """, "a.jsonl")
        #expect(file.lines.count == 1)
        #expect(file.faults.count == 4)
        #expect(file.faults[0].hasPrefix("line 2: ") && file.faults[0].contains("there is no member 'colour'"))
        for word in ["action 'improve'", "label is missing", "either document", "why is missing"] {
            #expect(file.faults[0].contains(word), "\(word)")
        }
        #expect(file.faults[1] == "line 3: not a JSON object")
        #expect(file.faults[2] == "line 4: symbol is not a string")
        #expect(file.faults[3].contains("language 'de'") && file.faults[3].contains("not a document's id"))
        #expect(try self.file("symbol,label\nA/1\n").faults == ["line 2: 1 cells, the header has 2"])
        #expect(try self.file("").faults == ["there are no corrections in it"])
    }

    @Test("submissions go out in groups bounded by number and bytes, none left out")
    func groups() {
        func groups(_ sizes: [Int]) -> [Range<Int>] {
            var groups: [Range<Int>] = []
            while let first = groups.last?.upperBound ?? (sizes.isEmpty ? nil : 0), first < sizes.count {
                groups.append(SubmitCommand.group(sizes, from: first))
            }
            return groups
        }
        #expect(groups([]).isEmpty)
        #expect(groups([20 << 20, 1, 1]) == [0..<1, 1..<3], "one that is too large alone goes alone")
        #expect(groups([8 << 20, 8 << 20, 1]) == [0..<2, 2..<3])
        #expect(groups(Array(repeating: 1, count: 600)) == [0..<256, 256..<512, 512..<600])
    }
}
