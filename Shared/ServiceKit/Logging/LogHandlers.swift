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
        let words = all.sorted { $0.key < $1.key }.map { " \($0.key)=\(LogText.word($0.value.description))" }.joined()
        let level = event.level.rawValue.padding(toLength: 8, withPad: " ", startingAt: 0)
        let line = "\(LogTime.now()) \(level) \(LogText.oneLine(event.message.description))\(words)\n"
        LogWriter.standardError.write(Array(line.utf8))
    }
}

/// Keeps a line of log one line, whatever is in its values.
enum LogText {
    /// `text` with a space for each character that ends a line or steers a terminal.
    static func oneLine(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: Self.isControl) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { Self.isControl($0) ? " " : $0 }))
    }

    /// A value that a reader can tell from what follows it: in quotes where it holds a space, a quote or an equals sign.
    static func word(_ text: String) -> String {
        let line = Self.oneLine(text)
        guard line.isEmpty || line.utf8.contains(where: { " \"=".utf8.contains($0) }) else { return line }
        var quoted: [UInt8] = []
        Self.appendJSON(line, to: &quoted)
        return String(decoding: quoted, as: UTF8.self)
    }

    /// C0, DEL and C1 controls, and the separators that some readers of logs take for the end of a line.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: true
        default: false
        }
    }

    /// Appends `text` as a JSON string (RFC 8259, section 7), control characters escaped.
    static func appendJSON(_ text: String, to line: inout [UInt8]) {
        line.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": line += [UInt8(ascii: "\\"), UInt8(ascii: scalar)]
            case "\n": line += Array(#"\n"#.utf8)
            case _ where Self.isControl(scalar):
                let digits = String(scalar.value, radix: 16)
                line += Array((#"\u"# + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
            default: line += Array(UTF8.encode(scalar) ?? .init())
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
