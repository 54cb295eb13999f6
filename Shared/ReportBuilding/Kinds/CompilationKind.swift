internal import Model

/// Full texts by theme. A passage stands once, under the theme it speaks for most; its other themes refer to it.
struct CompilationKind: ReportKindBuilder {
    private enum Part: Int {
        case quoted, alsoAbout, alsoTouching
    }

    let columns: [ReportColumn] = []
    private let kit: KindKit
    private var sorter: EntrySorter

    init(_ kit: KindKit) { (self.kit, self.sorter) = (kit, EntrySorter(kit)) }

    mutating func add(_ placed: PlacedEntry) throws {
        for (number, theme) in placed.placement.core.enumerated() {
            try self.add(placed, theme, number == 0 ? .quoted : .alsoAbout)
        }
        for theme in placed.placement.touch { try self.add(placed, theme, .alsoTouching) }
    }

    mutating func finish(_ summary: ReportSummary, to writer: inout BlockWriter) throws {
        let frame = self.kit.frame
        var theme = -1
        var (part, document) = (Part?.none, String?.none)
        func begin(_ position: Int) throws {
            while theme < position {
                theme += 1
                guard theme < frame.plan.themes.count else { return }
                (part, document) = (nil, nil)
                try writer.write(.section(frame.section(ofTheme: theme, count: summary.totals.core[theme])))
                if summary.totals.core[theme] == 0 { try writer.write(.paragraph(frame.labels[.noneInTheme])) }
            }
        }
        var sorter = self.sorter
        try sorter.forEach { placed, note in
            var reader = ByteReader(note)
            let (position, place) = (try reader.number(), Part(rawValue: try reader.number()) ?? .quoted)
            try begin(position)
            let id = HTML.themeID(frame.plan.themes[position])
            if place == .quoted {
                if document != placed.entry.document.id {
                    document = placed.entry.document.id
                    let head = placed.entry.document
                    try writer.write(
                        .section(
                            ReportSection(
                                id: id + "." + (self.kit.placer.stem(of: head) ?? head.id), level: 2, .own(head.symbol),
                                document: head)))
                }
                try writer.write(.item(ReportItem(id: placed.anchor, placed)))
            } else {
                if part != place {
                    let (name, label) =
                        place == .alsoAbout ? ("also-about", Labels.Key.alsoAbout) : ("also-touching", .alsoTouching)
                    try writer.write(
                        .section(
                            ReportSection(id: id + "-" + name, level: 2, .own(frame.labels[label]), isRelated: true)))
                }
                let primary = placed.placement.core.first
                try writer.write(
                    .reference(
                        PassageReference(placed, isQuotedHere: primary != nil),
                        short: .quoted(placed.shortText, placed.language),
                        note: primary.map { frame.labels.text(.quotedUnder, ["theme": frame.themeLabel($0)]) }))
            }
            part = place
        }
        try begin(frame.plan.themes.count)
    }

    private mutating func add(_ placed: PlacedEntry, _ theme: Int, _ part: Part) throws {
        var key = SortKey()
        key.number(theme)
        key.number(part.rawValue)
        var note = ByteWriter()
        note.number(theme)
        note.number(part.rawValue)
        try self.sorter.add(placed, key: key, note: note.bytes)
    }
}

extension ReportFrame {
    /// The section of a theme.
    func section(ofTheme position: Int, count: Int?) -> ReportSection {
        let theme = self.plan.themes[position]
        return ReportSection(id: HTML.themeID(theme), level: 1, .own(theme.label(in: self.language)), count: count)
    }
}
