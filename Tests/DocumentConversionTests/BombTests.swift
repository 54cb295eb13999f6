import DocumentConversion
import Foundation
import Testing

@Suite("Files that ask for too much", .timeLimit(.minutes(3)), .serialized)
struct BombTests {
    private func limit(_ bytes: [UInt8], _ limits: ConversionLimits) async throws -> ConversionError.Limit? {
        let error = await #expect(throws: ConversionError.self) {
            try await DocumentConverter(limits: limits).convert(bytes)
        }
        #expect(error?.code == .resourceLimit)
        #expect(error?.isTransient == false)
        return error?.limit
    }

    @Test(arguments: [Bombs.flateText, Bombs.tripleFlate])
    func `text that unpacks without end runs into a limit`(bytes: [UInt8]) async throws {
        #expect(bytes.count < 1 << 20)
        let limit = try await self.limit(bytes, ConversionLimits(memoryBytes: 192 << 20, cpuSeconds: 5))
        #expect(limit == .memory || limit == .cpuTime)
    }

    @Test func `forms in forms run out of processor time`() async throws {
        #expect(try await self.limit(Bombs.nestedForms, ConversionLimits(cpuSeconds: 1)) == .cpuTime)
    }

    @Test func `elements in elements run out of memory`() async throws {
        let html = Array(("<html>" + String(repeating: "<div>", count: 200_000)).utf8)
        #expect(try await self.limit(html, ConversionLimits()) == .memory)
    }

    @Test func `or of time, whichever comes first`() async throws {
        #expect(try await self.limit(Bombs.nestedForms, ConversionLimits(wallClock: .milliseconds(300))) == .wallClock)
    }

    @Test func `a file that is too large is not even looked at`() async throws {
        #expect(try await self.limit(Array("%PDF-1.4".utf8), ConversionLimits(inputBytes: 7)) == .inputBytes)
    }

    @Test func `good files among bombs are read`() async throws {
        let converter = DocumentConverter(
            limits: ConversionLimits(memoryBytes: 192 << 20, cpuSeconds: 1, wallClock: .seconds(4)))
        let good = MinimalPDF.document(pages: [MinimalPDF.line("good", x: 72, y: 700)]).bytes
        let read = try await withThrowingTaskGroup(of: Int.self) { group in
            for index in 0..<30 {
                group.addTask {
                    let bytes = index % 10 == 0 ? Bombs.nestedForms : good
                    return (try? await converter.convert(bytes)) == nil ? 0 : 1
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(read == 27)
    }

    @Test func `the folder for temporary files stays empty, and a missing one is not the file's fault`() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let limits = ConversionLimits(wallClock: .milliseconds(200))
        let bytes = Bombs.nestedForms
        async let converting = try? DocumentConverter(limits: limits, temporaryDirectory: folder).convert(bytes)
        #expect(await converting == nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        try FileManager.default.removeItem(at: folder)
        let error = await #expect(throws: ConversionError.self) {
            try await DocumentConverter(temporaryDirectory: folder).convert(bytes)
        }
        #expect(error?.code == .temporaryStorageFull)
        #expect(error?.isTransient == true)
    }
}
