internal import Model

/// An index, or the parts of a kind, from blocks.
extension JSONReport {
    /// What is open.
    struct BlockState {
        var hasPart = false
        var hasGroup = false
        var table: ReportTable?
    }

    mutating func take(_ block: ReportBlock) throws {
        if self.frame.isIndex { self.index(block) } else { self.part(block) }
        try self.file.write(self.json.take())
    }

    mutating func closeBlocks() {
        if self.state.hasGroup { self.endGroup() }
        if self.state.hasPart {
            self.json.endArray()
            self.json.endObject()
        }
        self.state = BlockState()
    }

    private mutating func endGroup() {
        self.json.endArray()
        self.json.endObject()
        self.state.hasGroup = false
    }

    private mutating func index(_ block: ReportBlock) {
        switch block {
        case .section(let section) where section.level == 1:
            self.closeBlocks()
            let theme = self.frame.plan.themes.first { HTML.themeID($0) == section.id }
            self.json.lineBreak()
            self.json.beginObject()
            self.field("theme", theme?.id.rawValue ?? section.id)
            self.json.key("groups")
            self.json.beginArray()
            self.state.hasPart = true
        case .section(let section):
            if self.state.hasGroup { self.endGroup() }
            self.json.beginObject()
            self.field("heading", section.heading.text)
            if case .quoted(_, let language) = section.heading {
                self.field("language", language?.rawValue)
            } else {
                self.field("language", String?.none)
            }
            self.json.key("lines")
            self.json.beginArray()
            self.state.hasGroup = true
        case .item(let item): self.line(item)
        case .paragraph, .reference, .beginTable, .row, .endTable, .chart: break
        }
    }

    private mutating func line(_ item: ReportItem) {
        self.json.lineBreak()
        self.json.beginObject()
        self.field("short", item.passage.shortText)
        self.json.key("complete")
        self.json.bool(item.passage.line.isComplete)
        self.field("language", item.passage.language?.rawValue)
        self.field("strength", item.passage.passage.strength?.rawValue)
        self.json.key("citations")
        self.references(item.references)
        self.json.endObject()
    }

    private mutating func part(_ block: ReportBlock) {
        switch block {
        case .section(let section):
            self.closeBlocks()
            self.json.lineBreak()
            self.json.beginObject()
            self.field("part", section.id)
            self.json.key("level")
            self.json.number(section.level)
            self.field("heading", section.heading.text)
            self.json.key("content")
            self.json.beginArray()
            self.state.hasPart = true
        case .item(let item):
            self.json.lineBreak()
            self.json.beginObject()
            self.field("type", "record")
            self.field("anchor", item.id)
            self.json.key("values")
            self.json.beginObject()
            for (column, value) in item.values {
                self.json.key(column)
                self.value(value)
            }
            self.json.endObject()
            self.difference(item.difference)
            self.json.key("passage")
            self.entry(item.passage)
            self.json.endObject()
        case .reference(let reference, _, let note):
            self.json.lineBreak()
            self.json.beginObject()
            self.field("type", "reference")
            self.json.key("to")
            self.reference(reference)
            self.field("note", note)
            self.json.endObject()
        case .beginTable(let table):
            self.state.table = table
            self.json.lineBreak()
            self.json.beginObject()
            self.field("type", "table")
            self.field("id", table.id)
            self.field("caption", table.caption)
            self.json.key("columns")
            self.json.strings(table.columns.map(\.key))
            self.json.key("rows")
            self.json.beginArray()
        case .row(let row):
            self.json.lineBreak()
            self.json.beginArray()
            for cell in row.cells {
                if let cell { self.value(cell) } else { self.json.string(String?.none) }
            }
            self.json.endArray()
        case .endTable:
            self.json.endArray()
            self.json.endObject()
            self.state.table = nil
        case .chart(let chart): self.chart(chart)
        case .paragraph: break
        }
    }

    private mutating func chart(_ chart: ReportChart) {
        self.json.lineBreak()
        self.json.beginObject()
        self.field("type", "figures")
        self.field("id", chart.id)
        self.field("title", chart.title)
        self.field("categories", chart.categories)
        self.json.key("series")
        self.json.beginArray()
        for series in chart.series {
            self.json.beginObject()
            self.field("name", series.name)
            self.json.key("values")
            self.json.beginArray()
            for value in series.values { self.json.number(value) }
            self.json.endArray()
            self.json.endObject()
        }
        self.json.endArray()
        self.json.endObject()
    }

    private mutating func difference(_ difference: WordDifference?) {
        guard let difference else { return }
        self.json.key("difference")
        self.json.beginArray()
        for run in difference.runs {
            self.json.beginObject()
            switch run.change {
            case .same: self.field("change", "same")
            case .added: self.field("change", "added")
            case .removed: self.field("change", "removed")
            }
            self.field("words", run.words)
            self.json.endObject()
        }
        self.json.endArray()
    }

    private mutating func value(_ value: ReportValue) {
        switch value {
        case .text(let text): self.json.string(text.text)
        case .code(let code, _): self.json.string(code)
        case .list(let texts): self.json.strings(texts.map(\.text))
        case .codes(let codes): self.json.strings(codes.map(\.code))
        case .number(let number): self.json.number(number)
        case .decimal(let number): self.json.number(number)
        case .date(let date): self.json.string(date.description)
        case .flag(let flag): self.json.bool(flag)
        case .references(let references): self.references(references)
        }
    }

    private mutating func references(_ references: [PassageReference]) {
        self.json.beginArray()
        for reference in references { self.reference(reference) }
        self.json.endArray()
    }

    private mutating func reference(_ reference: PassageReference) {
        self.json.beginObject()
        self.field("citation", reference.citation)
        self.field("document", reference.document.id)
        self.field("symbol", reference.document.symbol)
        self.field("label", reference.label)
        self.field("anchor", reference.anchor)
        self.json.endObject()
    }
}
