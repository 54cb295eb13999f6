import DocumentReading
import Testing

@testable import DocumentConversion

@Suite("Rich Text Format", .timeLimit(.minutes(1)))
struct RTFTextTests {
    private func read(_ rtf: String) -> String { String(decoding: RTFText(Array(rtf.utf8)).text.utf8, as: UTF8.self) }

    @Test func `a character's stand-in is passed over, and no letter with it`() {
        #expect(self.read(#"{\rtf1 prevenci\u243?n}"#) == "prevención\n")
        #expect(self.read(#"{\rtf1\uc2 a\u241\'61\'62o\uc0\u233 s}"#) == "añoés\n")
        #expect(self.read(#"{\rtf1 \u-10179?\u-8704?}"#) == "😀\n")
    }

    @Test func `letters are read in the encoding of their font`() {
        let fonts = #"{\fonttbl{\f0\fcharset204 Times;}{\f1\fcharset0 Arial;}}"#
        #expect(self.read(#"{\rtf1\ansi\ansicpg1252"# + fonts + #"\f0\'cf\'f0\f1\'e9 {\f0\'ff}\'e9}"#) == "Прé яé\n")
    }

    @Test func `numbers of list items and marks of notes are kept, hidden parts are not`() {
        let text = self.read(
            #"""
            {\rtf1{\info{\title No}}{\header No}{\*\unknown No}{\listtext\tab 4.\tab}States\super 1\nosupersub  act{\v no}
            {\super\chftn}{\*\footnote\chftn\pard See {\i both}.\par And.}; 3 km{\super 2}\par
            {\field{\*\fldinst HYPERLINK "#"}{\fldrslt A/RES/1}}\cell}
            """#)
        #expect(
            text
                == "4. States<sup>1</sup> act<sup>1</sup>; 3 km²\n\nA/RES/1\n\n<sup>1</sup> See both.\nAnd.\n")
    }

    @Test func `rows of tables are lines`() {
        #expect(
            self.read(#"{\rtf1 Before\par\trowd\intbl a\cell b\cell\row\trowd\intbl c\cell\cell\row\pard After\par}"#)
                == "Before\n\na   b\n\nc\n\nAfter\n")
    }

    @Test func `a fragment without its outer braces is read`() async throws {
        let bytes = Array(#"{\pard \ql Some text\par}"#.utf8)
        let document = try await DocumentConverter().convert(bytes, declaredType: "text/plain")
        #expect(document.mediaType == "application/rtf")
        #expect(String(decoding: document.text.utf8, as: UTF8.self) == "Some text\n")
    }

    @Test func `more lines or letters than allowed are refused`() async throws {
        let bytes = Array(#"{\rtf1 a\par b\par c\par}"#.utf8)
        await #expect(throws: ConversionError(.resourceLimit, limit: .outputBytes)) {
            try await DocumentConverter(limits: ConversionLimits(outputBytes: 3)).convert(bytes)
        }
        let error = await #expect(throws: ConversionError.self) {
            try await DocumentConverter(limits: ConversionLimits(fragments: 2)).convert(bytes)
        }
        #expect(error?.limit == .fragments)
    }

    @Test func `broken files neither hang nor trap`() {
        for rtf in [
            "{\\rtf1", "{\\rtf1\\", "{\\rtf1\\'", "{\\rtf1\\u", "{\\rtf1}}}}}x", "{\\rtf1{\\footnote{\\footnote x",
            "{\\rtf1\\bin99999999999999999999 x",
            "{\\rtf1\\cell\\row\\cell\\row", "{\\rtf1\\super\\super 1\\par 2", "{\\rtf1\\uc-5\\u55357 x",
            "{\\rtf1 " + String(repeating: "{", count: 100_000) + "x",
        ] {
            _ = self.read(rtf)
        }
    }
}
