internal import Model

/// How each event's data is written. The order of members is fixed; absent ones are left out.
extension JSONWriter {
    mutating func data(_ event: DocumentIngested) {
        self.object { writer in
            writer.member("documentId", event.documentID)
            writer.member("symbol", event.symbol)
            writer.member("language", event.language?.rawValue)
            writer.member("kind", event.kind.rawValue)
            writer.member("title", event.title)
            writer.member("passages", event.passages)
            writer.name("verdict")
            writer.object { verdict in
                verdict.member("state", event.verdict.state.rawValue)
                verdict.member("reasons", event.verdict.reasons)
            }
            writer.member("sha256", event.sha256)
        }
    }

    mutating func data(_ event: DocumentDuplicate) {
        self.object { writer in
            writer.member("documentId", event.documentID)
            writer.member("symbol", event.symbol)
            writer.member("sha256", event.sha256)
        }
    }

    mutating func data(_ event: DocumentQuarantined) {
        self.object { writer in
            writer.member("stage", event.stage)
            writer.member("reason", event.reason)
            writer.member("sentence", event.sentence)
            writer.member("remedy", event.remedy)
            writer.member("pointer", event.pointer)
            writer.member("sha256", event.sha256)
            writer.member("size", event.size)
        }
    }

    mutating func data(_ event: DocumentClassified) {
        self.object { writer in
            writer.member("documentId", event.documentID)
            writer.member("symbol", event.symbol)
            writer.name("themes")
            writer.object { themes in
                for (theme, counts) in event.themes.sorted(by: { $0.key < $1.key }) {
                    themes.name(theme.rawValue)
                    themes.object { entry in
                        entry.member("core", counts.core)
                        entry.member("touch", counts.touch)
                    }
                }
            }
            writer.member("classifierVersion", event.classifierVersion)
            writer.member("taxonomyVersion", event.taxonomyVersion)
        }
    }

    mutating func data(_ event: ClassificationRequested) {
        self.object { writer in
            switch event.selection {
            case .all:
                writer.name("all")
                writer.boolean(true)
            case .documents(let ids): writer.member("documentIds", ids)
            case .matching(let matching):
                if !matching.symbols.isEmpty { writer.member("symbols", matching.symbols) }
                if !matching.languages.isEmpty { writer.member("languages", matching.languages.map(\.rawValue)) }
                if !matching.themes.isEmpty { writer.member("themes", matching.themes.map(\.rawValue)) }
                writer.member("notOfTaxonomy", matching.notOfTaxonomy)
                if matching.uncorrectedOnly { writer.flag("uncorrectedOnly") }
            }
            writer.member("requestedBy", event.requestedBy)
        }
    }

    mutating func data(_ event: CorrectionSubmitted) { self.object { $0.members(of: event) } }

    private mutating func members(of event: CorrectionSubmitted) {
        switch event.target {
        case .document(let id): self.member("documentId", id)
        case .symbol(let symbol): self.member("symbol", symbol)
        }
        self.member("language", event.language?.rawValue)
        self.member("label", event.label)
        self.member("theme", event.theme.rawValue)
        self.member("action", event.action.rawValue)
        if event.grade != .core { self.member("grade", event.grade.rawValue) }
        self.member("who", event.who)
        self.member("why", event.why)
    }

    mutating func data(_ event: CorrectionsSubmitted) {
        self.object { writer in
            writer.member("batch", event.batch)
            writer.name("corrections")
            writer.array(event.corrections) { list, correction in list.object { $0.members(of: correction) } }
        }
    }

    mutating func data(_ event: CorrectionsWithdrawn) {
        self.object { writer in
            switch event.selection {
            case .corrections(let ids): writer.member("correctionIds", ids)
            case .batch(let batch): writer.member("batch", batch)
            }
            writer.member("who", event.who)
            writer.member("why", event.why)
        }
    }

    private mutating func flag(_ name: String) {
        self.name(name)
        self.boolean(true)
    }

    mutating func data(_ event: ReportRequested) {
        let request = event.request
        self.object { writer in
            writer.member("kind", request.kind.rawValue)
            writer.name("filters")
            writer.object { filters in
                filters.member("themes", request.filters.themes.map(\.rawValue))
                if !request.filters.subthemes.isEmpty {
                    filters.member("subthemes", request.filters.subthemes.map(\.rawValue))
                }
                filters.member("symbols", request.filters.symbols)
                filters.member("bodies", request.filters.bodies)
                filters.member("languages", request.filters.languages.map(\.rawValue))
                filters.member("passageKinds", request.filters.passageKinds.map(\.rawValue))
                if !request.filters.addressees.isEmpty { filters.member("addressees", request.filters.addressees) }
                if !request.filters.strengths.isEmpty {
                    filters.member("strengths", request.filters.strengths.map(\.rawValue))
                }
                filters.member("from", request.filters.from?.description)
                filters.member("to", request.filters.to?.description)
                if request.filters.currentOnly { filters.flag("currentOnly") }
            }
            writer.member("language", request.language.rawValue)
            writer.member("formats", request.formats.map(\.rawValue))
            if request.order != .alphabetical { writer.member("order", request.order.rawValue) }
            writer.member("series", request.series)
            writer.member("period", request.period)
            writer.member("requestedBy", event.requestedBy)
        }
    }

    mutating func data(_ event: ReportPublished) {
        self.object { writer in
            writer.member("reportId", event.reportID)
            writer.member("kind", event.kind.rawValue)
            writer.member("series", event.series)
            writer.member("period", event.period)
            writer.name("files")
            writer.array(event.files) { files, file in
                files.object { entry in
                    entry.member("name", file.name)
                    entry.member("mediaType", file.mediaType)
                    entry.member("size", file.size)
                    entry.member("sha256", file.sha256)
                }
            }
            writer.member("corpusState", event.corpusState)
            writer.member("entries", event.entries)
        }
    }
}
