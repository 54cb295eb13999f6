internal import Model

// How people's corrections are read.

extension CorrectionSubmitted {
    init(_ fields: FieldReader) throws(Fault) {
        let target: Target
        switch (try fields.uuid("documentId"), try fields.text("symbol")) {
        case (let id?, nil): target = .document(id: id)
        case (nil, let symbol?): target = .symbol(symbol)
        case (.some, .some):
            throw Fault(.conflictingFields, at: fields.place("symbol"), "give documentId or symbol, not both")
        case (nil, nil): throw Fault(.missingField, at: fields.place("documentId"), "documentId or symbol")
        }
        self.init(
            target: target, language: try fields.choice("language"),
            label: try fields.required("label", fields.text("label")),
            theme: ThemeID(try fields.required("theme", fields.token("theme"))),
            action: try fields.required("action", fields.choice("action")),
            grade: try fields.choice("grade") ?? .core, who: try fields.required("who", fields.text("who")),
            why: try fields.required("why", fields.longText("why")))
    }
}

extension CorrectionsSubmitted {
    init(_ fields: FieldReader) throws(Fault) {
        var corrections: [CorrectionSubmitted] = []
        for item in try fields.required("corrections", fields.items("corrections")) {
            let one = try FieldReader(item.value, in: fields.bytes, at: item.pointer, limits: fields.limits)
            corrections.append(try CorrectionSubmitted(one))
        }
        if corrections.isEmpty { throw Fault(.badValue, at: fields.place("corrections"), "expected at least one") }
        self.init(batch: try fields.required("batch", fields.token("batch")), corrections: corrections)
    }
}

extension CorrectionsWithdrawn {
    init(_ fields: FieldReader) throws(Fault) {
        let selection: Selection
        switch (try fields.uuids("correctionIds"), try fields.token("batch")) {
        case (let ids?, nil): selection = .corrections(ids)
        case (nil, let batch?): selection = .batch(batch)
        case (.some, .some):
            throw Fault(.conflictingFields, at: fields.place("batch"), "give correctionIds or batch, not both")
        case (nil, nil): throw Fault(.missingField, at: fields.place("correctionIds"), "correctionIds or batch")
        }
        self.init(
            selection, who: try fields.required("who", fields.text("who")),
            why: try fields.required("why", fields.longText("why")))
    }
}

extension FieldReader {
    /// A list of ids, at least one.
    func uuids(_ name: String) throws(Fault) -> [String]? {
        guard let ids = try self.texts(name) else { return nil }
        if ids.isEmpty { throw Fault(.badValue, at: self.place(name), "expected at least one") }
        for (index, id) in ids.enumerated() where !TextCheck.isUUID(id) {
            throw Fault(.badIdentifier, at: "\(self.place(name))/\(index)", "expected a UUID in lower case")
        }
        return ids
    }

    /// A list of themes' names.
    func themes(_ name: String) throws(Fault) -> [ThemeID] {
        let themes = try self.texts(name) ?? []
        for (index, theme) in themes.enumerated() where !TextCheck.isToken(theme) {
            throw Fault(.badIdentifier, at: "\(self.place(name))/\(index)", "a theme's name")
        }
        return themes.map { ThemeID($0) }
    }

    /// Whether a field is true; missing is false.
    func flag(_ name: String) throws(Fault) -> Bool {
        switch self.value(name) {
        case nil: return false
        case .boolean(let flag)?: return flag
        case let other?:
            throw Fault(.wrongType, at: self.place(name), "expected true or false, found \(other.typeName)")
        }
    }
}
