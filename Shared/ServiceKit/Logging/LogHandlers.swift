internal import Foundation
public import Logging

/// One JSON object a line: `time`, `level`, `logger`, `message`, then the metadata under their own names.
struct JSONLogHandler: LogHandler {
    let label: String
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { self.metadata[key] }
        set { self.metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var line: [UInt8] = Array(#"{"time":""#.utf8)
        line += Array(LogTime.now().utf8)
        line += Array(#"","level":"\#(event.level.rawValue)","logger":"\#(self.label)","message":"#.utf8)
        LogText.appendJSON(event.message.description, to: &line)
        let all = self.metadata.merging(event.metadata ?? [:]) { $1 }
        for (key, value) in all.sorted(by: { $0.key < $1.key }) {
            line.append(UInt8(ascii: ","))
            LogText.appendJSON(key, to: &line)
            line.append(UInt8(ascii: ":"))
            LogText.appendJSON(value.description, to: &line)
        }
        line += [UInt8(ascii: "}"), UInt8(ascii: "\n")]
        LogWriter.standardError.write(line)
    }
}

/// A line for people: time, level, sentence, then `key=value`.
struct TextLogHandler: LogHandler {
    let label: String
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { self.metadata[key] }
        set { self.metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = self.metadata.merging(event.metadata ?? [:]) { $1 }
        let words = all.sorted { $0.key < $1.key }.map { " \($0.key)=\(LogText.oneLine($0.value.description))" }.joined()
        let level = event.level.rawValue.padding(toLength: 8, withPad: " ", startingAt: 0)
        let line = "\(LogTime.now()) \(level) \(LogText.oneLine(event.message.description))\(words)\n"
        LogWriter.standardError.write(Array(line.utf8))
    }
}

/// Keeps a line of log one line, whatever is in its values.
enum LogText {
    static func oneLine(_ text: String) -> String {
        text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
            ? String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
            : text
    }

    /// Appends `text` as a JSON string (RFC 8259, section 7).
    static func appendJSON(_ text: String, to line: inout [UInt8]) {
        line.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): line += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\n"): line += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
            case 0..<0x20: line += Array("\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
            default: line.append(byte)
            }
        }
        line.append(UInt8(ascii: "\""))
    }
}

extension ServiceSettings {
    /// A logger in the format and from the level that the settings ask for.
    public func makeLogger() -> Logger {
        let (level, json, label) = (self.logLevel, self.logsJSON, self.program.rawValue)
        return Logger(label: label) { _ in
            let handler: any LogHandler =
                json ? JSONLogHandler(label: label, logLevel: level) : TextLogHandler(label: label, logLevel: level)
            return handler
        }
    }
}
