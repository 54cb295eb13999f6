import DocumentConversion
import DocumentReading
import Foundation
import Testing

@Suite("Archives and markup that ask for too much", .timeLimit(.minutes(3)), .serialized)
struct ArchiveTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)

    init() throws {
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
    }

    /// What the file is decided to be; afterwards nothing may be left in the folder or have got out of it.
    private func decide(_ bytes: [UInt8], _ limits: ConversionLimits = ConversionLimits()) async throws
        -> ConversionError?
    {
        defer { try? FileManager.default.removeItem(at: self.folder) }
        var decided: ConversionError?
        do throws(ConversionError) {
            _ = try await DocumentConverter(limits: limits, temporaryDirectory: self.folder).convert(bytes)
        } catch { decided = error }
        #expect(try FileManager.default.contentsOfDirectory(atPath: self.folder.path).isEmpty)
        #expect(decided?.isTransient != true)
        return decided
    }

    private static let good = MinimalArchive.docx(body: MinimalArchive.paragraph("Good text"))

    @Test func `a good one passes, whatever is packed into it`() async throws {
        var archive = Self.good
        archive.parts.append(.init(name: "word/embeddings/more.zip", bytes: Self.good.bytes))
        #expect(try await self.decide(archive.bytes) == nil)
    }

    @Test func `one that says it unpacks to gigabytes is not unpacked`() async throws {
        var archive = Self.good
        archive.parts[2].namedSize = .max
        let error = try await self.decide(archive.bytes)
        #expect(error?.limit == .inflatedBytes)
    }

    @Test func `one that does not say so meets the limits of the converter`() async throws {
        var archive = Self.good
        let text = Array(repeating: Array("<w:p>a</w:p>\n".utf8), count: 5_000_000).flatMap { $0 }
        let stream = DeflateBomb.stream(text, distance: 13)
        archive.parts[2].bytes = Array(stream.dropFirst(2).dropLast(4))
        (archive.parts[2].isPacked, archive.parts[2].namedSize) = (true, 4_000)
        #expect(archive.bytes.count < 600_000)
        let error = try await self.decide(archive.bytes, ConversionLimits(memoryBytes: 192 << 20, cpuSeconds: 5))
        #expect(error?.limit == .inflatedBytes)
    }

    @Test func `one of a hundred thousand parts is not opened`() async throws {
        var archive = Self.good
        for index in 0..<100_000 { archive.parts.append(.init(name: "word/media/\(index)", bytes: [])) }
        #expect(try await self.decide(archive.bytes)?.limit == .archiveEntries)
    }

    @Test(arguments: ["../../../tmp/out", "/tmp/out", "word/../../out", "..\\out", "C:\\out"])
    func `names that lead out are refused`(name: String) async throws {
        var archive = Self.good
        archive.parts.append(.init(name: name, bytes: Array("x".utf8)))
        #expect(try await self.decide(archive.bytes)?.code == .unsafeArchive)
    }

    @Test func `a password is asked for`() async throws {
        var archive = Self.good
        archive.parts[2].isEncrypted = true
        #expect(try await self.decide(archive.bytes)?.code == .encryptedFile)
        let mark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        let compound = "EncryptedPackage".utf8.reduce(into: mark) { $0 += [$1, 0] }
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
        #expect(try await self.decide(compound)?.code == .encryptedFile)
    }

    @Test(arguments: ["lying count", "no directory", "other archive"])
    func `broken archives and those of other kinds are refused`(kind: String) async throws {
        var bytes = Self.good.bytes
        switch kind {
        case "lying count": bytes[bytes.count - 12] = 9
        case "no directory": bytes.removeLast(40)
        default: bytes = MinimalArchive(parts: [.init(name: "a.zip", bytes: bytes)]).bytes
        }
        let error = try await self.decide(bytes)
        #expect(error?.code == (kind == "other archive" ? .unsupportedType : .damagedFile))
    }

    /// Entities that unpack to 10¹⁰ letters, or to a file of this machine.
    @Test(arguments: [true, false])
    func `entities in a part do no harm`(isBomb: Bool) async throws {
        var entities = "<!ENTITY a0 \"ha\">"
        for level in 1...10 {
            entities += "<!ENTITY a\(level) \"\(String(repeating: "&a\(level - 1);", count: 10))\">"
        }
        let prolog =
            isBomb ? "<!DOCTYPE w [\(entities)]>" : "<!DOCTYPE w [<!ENTITY a10 SYSTEM \"file:///etc/passwd\">]>"
        let bytes = MinimalArchive.docx(body: MinimalArchive.paragraph("x&a10;"), prolog: prolog).bytes
        let converted = try? await DocumentConverter().convert(bytes)
        let text = converted.map { String(decoding: $0.text.utf8, as: UTF8.self) } ?? ""
        #expect(!text.contains("root:") && text.utf8.count < 100)
    }

    @Test(arguments: ["docx", "html", "xml"])
    func `attributes and letters without end are decided`(format: String) async throws {
        let attributes = (0..<200_000).map { " a\($0)=\"1\"" }.joined()
        let long = String(repeating: "palabra ", count: 1_000_000)
        for (open, text) in [(attributes, "x"), ("", long)] {
            let bytes =
                switch format {
                case "docx": MinimalArchive.docx(body: "<w:p\(open)><w:r><w:t>\(text)</w:t></w:r></w:p>").bytes
                case "html": Array("<html><p\(open)>\(text)</p></html>".utf8)
                default: Array("<?xml version='1.0'?><a><p\(open)>\(text)</p></a>".utf8)
                }
            let error = try await self.decide(bytes)
            #expect(error == nil || error?.code == .resourceLimit || error?.code == .damagedFile)
            try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
        }
        try FileManager.default.removeItem(at: self.folder)
    }

    private static func odt(_ content: String, prolog: String = "") -> [UInt8] {
        MinimalArchive(parts: [
            .init(name: "mimetype", bytes: Array("application/vnd.oasis.opendocument.text".utf8)),
            .init(
                name: "content.xml",
                bytes: Array(
                    "\(prolog)<office:document-content><office:body>\(content)</office:body></office:document-content>"
                        .utf8)),
        ]).bytes
    }

    @Test func `an ODT is held to the same limits`() async throws {
        func decide(_ bytes: [UInt8], _ limits: ConversionLimits = ConversionLimits()) async throws -> ConversionError?
        {
            try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
            return try await self.decide(bytes, limits)
        }
        let entity = Self.odt(
            "<text:p>&a;</text:p>", prolog: "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>")
        #expect(try await decide(entity)?.code == .unsupportedType)
        let deep = Self.odt(String(repeating: "<text:section>", count: 300) + "<text:p>x</text:p>")
        #expect(try await decide(deep)?.limit == .nesting)
        let many = Self.odt(String(repeating: "<text:p>x</text:p>", count: 600))
        #expect(try await decide(many, ConversionLimits(fragments: 500))?.limit == .fragments)
        let large = Self.odt("<text:p>\(String(repeating: "word ", count: 100_000))</text:p>")
        #expect(try await decide(large, ConversionLimits(inflatedBytes: 600_000)) == nil)
        #expect(try await decide(large, ConversionLimits(inflatedBytes: 400_000))?.limit == .inflatedBytes)
        #expect(try await decide(large, ConversionLimits(outputBytes: 400_000))?.limit == .outputBytes)
        #expect(try await decide(Self.odt(""))?.code == .emptyFile)
    }

    @Test func `a DOCX of too many paragraphs is refused, and boxes in boxes end`() async throws {
        let many = MinimalArchive.docx(body: String(repeating: MinimalArchive.paragraph("x"), count: 600)).bytes
        #expect(try await self.decide(many, ConversionLimits(fragments: 500))?.limit == .fragments)
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
        let boxes = String(repeating: "<w:p><w:r><w:txbxContent>", count: 20_000)
        _ = try await self.decide(MinimalArchive.docx(body: MinimalArchive.paragraph("x") + boxes).bytes)
    }
}
