import DocumentReading
import Foundation
import Testing

@testable import DocumentConversion

@Suite("Encodings of plain text")
struct DecodedTextTests {
    private static let spanish =
        "La Comisión exhorta a los Estados a que protejan a las víctimas, «según proceda», en el año próximo."
    private static let french =
        "Les États sont invités à protéger les victimes ; l’Assemblée générale a déjà été saisie du problème."
    private static let russian =
        "Комиссия призывает государства принять меры по защите потерпевших, ещё раз ссылаясь на резолюцию."
    private static let arabic = "تدعو اللجنة الدول إلى اتخاذ التدابير اللازمة لحماية الضحايا، وتشير إلى قرارها السابق."

    private func encode(_ text: String, _ encoding: SingleByteEncoding) throws -> [UInt8] {
        try text.unicodeScalars.map { scalar in
            if scalar.isASCII { return UInt8(scalar.value) }
            return UInt8(try #require(encoding.upperHalf.firstIndex(of: scalar)) + 128)
        }
    }

    @Test(arguments: [
        (Self.spanish, SingleByteEncoding.windows1252), (Self.spanish, .macRoman), (Self.french, .windows1252),
        (Self.french, .macRoman),
        (Self.russian, .windows1251), (Self.russian, .koi8R), (Self.arabic, .windows1256),
        ("The Assembly’s decision – a “first”.", .windows1252), ("Señor", .windows1252),
    ])
    func `older encodings are told apart by their letters`(text: String, encoding: SingleByteEncoding) throws {
        let decoded = try DecodedText(try self.encode(text, encoding), declaredType: nil)
        #expect(decoded.encoding == encoding.name)
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == text)
    }

    @Test func `a declared charset decides where the letters do not`() throws {
        // 0xE9 alone is é in windows-1252, й in windows-1251 and more.
        let decoded = try DecodedText(
            Array("r".utf8) + [0xE9] + Array("sum".utf8) + [0xE9], declaredType: "text/plain; charset=\"ISO-8859-1\"")
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == "résumé")
    }

    @Test(
        arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian],
        [Self.spanish + "\n", "联合国大会\n，决定 如下。\n", Self.russian])
    func `UTF-16 is known with a mark and without`(encoding: String.Encoding, text: String) throws {
        let bytes = [UInt8](try #require(text.data(using: encoding)))
        let mark: [UInt8] = encoding == .utf16LittleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]
        for input in [bytes, mark + bytes] {
            let decoded = try DecodedText(input, declaredType: nil)
            #expect(String(decoding: decoded.utf8, as: UTF8.self) == text)
            #expect(decoded.encoding == (encoding == .utf16LittleEndian ? "utf-16le" : "utf-16be"))
        }
    }

    @Test func `a byte order mark goes, line ends become line feeds, and nothing else changes`() throws {
        let decoded = try DecodedText(Array("\u{FEFF}a\r\nb\rc\u{B}d\r\r\ne\tf\u{200F}\u{C}g".utf8), declaredType: nil)
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == "a\nb\nc\nd\n\ne\tf\u{200F}\u{C}g")
        #expect(decoded.extractedText(.plainText).pageCount == 2)
    }

    @Test(arguments: [
        [0x61, 0x00, 0x62], [0x61, 0x07, 0x62], [0xFF, 0xFE, 0x61], [0xFF, 0xFE, 0x00, 0xD8, 0x61, 0x00],
        [0xEF, 0xBB, 0xBF, 0xE9],
        [0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xFF, 0xC0, 0xAD],
    ])
    func `what is no text is refused`(bytes: [UInt8]) throws {
        let error = #expect(throws: ConversionError.self) { try DecodedText(bytes, declaredType: nil) }
        #expect(error?.code == .badEncoding)
    }

    @Test func `random bytes are refused`() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<50 {
            let bytes = (0..<400).map { _ in UInt8.random(in: 1...255, using: &generator) }
            #expect(throws: ConversionError.self) { try DecodedText(bytes, declaredType: nil) }
        }
    }
}
