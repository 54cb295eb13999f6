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
        (Self.russian, .iso8859_5), (Self.arabic, .iso8859_6),
        ("The Assembly’s decision – a “first”.", .windows1252), ("Señor", .windows1252),
    ])
    func `older encodings are told apart by their letters`(text: String, encoding: SingleByteEncoding) throws {
        let decoded = try DecodedText(try self.encode(text, encoding), declaredType: nil)
        #expect(decoded.encoding == encoding.name)
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == text)
    }

    @Test(arguments: [
        (
            "gb18030", "委员会请各国采取措施保护受害者，并向大会报告其行动。",
            [
                0xCE, 0xAF, 0xD4, 0xB1, 0xBB, 0xE1, 0xC7, 0xEB, 0xB8, 0xF7, 0xB9, 0xFA, 0xB2, 0xC9,
                0xC8, 0xA1, 0xB4, 0xEB, 0xCA, 0xA9, 0xB1, 0xA3, 0xBB, 0xA4, 0xCA, 0xDC, 0xBA, 0xA6,
                0xD5, 0xDF, 0xA3, 0xAC, 0xB2, 0xA2, 0xCF, 0xF2, 0xB4, 0xF3, 0xBB, 0xE1, 0xB1, 0xA8,
                0xB8, 0xE6, 0xC6, 0xE4, 0xD0, 0xD0, 0xB6, 0xAF, 0xA1, 0xA3,
            ] as [UInt8]
        ),
        (
            "big5", "委員會請各國採取措施保護受害者，並向大會報告其行動。",
            [
                0xA9, 0x65, 0xAD, 0xFB, 0xB7, 0x7C, 0xBD, 0xD0, 0xA6, 0x55, 0xB0, 0xEA, 0xB1, 0xC4,
                0xA8, 0xFA, 0xB1, 0xB9, 0xAC, 0x49, 0xAB, 0x4F, 0xC5, 0x40, 0xA8, 0xFC, 0xAE, 0x60,
                0xAA, 0xCC, 0xA1, 0x41, 0xA8, 0xC3, 0xA6, 0x56, 0xA4, 0x6A, 0xB7, 0x7C, 0xB3, 0xF8,
                0xA7, 0x69, 0xA8, 0xE4, 0xA6, 0xE6, 0xB0, 0xCA, 0xA1, 0x43,
            ]
        ),
    ])
    func `Chinese encodings are told apart by frequent characters`(name: String, text: String, bytes: [UInt8]) throws {
        let decoded = try DecodedText(bytes, declaredType: nil)
        #expect(decoded.encoding == name)
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
