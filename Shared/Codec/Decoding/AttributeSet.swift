/// The attributes of one event as they stand in the message, from either content mode.
struct AttributeSet {
    enum Value {
        case string(String)
        case boolean(Bool)
        case integer(Int64)
        /// A value that no attribute can have; the text says what it is.
        case unusable(String)
        /// Bytes that are not UTF-8.
        case notText
    }

    private var values: [String: Value]
    private let limits: CodecLimits

    init(_ values: [String: Value], limits: CodecLimits) {
        (self.values, self.limits) = (values, limits)
    }

    /// `source` and `id`, if both can stand.
    var identity: EventIdentity? {
        guard case .string(let source) = self.values["source"], case .string(let id) = self.values["id"],
            (try? self.checkSource(source)) != nil, (try? self.checkID(id)) != nil
        else { return nil }
        return EventIdentity(source: source, id: id, isReadable: true)
    }

    /// Takes out the attribute `name`, so that what is left are the extensions.
    mutating func take(_ name: String) throws(Fault) -> String? {
        guard let value = self.values.removeValue(forKey: name) else { return nil }
        guard let text = try self.text(of: value, name: name) else {
            throw Fault(.wrongType, at: "/" + name, "\(name) must be a string")
        }
        return text
    }

    mutating func takeRequired(_ name: String) throws(Fault) -> String {
        guard let text = try self.take(name) else { throw Fault(.missingAttribute, at: "/" + name, name) }
        return text
    }

    mutating func takeID() throws(Fault) -> String {
        let id = try self.takeRequired("id")
        try self.checkID(id)
        return id
    }

    mutating func takeSource() throws(Fault) -> String {
        let source = try self.takeRequired("source")
        try self.checkSource(source)
        return source
    }

    /// An attribute within the common limit.
    mutating func takeLimited(_ name: String) throws(Fault) -> String? {
        guard let text = try self.take(name) else { return nil }
        try self.checkLimited(text, name)
        return text
    }

    mutating func takeTime() throws(Fault) -> String? {
        guard let time = try self.take("time") else { return nil }
        guard TextCheck.isTime(time) else { throw Fault(.badTime, at: "/time") }
        return time
    }

    /// What is left: attributes that this version has no use for.
    func extensions() throws(Fault) -> [String: ExtensionValue] {
        var extensions: [String: ExtensionValue] = [:]
        // In order, so that the same message always gives the same fault.
        for name in self.values.keys.sorted() {
            guard let value = self.values[name] else { continue }
            try self.checkName(name)
            switch value {
            case .boolean(let flag): extensions[name] = .boolean(flag)
            case .integer(let number):
                guard let number = Int32(exactly: number) else {
                    throw Fault(.numberOutOfRange, at: "/" + name, "integer attributes have 32 bits")
                }
                extensions[name] = .integer(number)
            case .string, .unusable, .notText:
                guard let text = try self.text(of: value, name: name) else { continue }
                try self.checkLimited(text, name)
                extensions[name] = .string(text)
            }
        }
        return extensions
    }

    /// The text of a value, `nil` for booleans and integers.
    private func text(of value: Value, name: String) throws(Fault) -> String? {
        switch value {
        case .string(let text): return text
        case .boolean, .integer: return nil
        case .unusable(let kind): throw Fault(.wrongType, at: JSONPointer.step(name), "an attribute cannot be \(kind)")
        case .notText: throw Fault(.invalidUTF8, at: JSONPointer.step(name))
        }
    }

    private func checkName(_ name: String) throws(Fault) {
        if name.utf8.count > self.limits.headerNameLength {
            throw Fault(.headerNameTooLong, at: "", "the limit is \(self.limits.headerNameLength) bytes")
        }
        guard !name.isEmpty, name.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }) else {
            throw Fault(.badAttributeName, at: JSONPointer.prefixed(nil, with: JSONPointer.step(name)))
        }
    }

    private func checkID(_ id: String) throws(Fault) {
        if id.isEmpty { throw Fault(.badID, at: "/id", "it is empty") }
        if id.utf8.count > self.limits.idLength {
            throw Fault(.badID, at: "/id", "it has \(id.utf8.count) bytes, the limit is \(self.limits.idLength)")
        }
        do {
            try TextCheck.check(id, at: "/id")
        } catch {
            throw Fault(.badID, at: "/id", "it holds a control character")
        }
    }

    private func checkSource(_ source: String) throws(Fault) {
        if source.isEmpty { throw Fault(.badSource, at: "/source", "it is empty") }
        if source.utf8.count > self.limits.sourceLength {
            throw Fault(
                .badSource, at: "/source", "it has \(source.utf8.count) bytes, the limit is \(self.limits.sourceLength)"
            )
        }
        let hasGap = source.unicodeScalars.contains { $0.properties.isWhitespace }
        if hasGap || (try? TextCheck.check(source, at: "/source")) == nil {
            throw Fault(.badSource, at: "/source", "it holds white space or a control character")
        }
    }

    private func checkLimited(_ text: String, _ name: String) throws(Fault) {
        if text.isEmpty { throw Fault(.badValue, at: "/" + name, "\(name) is empty") }
        if text.utf8.count > self.limits.attributeLength {
            throw Fault(
                .attributeTooLong, at: "/" + name,
                "\(name) has \(text.utf8.count) bytes, the limit is \(self.limits.attributeLength)")
        }
        try TextCheck.check(text, at: "/" + name)
    }
}
