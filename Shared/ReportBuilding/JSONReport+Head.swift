internal import Model

/// What a report says about itself: what was asked, of what, by which versions, with which totals.
extension JSONReport {
    mutating func head() {
        let context = self.frame.context
        let request = context.request
        self.json.key("format")
        self.json.string("org.rapporteur.report.v1")
        self.json.lineBreak()
        self.json.key("report")
        self.json.beginObject()
        self.field("id", context.reportID)
        self.field("kind", request.kind.rawValue)
        self.field("title", self.frame.title)
        self.field("language", request.language.rawValue)
        self.field("series", request.series)
        self.field("period", request.period)
        self.field("order", self.frame.isIndex ? request.order.rawValue : nil)
        self.field("since", context.since?.moment)
        self.field("sincePeriod", context.since?.period)
        self.field("corpusState", context.corpusState)
        self.field("taxonomyVersion", context.taxonomyVersion)
        self.field("classifierVersion", context.classifierVersion)
        self.json.key("filters")
        self.filters(request.filters)
        self.json.endObject()
        self.json.lineBreak()
        self.json.key("themes")
        self.json.beginArray()
        for theme in self.frame.context.themes where self.frame.plan.position(of: theme.id) != nil {
            self.json.beginObject()
            self.field("id", theme.id.rawValue)
            self.field("label", theme.label(in: self.frame.language))
            self.field("parent", context.parents[theme.id]?.rawValue)
            self.json.endObject()
        }
        self.json.endArray()
        self.json.lineBreak()
        self.json.key("quality")
        self.json.beginArray()
        for figure in context.quality { self.quality(figure) }
        self.json.endArray()
    }

    mutating func filters(_ filters: ReportRequest.Filters) {
        self.json.beginObject()
        self.field("themes", filters.themes.map(\.rawValue))
        self.field("symbols", filters.symbols)
        self.field("bodies", filters.bodies)
        self.field("languages", filters.languages.map(\.rawValue))
        self.field("passageKinds", filters.passageKinds.map(\.rawValue))
        self.field("subthemes", filters.subthemes.map(\.rawValue))
        self.field("addressees", filters.addressees)
        self.field("strengths", filters.strengths.map(\.rawValue))
        self.json.key("currentOnly")
        self.json.bool(filters.currentOnly)
        self.field("from", filters.from?.description)
        self.field("to", filters.to?.description)
        self.json.endObject()
    }

    mutating func quality(_ figure: QualityFigure) {
        self.json.beginObject()
        switch figure.scope {
        case .theme(let id):
            self.field("scope", "theme")
            self.field("theme", id.rawValue)
        case .macro: self.field("scope", "macro")
        case .micro: self.field("scope", "micro")
        }
        self.field("language", figure.language?.rawValue)
        self.field("goldSet", figure.goldSet)
        self.json.key("precision")
        self.json.number(figure.precision)
        self.json.key("recall")
        self.json.number(figure.recall)
        self.json.key("f1")
        self.json.number(figure.f1)
        self.json.key("units")
        self.json.number(figure.units)
        self.json.endObject()
    }

    mutating func document(_ document: DocumentHead) {
        self.json.beginObject()
        self.field("id", document.id)
        self.field("symbol", document.symbol)
        self.field("title", document.title)
        self.field("kind", document.kind.rawValue)
        self.field("language", document.language?.rawValue)
        self.field("body", document.body)
        self.json.key("session")
        self.json.number(document.session)
        self.field("date", document.date?.description)
        self.json.key("verdict")
        self.json.beginObject()
        self.field("state", document.verdict.state.rawValue)
        self.field("reasons", document.verdict.reasons)
        self.json.endObject()
        self.json.endObject()
    }

    mutating func totals(_ summary: ReportSummary) {
        self.json.key("totals")
        self.json.beginObject()
        self.field("documents", self.frame.documents.count)
        self.field("passages", summary.totals.passages)
        self.field("placed", summary.totals.placed)
        self.field("touchingOnly", summary.totals.touching)
        self.json.key("themes")
        self.json.beginArray()
        for (position, theme) in self.frame.plan.themes.enumerated() {
            self.json.beginObject()
            self.field("theme", theme.id.rawValue)
            self.field("passages", summary.totals.core[position])
            self.json.endObject()
        }
        self.json.endArray()
        self.json.endObject()
    }

    mutating func field(_ name: StaticString, _ value: String?) {
        self.json.key(name)
        self.json.string(value)
    }

    mutating func field(_ name: StaticString, _ values: [String]) {
        self.json.key(name)
        self.json.strings(values)
    }

    mutating func field(_ name: StaticString, _ value: Int) {
        self.json.key(name)
        self.json.number(value)
    }
}
