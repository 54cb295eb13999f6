import Testing

@testable import DocumentConversion

@Suite("What a file is, by its bytes")
struct FileTypeTests {
    private func type(_ text: String, declared: String? = nil, name: String? = nil) throws -> FileType {
        try FileType(of: Array(text.utf8), declaredType: declared, fileName: name)
    }

    @Test func `a mark in the bytes beats what was declared`() throws {
        #expect(try self.type("%PDF-1.7\n", declared: "text/plain", name: "a.txt") == .pdf)
        #expect(
            try self.type("<!DOCTYPE HTML><title>Not found</title>", declared: "application/pdf", name: "a.pdf")
                == .html)
        #expect(try self.type("{\\rtf1 x}", declared: "application/msword", name: "a.doc") == .rtf)
        #expect(try self.type("1. Decides", declared: "application/pdf") == .plainText)
    }

    @Test func `markup is known behind blanks, comments and a byte order mark`() throws {
        #expect(try self.type("\u{FEFF}\n<!-- x --> <html>") == .html)
        #expect(try self.type("<?xml version=\"1.0\"?><udhr>") == .xml)
        #expect(try self.type("<?xml version=\"1.0\"?><html xmlns=\"x\">") == .html)
        #expect(try self.type("<a/b> is a draft") == .plainText)
    }

    @Test func `Markdown is known by its name or declared type only`() throws {
        #expect(try self.type("# A", name: "a.md") == .markdown)
        #expect(try self.type("# A", declared: "text/markdown; charset=utf-8") == .markdown)
        #expect(try self.type("# A") == .plainText)
    }

    @Test(arguments: [[], Array(" \r\n\t".utf8)])
    func `nothing but blanks is an empty file`(bytes: [UInt8]) {
        #expect(throws: ConversionError(.emptyFile)) { try FileType(of: bytes, declaredType: nil, fileName: nil) }
    }

    @Test(arguments: [
        [0x89, 0x50, 0x4E, 0x47, 0x0D], [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
        MinimalArchive(parts: [
            .init(name: "[Content_Types].xml", bytes: []), .init(name: "xl/workbook.xml", bytes: []),
        ])
        .bytes,
    ])
    func `known formats that are not read are named`(bytes: [UInt8]) throws {
        let error = #expect(throws: ConversionError.self) { try FileType(of: bytes, declaredType: nil, fileName: nil) }
        #expect(error?.code == .unsupportedType)
        #expect(error?.detail.isEmpty == false)
    }
}
