/// A practice while it is set aside.
extension Practice {
    func write(to writer: inout ByteWriter) {
        writer.number(self.ordinal)
        for names in [self.countries, self.bodies, self.partners] { writer.list(names) { $0.text($1) } }
        writer.optional(self.teller) { $0.text($1) }
        writer.text(self.kind.rawValue)
        writer.number(self.range.lowerBound)
        writer.number(self.range.count)
        writer.text(self.measure)
        writer.list(self.outcomes) { $0.text($1) }
        writer.list(self.figures) { writer, figure in
            writer.text(figure.kind.rawValue)
            writer.text(figure.value)
            writer.text(figure.text)
        }
        writer.text(self.grade.rawValue)
        writer.list(self.reasons) { writer, reason in
            writer.text(reason.kind.rawValue)
            writer.text(reason.text)
        }
    }

    init(from reader: inout ByteReader) throws {
        func word<T: RawRepresentable>(_ reader: inout ByteReader) throws -> T where T.RawValue == String {
            guard let value = T(rawValue: try reader.text()) else { throw ByteReader.damage }
            return value
        }
        self.ordinal = try reader.number()
        self.countries = try reader.list { try $0.text() }
        self.bodies = try reader.list { try $0.text() }
        self.partners = try reader.list { try $0.text() }
        self.teller = try reader.optional { try $0.text() }
        self.kind = try word(&reader)
        let start = try reader.number()
        let count = try reader.number()
        guard start >= 0, count >= 0 else { throw ByteReader.damage }
        self.range = start..<start + count
        self.measure = try reader.text()
        self.outcomes = try reader.list { try $0.text() }
        self.figures = try reader.list { reader in
            Figure(kind: try word(&reader), value: try reader.text(), text: try reader.text())
        }
        self.grade = try word(&reader)
        self.reasons = try reader.list { reader in
            Reason(kind: try word(&reader), text: try reader.text())
        }
    }
}
