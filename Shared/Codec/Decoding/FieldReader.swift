internal import Model

/// Reads the fields of one object of the data, each with its pointer.
///
/// Fields that nobody asks for are ignored: later versions may add some. Null is the same as absent.
struct FieldReader {
    /// The largest whole number that every JSON reader keeps exactly (RFC 7493, section 2.2): 2^53 - 1.
    static let mostCountable = 9_007_199_254_740_991

    private let members: [JSONMember]
    let bytes: [UInt8]
    let pointer: String
    let limits: CodecLimits

    init(_ value: JSONValue, in bytes: [UInt8], at pointer: String, limits: CodecLimits) throws(Fault) {
        guard case .object(let members) = value else {
            throw Fault(.wrongType, at: pointer, "expected an object, found \(value.typeName)")
        }
        (self.members, self.bytes, self.pointer, self.limits) = (members, bytes, pointer, limits)
    }

    func value(_ name: String) -> JSONValue? {
        guard let value = self.members.first(where: { $0.name.utf8.elementsEqual(name.utf8) })?.value else {
            return nil
        }
        if case .null = value { return nil }
        return value
    }

    func place(_ name: String) -> String { self.pointer + "/" + name }

    /// The field, or `missing-field`.
    func required<Value>(_ name: String, _ value: Value?) throws(Fault) -> Value {
        guard let value else { throw Fault(.missingField, at: self.place(name), name) }
        return value
    }

    /// A short text in one line, never empty.
    func text(_ name: String) throws(Fault) -> String? {
        guard let value = self.value(name) else { return nil }
        return try self.text(value, at: self.place(name), limit: self.limits.attributeLength, allowLines: false)
    }

    /// A text that may have lines, never empty.
    func longText(_ name: String) throws(Fault) -> String? {
        guard let value = self.value(name) else { return nil }
        return try self.text(value, at: self.place(name), limit: self.limits.textLength, allowLines: true)
    }

    /// A JSON Pointer, which may be empty.
    func jsonPointer(_ name: String) throws(Fault) -> String? {
        if case .string(let string) = self.value(name), string.range.isEmpty { return "" }
        return try self.text(name)
    }

    func uuid(_ name: String) throws(Fault) -> String? {
        try self.checked(name, TextCheck.isUUID, "expected a UUID in lower case")
    }

    func sha256(_ name: String) throws(Fault) -> String? {
        try self.checked(name, TextCheck.isSHA256, "expected 64 lower-case hexadecimal digits")
    }

    func token(_ name: String) throws(Fault) -> String? {
        try self.checked(name, TextCheck.isToken, "expected letters, digits, '.', '_' and '-', at most 128")
    }

    private func checked(_ name: String, _ isValid: (String) -> Bool, _ expected: String) throws(Fault) -> String? {
        guard let text = try self.text(name) else { return nil }
        guard isValid(text) else { throw Fault(.badIdentifier, at: self.place(name), expected) }
        return text
    }

    /// A count or size: a whole number from 0 on.
    func count(_ name: String) throws(Fault) -> Int? {
        switch self.value(name) {
        case nil: return nil
        case .integer(let number)?:
            guard (0...Self.mostCountable).contains(number) else {
                throw Fault(.numberOutOfRange, at: self.place(name), "expected 0 to \(Self.mostCountable)")
            }
            return number
        case .fraction?: throw Fault(.wrongType, at: self.place(name), "expected a whole number")
        case let other?: throw Fault(.wrongType, at: self.place(name), "expected a number, found \(other.typeName)")
        }
    }

    func date(_ name: String) throws(Fault) -> CalendarDate? {
        guard let text = try self.text(name) else { return nil }
        guard let date = CalendarDate(text) else {
            throw Fault(.badValue, at: self.place(name), "expected YYYY, YYYY-MM or YYYY-MM-DD")
        }
        return date
    }

    func object(_ name: String) throws(Fault) -> FieldReader? {
        guard let value = self.value(name) else { return nil }
        return try FieldReader(value, in: self.bytes, at: self.place(name), limits: self.limits)
    }

    /// The fields of the object as a list, for objects whose names are data.
    func entries() throws(Fault) -> [(name: String, fields: FieldReader)] {
        try self.checkCount(self.members.count, at: self.pointer)
        var entries: [(String, FieldReader)] = []
        for member in self.members {
            let place = self.pointer + JSONPointer.step(member.name)
            entries.append(
                (member.name, try FieldReader(member.value, in: self.bytes, at: place, limits: self.limits)))
        }
        return entries
    }

    /// The values of a list with their pointers.
    func items(_ name: String) throws(Fault) -> [(pointer: String, value: JSONValue)]? {
        switch self.value(name) {
        case nil: return nil
        case .array(let items)?:
            try self.checkCount(items.count, at: self.place(name))
            return items.enumerated().map { ("\(self.place(name))/\($0.offset)", $0.element) }
        case let other?: throw Fault(.wrongType, at: self.place(name), "expected a list, found \(other.typeName)")
        }
    }

    /// A list of short texts.
    func texts(_ name: String, isLong: Bool = false) throws(Fault) -> [String]? {
        guard let items = try self.items(name) else { return nil }
        let limit = isLong ? self.limits.textLength : self.limits.attributeLength
        var texts: [String] = []
        for item in items {
            texts.append(try self.text(item.value, at: item.pointer, limit: limit, allowLines: isLong))
        }
        return texts
    }

    func text(_ value: JSONValue, at pointer: String, limit: Int, allowLines: Bool) throws(Fault) -> String {
        guard case .string(let string) = value else {
            throw Fault(.wrongType, at: pointer, "expected a string, found \(value.typeName)")
        }
        let text = string.text(in: self.bytes)
        if text.isEmpty { throw Fault(.badValue, at: pointer, "it is empty") }
        if text.utf8.count > limit {
            throw Fault(.attributeTooLong, at: pointer, "it has \(text.utf8.count) bytes, the limit is \(limit)")
        }
        try TextCheck.check(text, at: pointer, allowLines: allowLines)
        return text
    }

    private func checkCount(_ count: Int, at pointer: String) throws(Fault) {
        if count > self.limits.listLength {
            throw Fault(.tooManyItems, at: pointer, "\(count) items, the limit is \(self.limits.listLength)")
        }
    }
}
