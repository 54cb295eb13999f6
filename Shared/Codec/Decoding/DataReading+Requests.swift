internal import Model

extension ClassificationRequested {
    init(_ fields: FieldReader) throws(Fault) {
        let isAll = try Self.isAll(fields)
        let ids = try Self.documents(fields)
        let selection: Selection
        switch (isAll, ids) {
        case (true, nil): selection = .all
        case (false, let ids?): selection = .documents(ids)
        case (true, .some):
            throw Fault(.conflictingFields, at: fields.place("all"), "give all or documentIds, not both")
        case (false, nil): throw Fault(.missingField, at: fields.place("documentIds"), "documentIds, or all: true")
        }
        self.init(selection, requestedBy: try fields.text("requestedBy"))
    }

    private static func isAll(_ fields: FieldReader) throws(Fault) -> Bool {
        switch fields.value("all") {
        case nil: return false
        case .boolean(let flag)?: return flag
        case let other?:
            throw Fault(.wrongType, at: fields.place("all"), "expected true or false, found \(other.typeName)")
        }
    }

    private static func documents(_ fields: FieldReader) throws(Fault) -> [String]? {
        guard let ids = try fields.texts("documentIds") else { return nil }
        if ids.isEmpty { throw Fault(.badValue, at: fields.place("documentIds"), "expected at least one") }
        for (index, id) in ids.enumerated() where !TextCheck.isUUID(id) {
            throw Fault(.badIdentifier, at: "\(fields.place("documentIds"))/\(index)", "expected a UUID in lower case")
        }
        return ids
    }
}

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
            target: target, label: try fields.required("label", fields.text("label")),
            theme: ThemeID(try fields.required("theme", fields.token("theme"))),
            action: try fields.required("action", fields.choice("action")),
            who: try fields.required("who", fields.text("who")), why: try fields.required("why", fields.longText("why"))
        )
    }
}

extension ReportRequested {
    init(_ fields: FieldReader) throws(Fault) {
        let formats = try fields.choices("formats", as: ReportRequest.Format.self)
        if let formats, formats.isEmpty { throw Fault(.badValue, at: fields.place("formats"), "expected at least one") }
        let request = ReportRequest(
            kind: try fields.required("kind", fields.choice("kind")),
            filters: try fields.object("filters").map { (filters) throws(Fault) in try .init(reading: filters) }
                ?? .init(),
            language: try fields.choice("language") ?? .english, formats: formats ?? ReportRequest.Format.allCases,
            series: try fields.token("series"), period: try fields.token("period"))
        self.init(request, requestedBy: try fields.text("requestedBy"))
    }
}

extension ReportRequest.Filters {
    init(reading fields: FieldReader) throws(Fault) {
        let themes = try fields.texts("themes") ?? []
        for (index, theme) in themes.enumerated() where !TextCheck.isToken(theme) {
            throw Fault(.badIdentifier, at: "\(fields.place("themes"))/\(index)", "a theme's name")
        }
        self.init(
            themes: themes.map { ThemeID($0) }, symbols: try fields.texts("symbols") ?? [],
            bodies: try fields.texts("bodies") ?? [], languages: try fields.choices("languages") ?? [],
            passageKinds: try fields.choices("passageKinds") ?? [], from: try fields.date("from"),
            to: try fields.date("to"))
        if let from, let to, to.isBefore(from) {
            throw Fault(.conflictingFields, at: fields.place("to"), "it lies before from")
        }
    }
}

extension CalendarDate {
    /// Whether every day of this date lies before every day of `other`: `2021` is not before `2021-05`.
    fileprivate func isBefore(_ other: CalendarDate) -> Bool {
        if self.year != other.year { return self.year < other.year }
        guard let month, let otherMonth = other.month else { return false }
        if month != otherMonth { return month < otherMonth }
        guard let day, let otherDay = other.day else { return false }
        return day < otherDay
    }
}
