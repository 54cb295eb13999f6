internal import Model

/// The columns of the register of commitments; the calendar reads them too.
enum CommitmentColumns {
    static let addressees = ReportColumn("addressee", .list, .addressee)
    static let addresseeWords = ReportColumn("addresseeWords", .text, .addresseeWords)
    static let verb = ReportColumn("askingVerb", .text)
    static let strength = ReportColumn("askingStrength", .text, .strength)
    static let action = ReportColumn("action", .text, .action)
    static let item = ReportColumn("item", .text, .item)
    /// For people: the time in words.
    static let time = ReportColumn("byWhen", .text, .time)
    /// The last day by which; for a session the month in which it opens.
    static let due = ReportColumn("due", .date)
    static let body = ReportColumn("sessionBody", .text)
    static let session = ReportColumn("sessionNumber", .number)
    static let everyMonths = ReportColumn("everyMonths", .number)
    static let isOpen = ReportColumn("isOpen", .flag)
    static let timeWords = ReportColumn("timeWords", .list, .timeWords)
    static let basis = ReportColumn("timeBasis", .text, .timeBasis)
    static let topic = ReportColumn("topic", .text, .topic)
    static let occasion = ReportColumn("occasion", .text, .occasion)
    static let alsoIn = ReportColumn("alsoReferredToIn", .list, .alsoIn)

    static let all = [
        addressees, addresseeWords, verb, strength, action, item, time, due, body, session, everyMonths, isOpen,
        timeWords, basis, topic, occasion, alsoIn,
    ]

    static func values(_ row: Commitment, _ language: Language?, _ labels: Labels)
        -> [(column: ReportColumn, value: ReportValue)]
    {
        var values: [(column: ReportColumn, value: ReportValue)] = []
        if !row.addressees.isEmpty { values.append((self.addressees, .names(row.addressees, labels))) }
        if let words = row.addresseeText { values.append((self.addresseeWords, .text(.quoted(words, language)))) }
        if let verb = row.verb { values.append((self.verb, .text(.quoted(verb, language)))) }
        if let strength = row.strength {
            values.append((self.strength, .code(strength.rawValue, label: labels.name(of: strength))))
        }
        values.append((self.action, .text(.quoted(row.action, language))))
        if !row.item.isEmpty { values.append((self.item, .own(self.text(ofItem: row.item)))) }
        let main = row.mainDeadline
        values.append((self.time, .own(self.text(of: main?.time, labels))))
        switch main?.time {
        case .date(let date): values.append((self.due, .date(date)))
        case .session(let body, let number, let opens):
            if let opens { values.append((self.due, .date(opens))) }
            values.append((self.body, .name(body, labels)))
            values.append((self.session, .number(number)))
        case .every(let months): values.append((self.everyMonths, .number(months)))
        case nil: break
        }
        values.append((self.isOpen, .flag(row.isOpen)))
        if !row.deadlines.isEmpty {
            values.append((self.timeWords, .list(row.deadlines.map { .quoted($0.text, language) })))
        }
        if let main { values.append((self.basis, .code(main.basis.rawValue, label: labels.name(of: main.basis)))) }
        return values
    }

    /// `(b) (ii)`.
    static func text(ofItem item: [String]) -> String { item.map { "(\($0))" }.joined(separator: " ") }

    private static func text(of time: CommitmentDeadline.Time?, _ labels: Labels) -> String {
        switch time {
        case nil: return labels[.open]
        case .date(let date): return labels.text(of: date)
        case .every(let months): return labels.text(.everyMonths, ["count": String(months)])
        case .session(let body, let number, let opens):
            let session = labels.text(.sessionTime, ["body": labels.name(of: body), "number": String(number)])
            guard let opens else { return session }
            return labels.text(.sessionOpens, ["session": session, "date": labels.text(of: opens)])
        }
    }
}
