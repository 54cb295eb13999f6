internal import Model

/// Recommendations that return over documents and years: families with the first and last time said, the verb's strength over
/// time, and what was reworded from one time to the next.
struct RecurrenceKind: ReportKindBuilder {
    private enum Column {
        static let family = ReportColumn("family")
        static let occurrence = ReportColumn("occurrence", .number)
        static let timesSaid = ReportColumn("timesSaid", .number, .timesSaid)
        static let firstSaid = ReportColumn("firstSaid", .text, .firstSaid)
        static let lastSaid = ReportColumn("lastSaid", .text, .lastSaid)
        static let strengths = ReportColumn("strengthOverTime", .list, .strengthOverTime)
        static let wording = ReportColumn("wording", .text, .wording)
        static let similarity = ReportColumn("similarity", .decimal, .similarity)
    }

    /// What is known of a family before its passages are read again.
    private struct Family {
        var count = 0
        /// By date, those without last, and order of coming: the first time said.
        var firstSaid = "~"
        var theme = Int.max
        var symbol = ""
        /// Whether more than one work says it.
        var isOverWorks = false
    }

    let columns = [
        Column.family, Column.occurrence, Column.timesSaid, Column.firstSaid, Column.lastSaid, Column.strengths,
        Column.wording, Column.similarity,
    ]
    private let kit: KindKit
    private var all: EntrySorter
    private var finder: FamilyFinder

    init(_ kit: KindKit) throws {
        self.kit = kit
        self.all = EntrySorter(kit)
        self.finder = try FamilyFinder(kit.spool)
    }

    mutating func add(_ placed: PlacedEntry) throws {
        var key = SortKey()
        key.number(self.finder.count)
        try self.all.add(placed, key: key)
        try self.finder.add(Shingles(placed.layout.text, language: placed.language))
    }

    mutating func finish(_ summary: ReportSummary, to writer: inout BlockWriter) throws {
        let roots = try self.finder.families()
        var sizes: [UInt32: Int] = [:]
        for root in roots { sizes[root, default: 0] += 1 }
        sizes = sizes.filter { $0.value > 1 }
        var families: [UInt32: Family] = [:]
        var number = 0
        var all = self.all
        try all.forEach { placed, _ in
            defer { number += 1 }
            let root = roots[number]
            guard sizes[root] != nil else { return }
            var family = families[root] ?? Family()
            family.count += 1
            let document = placed.entry.document
            if family.count > 1, family.symbol != document.symbol { family.isOverWorks = true }
            let date = document.date?.description ?? "~"
            if family.count == 1 || date < family.firstSaid {
                family.theme = placed.placement.core.first ?? placed.placement.touch.first ?? Int(UInt32.max)
                (family.firstSaid, family.symbol) = (date, document.symbol)
            }
            families[root] = family
        }
        families = families.filter { $0.value.isOverWorks }
        var members = EntrySorter(self.kit)
        number = 0
        try all.forEach { placed, _ in
            defer { number += 1 }
            guard let family = families[roots[number]] else { return }
            var key = SortKey()
            key.number(family.theme)
            key.number(Int(UInt32.max) - family.count)
            key.text(family.firstSaid)
            key.number(Int(roots[number]))
            key.text(placed.entry.document.date?.description ?? "~")
            var note = ByteWriter()
            note.number(Int(roots[number]))
            note.number(family.theme)
            try members.add(placed, key: key, note: note.bytes)
        }
        try self.write(&members, to: &writer)
    }

    private func write(_ members: inout EntrySorter, to writer: inout BlockWriter) throws {
        let frame = self.kit.frame
        var theme: Int?
        var open: (root: Int, passages: [PlacedEntry])?
        var counts: [Int: Int] = [:]
        func close() throws {
            guard let family = open else { return }
            try self.write(family.passages, to: &writer)
        }
        try members.forEach { placed, note in
            var reader = ByteReader(note)
            let (root, position) = (try reader.number(), try reader.number())
            if open?.root == root {
                open?.passages.append(placed)
                return
            }
            try close()
            open = (root, [placed])
            counts[position, default: 0] += 1
            if theme != position {
                theme = position
                try writer.write(
                    .section(
                        frame.plan.themes.indices.contains(position)
                            ? frame.section(ofTheme: position, count: nil)
                            : ReportSection(id: "no-theme", level: 1, .own(frame.labels[.passagesWithout]))))
            }
        }
        try close()
        if open == nil {
            try writer.write(.section(ReportSection(id: "families", level: 1, .own(frame.title), count: 0)))
            try writer.write(.paragraph(frame.labels[.noFamily]))
        }
    }

    private func write(_ passages: [PlacedEntry], to writer: inout BlockWriter) throws {
        guard let first = passages.first, let last = passages.last else { return }
        let labels = self.kit.labels
        let id = "family." + first.anchor
        try writer.write(
            .section(ReportSection(id: id, level: 3, .quoted(first.shortText, first.language), count: passages.count)))
        func said(_ placed: PlacedEntry) -> ReportValue {
            let date = placed.entry.document.date.map { labels.text(of: $0) + " · " } ?? ""
            return .own(date + placed.localCitation)
        }
        var before: (placed: PlacedEntry, shingles: Shingles)?
        for (number, placed) in passages.enumerated() {
            var values: [(column: ReportColumn, value: ReportValue)] = [
                (Column.family, .own(id)), (Column.occurrence, .number(number + 1)),
            ]
            let shingles = Shingles(placed.layout.text, language: placed.language)
            var form = ReportItem.Form.full
            var difference: WordDifference?
            if let before {
                difference = WordDifference(from: before.placed.layout.text, to: placed.layout.text)
                let isSame = Self.words(before.placed.layout.text) == Self.words(placed.layout.text)
                let wording = isSame ? ("same", labels[.wordingSame]) : ("reworded", labels[.wordingReworded])
                values.append((Column.wording, .code(wording.0, label: wording.1)))
                values.append((Column.similarity, .decimal(shingles.resemblance(before.shingles))))
                if isSame { form = .line }
            } else {
                values.append((Column.timesSaid, .number(passages.count)))
                values.append((Column.firstSaid, said(first)))
                values.append((Column.lastSaid, said(last)))
                values.append((Column.strengths, .list(Self.strengths(passages, labels).map { .own($0) })))
                values.append((Column.wording, .code("first", label: labels[.wordingFirst])))
            }
            try writer.write(
                .item(ReportItem(id: placed.anchor, placed, form: form, values: values, difference: difference)))
            before = (placed, shingles)
        }
    }

    /// "2009 should → 2019 urges": a new one where it changes.
    private static func strengths(_ passages: [PlacedEntry], _ labels: Labels) -> [String] {
        var steps: [String] = []
        var last: Strength?
        for placed in passages {
            guard let strength = placed.passage.strength, strength != last else { continue }
            last = strength
            let year = placed.entry.document.date.map { String($0.year) + " " } ?? ""
            steps.append(year + labels.name(of: strength))
        }
        return steps
    }

    private static func words(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
        text.split { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }
    }
}
