internal import Model

extension ClassificationRequested {
    init(_ fields: FieldReader) throws(Fault) {
        let isAll = try fields.flag("all")
        let ids = try fields.uuids("documentIds")
        let matching = Matching(
            symbols: try fields.texts("symbols") ?? [], languages: try fields.choices("languages") ?? [],
            themes: try fields.themes("themes"), notOfTaxonomy: try fields.text("notOfTaxonomy"),
            uncorrectedOnly: try fields.flag("uncorrectedOnly"))
        let selection: Selection
        switch (isAll, ids, matching.isEmpty) {
        case (true, nil, true): selection = .all
        case (false, let ids?, true): selection = .documents(ids)
        case (false, nil, false): selection = .matching(matching)
        case (true, .some, _):
            throw Fault(.conflictingFields, at: fields.place("all"), "give all or documentIds, not both")
        case (true, nil, false):
            throw Fault(.conflictingFields, at: fields.place("all"), "give all or a selection, not both")
        case (false, .some, false):
            throw Fault(
                .conflictingFields, at: fields.place("documentIds"), "give documentIds or a selection, not both")
        case (false, nil, true):
            throw Fault(.missingField, at: fields.place("documentIds"), "documentIds, or a selection, or all: true")
        }
        self.init(selection, requestedBy: try fields.text("requestedBy"))
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
            language: try fields.choice("language") ?? .english, formats: formats,
            order: try fields.choice("order") ?? .alphabetical, series: try fields.token("series"),
            period: try fields.token("period"))
        self.init(request, requestedBy: try fields.text("requestedBy"))
    }
}

extension ReportRequest.Filters {
    init(reading fields: FieldReader) throws(Fault) {
        let subthemes = try fields.texts("subthemes") ?? []
        for (index, subtheme) in subthemes.enumerated() {
            let parts = subtheme.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2, parts.allSatisfy({ TextCheck.isToken(String($0)) }) else {
                throw Fault(
                    .badIdentifier, at: "\(fields.place("subthemes"))/\(index)", "a theme's name, slash, a sub-theme's")
            }
        }
        self.init(
            themes: try fields.themes("themes"), subthemes: subthemes.map { ThemeID($0) },
            symbols: try fields.texts("symbols") ?? [], bodies: try fields.texts("bodies") ?? [],
            languages: try fields.choices("languages") ?? [], passageKinds: try fields.choices("passageKinds") ?? [],
            addressees: try fields.texts("addressees") ?? [], strengths: try fields.choices("strengths") ?? [],
            from: try fields.date("from"), to: try fields.date("to"), currentOnly: try fields.flag("currentOnly"))
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
