import Testing

@testable import ReportBuilding

@Suite(.timeLimit(.minutes(5)))
struct SortingSpoolTests {
    @Test("records come back sorted, each once, whatever the size of a run", arguments: [200, 4_000, 1 << 20])
    func order(runSize: Int) throws {
        var random = SplitMix(state: 5)
        var expected: [(key: [UInt8], value: [UInt8])] = []
        var spool = SortingSpool({ MemorySpool() }, runSize: runSize)
        for number in 0..<500 {
            let key = [UInt8(random.next() % 7), UInt8(random.next() % 250)]
            // Two larger than what is read at a time.
            let value = [UInt8](repeating: UInt8(number % 250), count: number % 250 == 0 ? 70_000 : number % 40)
            expected.append((key, value + [UInt8(number / 250)]))
            try spool.add(key: key, value: expected[number].value)
        }
        let order = expected.indices.sorted {
            expected[$0].key == expected[$1].key
                ? $0 < $1 : expected[$0].key.lexicographicallyPrecedes(expected[$1].key)
        }
        for _ in 0..<2 {
            var index = 0
            try spool.forEach { key, value in
                let isExpected = key == expected[order[index]].key && value == expected[order[index]].value
                if !isExpected { Issue.record("record \(index) is another") }
                index += 1
            }
            #expect(index == 500)
        }
    }

    @Test("a key sorts as its parts do")
    func keys() {
        func key(_ number: Int, _ text: String) -> [UInt8] {
            var key = SortKey()
            key.number(number)
            key.text(text)
            return key.bytes
        }
        let sorted = [key(1, ""), key(1, "a"), key(1, "ab"), key(1, "b"), key(2, ""), key(256, "a")]
        #expect(sorted.shuffled().sorted { $0.lexicographicallyPrecedes($1) } == sorted)
    }

    @Test("an entry that was set aside comes back the same")
    func entries() throws {
        let coding = EntryCoding([
            SampleReport.report, SampleReport.resolution, SampleReport.later, SampleReport.arabic,
        ])
        for entry in SampleReport.entries {
            var writer = ByteWriter()
            coding.write(entry, to: &writer)
            var reader = ByteReader(writer.bytes)
            #expect(try coding.read(from: &reader) == entry)
            #expect(reader.isAtEnd)
            var damaged = ByteReader(Array(writer.bytes.dropLast()))
            #expect(throws: ReportBuildingError.self) { try coding.read(from: &damaged) }
        }
    }

    @Test("numbers of any size and sign come back", arguments: [0, 1, -1, 63, 64, -64, 1 << 40, Int.max, Int.min])
    func numbers(number: Int) throws {
        var writer = ByteWriter()
        writer.number(number)
        var reader = ByteReader(writer.bytes)
        #expect(try reader.number() == number)
    }
}
