/// Fields that take one of a fixed list of words.
extension FieldReader {
    func choice<Choice: RawRepresentable & CaseIterable>(
        _ name: String, as type: Choice.Type = Choice.self
    ) throws(Fault) -> Choice? where Choice.RawValue == String {
        guard let value = self.value(name) else { return nil }
        return try self.choice(value, at: self.place(name))
    }

    func choices<Choice: RawRepresentable & CaseIterable>(
        _ name: String, as type: Choice.Type = Choice.self
    ) throws(Fault) -> [Choice]? where Choice.RawValue == String {
        guard let items = try self.items(name) else { return nil }
        var choices: [Choice] = []
        for item in items { choices.append(try self.choice(item.value, at: item.pointer)) }
        return choices
    }

    private func choice<Choice: RawRepresentable & CaseIterable>(
        _ value: JSONValue, at pointer: String
    ) throws(Fault) -> Choice where Choice.RawValue == String {
        let text = try self.text(value, at: pointer, limit: self.limits.attributeLength, allowLines: false)
        guard let choice = Choice(rawValue: text) else { throw .unknownValue(Choice.self, at: pointer) }
        return choice
    }
}

extension Fault {
    /// A word that is not among the cases of `choices`; the sentence lists them.
    static func unknownValue<Choice: RawRepresentable & CaseIterable>(
        _ choices: Choice.Type, at pointer: String
    ) -> Fault where Choice.RawValue == String {
        Fault(.unknownValue, at: pointer, "expected one of " + choices.allCases.map(\.rawValue).joined(separator: ", "))
    }
}
