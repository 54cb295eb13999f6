internal import Model

/// A commitment while it is set aside.
extension Commitment {
    func write(to writer: inout ByteWriter) {
        writer.number(self.ordinal)
        writer.list(self.item) { $0.text($1) }
        writer.list(self.addressees) { $0.text($1) }
        writer.optional(self.addresseeText) { $0.text($1) }
        writer.optional(self.verb) { $0.text($1) }
        writer.optional(self.strength) { $0.text($1.rawValue) }
        writer.number(self.range.lowerBound)
        writer.number(self.range.count)
        writer.text(self.action)
        writer.list(self.deadlines) { $1.write(to: &$0) }
    }

    init(from reader: inout ByteReader) throws {
        self.ordinal = try reader.number()
        self.item = try reader.list { try $0.text() }
        self.addressees = try reader.list { try $0.text() }
        self.addresseeText = try reader.optional { try $0.text() }
        self.verb = try reader.optional { try $0.text() }
        self.strength = try reader.optional { reader in
            guard let strength = Strength(rawValue: try reader.text()) else { throw ByteReader.damage }
            return strength
        }
        let start = try reader.number()
        let count = try reader.number()
        guard start >= 0, count >= 0 else { throw ByteReader.damage }
        self.range = start..<start + count
        self.action = try reader.text()
        self.deadlines = try reader.list { try CommitmentDeadline(from: &$0) }
    }
}

extension CommitmentDeadline {
    func write(to writer: inout ByteWriter) {
        writer.text(self.text)
        writer.text(self.basis.rawValue)
        switch self.time {
        case nil: writer.number(0)
        case .date(let date):
            writer.number(1)
            writer.text(date.description)
        case .session(let body, let number, let opens):
            writer.number(2)
            writer.text(body)
            writer.number(number)
            writer.optional(opens) { $0.text($1.description) }
        case .every(let months):
            writer.number(3)
            writer.number(months)
        }
    }

    init(from reader: inout ByteReader) throws {
        self.text = try reader.text()
        guard let basis = Basis(rawValue: try reader.text()) else { throw ByteReader.damage }
        self.basis = basis
        func date(_ reader: inout ByteReader) throws -> CalendarDate {
            guard let date = CalendarDate(try reader.text()) else { throw ByteReader.damage }
            return date
        }
        switch try reader.number() {
        case 1: self.time = .date(try date(&reader))
        case 2:
            self.time = .session(
                body: try reader.text(), number: try reader.number(), opens: try reader.optional { try date(&$0) })
        case 3: self.time = .every(months: try reader.number())
        default: self.time = nil
        }
    }
}

extension Commitment {
    /// The time that a calendar shows: a stated date before a session, a session before a regular return.
    var mainDeadline: CommitmentDeadline? {
        func rank(_ deadline: CommitmentDeadline) -> Int {
            switch deadline.time {
            case .date: 0
            case .session: 1
            case .every: 2
            case nil: 3
            }
        }
        return self.deadlines.min { rank($0) < rank($1) }
    }
}
