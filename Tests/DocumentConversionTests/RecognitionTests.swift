import DocumentReading
import Foundation
import Testing

@testable import DocumentConversion

/// The program that recognises letters.
private enum Tesseract {
    /// Tests with it are left out where it is missing, but never silently in continuous integration.
    static let isAvailable =
        FileManager.default.isExecutableFile(atPath: "/usr/bin/tesseract")
        || ProcessInfo.processInfo.environment["CI"] == "true"
}

@Suite("Scanned pages", .timeLimit(.minutes(5)), .enabled(if: Tesseract.isAvailable))
struct RecognitionTests {
    private static let folder = FileManager.default.temporaryDirectory

    /// A PDF that holds pictures of the pages of another.
    private func scan(_ pages: [String]) async throws -> [UInt8] {
        var pictures: [(width: Int, height: Int, gray: ArraySlice<UInt8>)] = []
        let source = MinimalPDF.document(pages: pages).bytes
        for page in 1...pages.count {
            let process = ConverterProcess(
                tool: "pdftoppm", package: "poppler-utils",
                arguments: ["-gray", "-r", "150", "-f", "\(page)", "-l", "\(page)", "/dev/stdin"],
                limits: ConversionLimits())
            let picture = try await process.run(on: InputFile(source, in: Self.folder)).printed
            // "P5\n1275 1650\n255\n" and the pixels.
            let lines = picture.split(separator: 0x0A, maxSplits: 3)
            let size = String(decoding: lines[1], as: UTF8.self).split(separator: " ").compactMap { Int($0) }
            pictures.append((size[0], size[1], lines[3]))
        }
        var pdf = MinimalPDF()
        let kids = pictures.indices.map { "\(3 + 3 * $0) 0 R" }.joined(separator: " ")
        pdf.add("<< /Type /Catalog /Pages 2 0 R >>")
        pdf.add("<< /Type /Pages /Kids [\(kids)] /Count \(pictures.count) >>")
        for (index, picture) in pictures.enumerated() {
            pdf.add(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents \(4 + 3 * index) 0 R /Resources << /XObject << /I \(5 + 3 * index) 0 R >> >> >>"
            )
            pdf.addStream("", Array("612 0 0 792 0 0 cm /I Do".utf8))
            pdf.addStream(
                "/Type /XObject /Subtype /Image /Width \(picture.width) /Height \(picture.height) /ColorSpace /DeviceGray /BitsPerComponent 8",
                Array(picture.gray))
        }
        return pdf.bytes
    }

    private static let lines = [
        "The General Assembly", "1. Decides to establish a fund for the victims of trafficking;",
        "2. Requests a report on the use of the fund in every year.",
    ]
    private static let page = Self.lines.enumerated().map {
        MinimalPDF.line($1, x: 72, y: 700 - 40 * Double($0), size: 14)
    }.joined()

    @Test func `a scan is read when that is asked for, and says so`() async throws {
        let scan = try await self.scan([Self.page, Self.page])
        let error = await #expect(throws: ConversionError.self) { try await DocumentConverter().convert(scan) }
        #expect(error?.code == .noTextLayer)
        let text = try await DocumentConverter(recognition: TextRecognition(languages: ["en"])).convert(scan).text
        #expect(text.isRecognised && text.pageCount == 2)
        let letters = String(decoding: text.utf8, as: UTF8.self)
        for line in Self.lines { #expect(letters.contains(line)) }
        #expect(letters.split(separator: "\u{C}").count == 2)
    }

    @Test func `the language is told by the script, and a page with text is left alone`() async throws {
        var scan = try await self.scan([Self.page])
        let text = try await DocumentConverter(recognition: TextRecognition()).convert(scan).text
        #expect(String(decoding: text.utf8, as: UTF8.self).contains("Decides to establish a fund"))
        scan = MinimalPDF.document(pages: [Self.page]).bytes
        #expect(try await DocumentConverter(recognition: TextRecognition()).convert(scan).text.isRecognised == false)
    }

    @Test func `what is missing is named with its package`() async throws {
        let scan = try await self.scan([Self.page])
        let recogniser = PageRecogniser(
            recognition: TextRecognition(), limits: ConversionLimits(), folder: Self.folder, tool: "no-tesseract-here")
        let error = await #expect(throws: ConversionError.self) {
            try await recogniser.texts(of: [1], from: InputFile(scan, in: Self.folder))
        }
        #expect(error?.code == .converterMissing && error?.detail.contains("tesseract-ocr") == true)
        #expect(TextRecognition.package(of: "chi_sim") == "tesseract-ocr-chi-sim")
        for language in ["ar", "zh"] {
            do throws(ConversionError) {
                _ = try await DocumentConverter(recognition: TextRecognition(languages: [language])).convert(scan)
            } catch {
                // Where the data are there, the page is read, however badly.
                #expect(error.code == .converterMissing && error.isTransient)
                #expect(error.detail.contains(language == "ar" ? "tesseract-ocr-ara" : "tesseract-ocr-chi-sim"))
            }
        }
    }

    @Test func `pages and time have limits`() async throws {
        let scan = try await self.scan([Self.page, Self.page])
        for (recognition, limit) in [
            (TextRecognition(pages: 1), ConversionError.Limit.pages),
            (TextRecognition(wallClock: .zero), .wallClock),
        ] {
            let error = await #expect(throws: ConversionError.self) {
                try await DocumentConverter(recognition: recognition).convert(scan)
            }
            #expect(error?.limit == limit)
        }
    }
}
