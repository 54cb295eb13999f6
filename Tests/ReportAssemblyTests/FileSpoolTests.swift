import Foundation
import ReportAssembly
import Testing

@Suite(.timeLimit(.minutes(1)))
struct FileSpoolTests {
    @Test("what is written comes back, whole and in parts, and no file is left")
    func spool() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let spool = try FileSpool(in: folder)
        let bytes = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try spool.write(Array(bytes[..<300_000]))
        try spool.write(Array(bytes[300_000...]))
        var back: [UInt8] = []
        try spool.replay { back += $0 }
        #expect(back == bytes)
        #expect(try spool.read(299_990..<300_010) == Array(bytes[299_990..<300_010]))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        #expect(throws: SpoolError.self) { try spool.read(699_990..<700_010) }
    }

    @Test("a folder that is not there is an error that names it")
    func missing() {
        let error = #expect(throws: SpoolError.self) { try FileSpool(in: "/proc/nowhere") }
        #expect(error?.description.contains("/proc/nowhere") == true)
    }
}
