import DocumentReading
import Model

/// What a reading dropped, joined and repaired, in words for people.
enum ReadingExplanation {
    /// So many examples of each kind are shown; the trace in the JSON has them all.
    private static let mostExamples = 5
    private static let longestQuote = 70

    /// Some lines, without a line end behind the last.
    static func text(_ result: FileReader.Result, of fileName: String) -> String {
        let document = result.reading.document
        var lines = ["\(fileName): \(self.summary(document, form: result.form))"]
        lines += self.furniture(result.reading.trace)
        lines += self.joins(result.reading.trace)
        lines += self.repairs(result.reading.trace)
        lines.append("  verdict: \(document.verdict.state.rawValue)")
        lines += document.verdict.reasons.map { "    \($0)" }
        return lines.joined(separator: "\n")
    }

    private static func summary(_ document: Document, form: String?) -> String {
        guard let form else { return "could not be read" }
        let language = document.language.map { ", language \($0.rawValue)" } ?? ""
        let symbol = document.symbol.map { " \($0)" } ?? ""
        return "\(document.kind.rawValue)\(symbol)\(language); \(self.count(document.passages.count, "passage")), "
            + "\(self.count(document.footnotes.count, "note")); read as \(form)"
    }

    private static func furniture(_ trace: ReadingTrace) -> [String] {
        guard !trace.furniture.isEmpty else { return ["  dropped as page furniture: nothing"] }
        var lines = ["  dropped as page furniture: \(self.count(trace.furniture.count, "line"))"]
        for reason in ReadingTrace.Furniture.Reason.allCases {
            let dropped = trace.furniture.filter { $0.reason == reason }
            guard !dropped.isEmpty else { continue }
            lines.append(
                "    \(self.words(reason)), \(self.times(dropped.count)): \(self.examples(dropped.map(\.text)))")
        }
        return lines
    }

    private static func words(_ reason: ReadingTrace.Furniture.Reason) -> String {
        switch reason {
        case .rule: "a line drawn with characters"
        case .byPosition: "by its position at the head or foot of the page"
        default: reason.rawValue
        }
    }

    private static func joins(_ trace: ReadingTrace) -> [String] {
        guard !trace.joins.isEmpty else { return ["  joined: nothing"] }
        let parts = ReadingTrace.Join.Reason.allCases.compactMap { reason -> String? in
            let count = trace.joins.count { $0.reason == reason }
            guard count > 0 else { return nil }
            return switch reason {
            case .page: "\(count) over the end of a page"
            case .footnote: "\(count) over a note"
            case .blankLine: "\(count) over a blank line"
            }
        }
        return ["  joined: \(self.count(trace.joins.count, "piece")) of paragraphs, \(parts.joined(separator: ", "))"]
    }

    private static func repairs(_ trace: ReadingTrace) -> [String] {
        guard !trace.repairs.isEmpty else { return ["  repaired: nothing"] }
        var lines = ["  repaired: \(self.count(trace.repairs.count, "word"))"]
        for reason in ReadingTrace.Repair.Reason.allCases {
            let repairs = trace.repairs.filter { $0.reason == reason }
            guard !repairs.isEmpty else { continue }
            let examples = repairs.map { "\(self.quote($0.original)) to \(self.quote($0.repaired))" }
            lines.append("    \(self.words(reason)), \(self.times(repairs.count)): \(self.first(examples))")
        }
        return lines
    }

    private static func words(_ reason: ReadingTrace.Repair.Reason) -> String {
        switch reason {
        case .space: "a space inside a word"
        case .hyphen: "a hyphen at a line's end"
        case .symbol: "a symbol cut over two lines"
        default: reason.rawValue
        }
    }

    // MARK: Quotes

    /// Different examples, the most frequent first.
    private static func examples(_ texts: [String]) -> String {
        var counts: [String: Int] = [:]
        for text in texts { counts[text, default: 0] += 1 }
        return self.first(
            counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { text, count in
                self.quote(text) + (count > 1 ? " (\(count))" : "")
            })
    }

    private static func first(_ examples: [String]) -> String {
        let more = examples.count - self.mostExamples
        return examples.prefix(self.mostExamples).joined(separator: ", ") + (more > 0 ? ", and \(more) more" : "")
    }

    private static func quote(_ text: String) -> String {
        let line = Output.oneLine(text)
        return line.count > self.longestQuote ? "“\(line.prefix(self.longestQuote))…”" : "“\(line)”"
    }

    private static func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }

    private static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
