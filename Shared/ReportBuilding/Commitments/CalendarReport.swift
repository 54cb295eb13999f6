internal import Crypto
internal import Model

/// The register of commitments as a calendar (RFC 5545): what has a time is an all-day event on its last day, what returns
/// an event with a rule, what is open a to-do without a date. Topics are no dates and are left out.
///
/// Nothing depends on when it was made: `UID` is derived from the passage and the row's words, `DTSTAMP` is the day of the
/// document.
struct CalendarReport: BlockRenderer {
    private let frame: ReportFrame
    private var file: OutputFile
    private var calendar = ICalendar()

    init(_ frame: ReportFrame, file: OutputFile) throws {
        (self.frame, self.file) = (frame, file)
        self.calendar.line("BEGIN", "VCALENDAR")
        self.calendar.line("VERSION", "2.0")
        self.calendar.line("PRODID", "-//Rapporteur//Register of commitments//EN")
        self.calendar.line("CALSCALE", "GREGORIAN")
        self.calendar.line("METHOD", "PUBLISH")
        self.calendar.text("X-WR-CALNAME", frame.title)
        try self.file.write(self.calendar.take())
    }

    mutating func take(_ block: ReportBlock) throws {
        guard case .item(let item) = block else { return }
        self.component(item)
        try self.file.write(self.calendar.take())
    }

    mutating func finish(_ summary: ReportSummary) throws -> Int {
        self.calendar.line("END", "VCALENDAR")
        try self.file.write(self.calendar.take())
        try self.file.flush()
        return self.file.size
    }

    private mutating func component(_ item: ReportItem) {
        guard case .text(let action)? = Self.value(CommitmentColumns.action, item) else { return }
        let (document, placed) = (item.passage.entry.document, item.passage)
        var due: CalendarDate?
        if case .date(let date)? = Self.value(CommitmentColumns.due, item) { due = date }
        var months: Int?
        if case .number(let number)? = Self.value(CommitmentColumns.everyMonths, item) { months = number }
        // A regular return needs a first day; the document's own is it.
        let start = due?.lastDay ?? (months == nil ? nil : document.date?.lastDay)
        let component = start == nil ? "VTODO" : "VEVENT"
        self.calendar.line("BEGIN", component)
        self.calendar.line("UID", Self.uid(item, action.text))
        self.calendar.line("DTSTAMP", (document.date.map(ICalendar.digits) ?? "19700101") + "T000000Z")
        if let start {
            self.calendar.date("DTSTART", start)
            self.calendar.line("TRANSP", "TRANSPARENT")
        } else {
            self.calendar.line("STATUS", "NEEDS-ACTION")
        }
        if let months, start != nil { self.calendar.line("RRULE", Self.rule(everyMonths: months)) }
        self.calendar.text("SUMMARY", self.summary(item, action.text))
        self.calendar.text("DESCRIPTION", self.description(item, action.text))
        self.calendar.texts("CATEGORIES", item.themes.map { self.frame.themeLabel($0) })
        if case .code(let code, _)? = Self.value(CommitmentColumns.strength, item),
            let strength = Strength(rawValue: code)
        {
            // RFC 5545, 3.8.1.9: 1 is the highest, 9 the lowest.
            self.calendar.line("PRIORITY", String(min(strength.rank + 1, 9)))
        }
        self.calendar.text("X-RAPPORTEUR-CITATION", placed.citation)
        self.calendar.line("END", component)
    }

    private static func rule(everyMonths months: Int) -> String {
        months % 12 == 0 ? "FREQ=YEARLY;INTERVAL=\(months / 12)" : "FREQ=MONTHLY;INTERVAL=\(months)"
    }

    /// Whom and what, in at most 160 bytes of whole words.
    private func summary(_ item: ReportItem, _ action: String) -> String {
        var parts: [String] = []
        if case .codes(let names)? = Self.value(CommitmentColumns.addressees, item) {
            parts.append(names.map(\.label).joined(separator: ", "))
        }
        let words = action.utf8.count <= 160 ? action : Self.cut(action)
        parts.append(words)
        return parts.joined(separator: self.frame.labels[.colon])
    }

    private static func cut(_ text: String) -> String {
        var end = text.utf8.index(text.utf8.startIndex, offsetBy: 160)
        while end > text.startIndex, String.Index(end, within: text) == nil || text[end] != " " {
            end = text.utf8.index(before: end)
        }
        return end > text.startIndex ? text[..<end] + "…" : text
    }

    /// The words in full, the time as the text gives it and how it was resolved, and the citation.
    private func description(_ item: ReportItem, _ action: String) -> String {
        let labels = self.frame.labels
        var lines = [action]
        if case .text(let time)? = Self.value(CommitmentColumns.time, item) {
            lines.append(labels[.time] + labels[.colon] + time.text)
        }
        if case .list(let words)? = Self.value(CommitmentColumns.timeWords, item) {
            lines.append(labels[.timeWords] + labels[.colon] + words.map(\.text).joined(separator: "; "))
        }
        if case .code(_, let basis)? = Self.value(CommitmentColumns.basis, item) {
            lines.append(labels[.timeBasis] + labels[.colon] + basis)
        }
        lines.append(item.passage.localCitation)
        return lines.joined(separator: "\n")
    }

    private static func uid(_ item: ReportItem, _ action: String) -> String {
        var hash = SHA256()
        for part in [item.passage.entry.document.id, item.passage.passage.label, item.id, action] {
            hash.update(data: Array(part.utf8) + [0])
        }
        let digits = Array("0123456789abcdef".utf8)
        let digest = hash.finalize().prefix(16).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: digest, as: UTF8.self) + "@rapporteur.org"
    }

    private static func value(_ column: ReportColumn, _ item: ReportItem) -> ReportValue? {
        item.values.first { $0.column.key == column.key }?.value
    }
}
