import Foundation
import Testing

@testable import ServiceKit

@Suite("Log lines", .timeLimit(.minutes(1)))
struct LogTextTests {
    static let hostile = [
        "plain", "a\nb", "a\r\nb", "\u{1B}[2J", "\u{9B}2J", "a\u{85}b\u{2028}c\u{2029}d", "\"quoted\" \\ back",
        "\u{0}\u{7F}",
        "ñ 中文 🙂", "level=critical", "",
    ]

    @Test("whatever is in a text, it stays on its line and steers no terminal", arguments: hostile)
    func oneLine(text: String) {
        for scalar in LogText.oneLine(text).unicodeScalars {
            #expect(scalar.properties.generalCategory != .control)
            #expect(scalar.value != 0x2028 && scalar.value != 0x2029)
        }
    }

    @Test("a JSON string reads back as it was, and holds no control character", arguments: hostile)
    func json(text: String) throws {
        var bytes: [UInt8] = []
        LogText.appendJSON(text, to: &bytes)
        let written = String(decoding: bytes, as: UTF8.self)
        let isClean = written.unicodeScalars.allSatisfy {
            $0.properties.generalCategory != .control && $0.value != 0x2028
        }
        #expect(isClean)
        let read = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
        #expect(read as? String == text)
    }

    @Test("a value with a space or an equals sign is quoted, so that it cannot pass for another field")
    func words() {
        #expect(LogText.word("12") == "12")
        #expect(LogText.word("x level=critical") == #""x level=critical""#)
        #expect(LogText.word("say \"no\"") == #""say \"no\"""#)
        #expect(LogText.word("") == "\"\"")
    }

    @Test("the time is RFC 3339 in UTC with milliseconds")
    func time() throws {
        let text = LogTime.now()
        #expect(text.count == 24 && text.hasSuffix("Z"))
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        let date = try style.parse(text)
        #expect(abs(date.timeIntervalSince1970 - LogTime.secondsSince1970()) < 60)
    }
}
