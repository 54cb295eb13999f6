internal import Model

/// What is new, corrected, re-themed, superseded or withdrawn since the last report of the series. Without an earlier report
/// every passage is new.
struct ChangesKind: ReportKindBuilder {
    private enum Column {
        static let change = ReportColumn("change", .text, .whatChanged)
        static let before = ReportColumn("themesBefore", .list, .themesBefore)
        static let now = ReportColumn("themesNow", .list, .themesNow)
        static let correctedBy = ReportColumn("correctedBy", .list, .correctedBy)
        static let replacedBy = ReportColumn("replacedBy", .text, .replacedBy)
        static let reason = ReportColumn("reason", .text, .reasons)
    }

    let columns = [
        Column.change, Column.before, Column.now, Column.correctedBy, Column.replacedBy, Column.reason,
    ]
    private let kit: KindKit
    private var sorter: EntrySorter
    private var counts: [ReportChange: Int] = [:]

    init(_ kit: KindKit) { (self.kit, self.sorter) = (kit, EntrySorter(kit)) }

    mutating func add(_ placed: PlacedEntry) throws {
        try self.add(placed, ChangedEntry(change: .added, entry: placed.entry, after: placed.entry.assignments))
    }

    mutating func add(_ placed: PlacedEntry, _ changed: ChangedEntry) throws {
        self.counts[changed.change, default: 0] += 1
        var key = SortKey()
        key.number(ReportChange.allCases.firstIndex(of: changed.change) ?? 0)
        var note = ByteWriter()
        note.text(changed.change.rawValue)
        for assignments in [changed.before, changed.after] {
            note.optional(assignments) { writer, assignments in
                writer.list(Self.themes(assignments, self.kit.frame)) { $0.number($1) }
            }
        }
        note.list(changed.correctedBy) { $0.text($1) }
        note.optional(changed.replacedBy) { $0.text($1) }
        note.optional(changed.reason) { $0.text($1) }
        try self.sorter.add(placed, key: key, note: note.bytes)
    }

    mutating func finish(_ summary: ReportSummary, to writer: inout BlockWriter) throws {
        let (frame, labels, counts) = (self.kit.frame, self.kit.labels, self.counts)
        var open: ReportChange?
        let since = frame.context.since
        func begin(_ change: ReportChange) throws {
            try writer.write(
                .section(
                    ReportSection(
                        id: "change-" + change.rawValue, level: 1, .own(labels.name(of: change)),
                        count: counts[change] ?? 0
                    )))
        }
        if counts.isEmpty {
            try writer.write(.section(ReportSection(id: "change-none", level: 1, .own(labels[.whatChanged]), count: 0)))
            try writer.write(.paragraph(labels[.noChange]))
        }
        if since == nil, !counts.isEmpty {
            try begin(.added)
            open = .added
            try writer.write(.paragraph(labels[.sinceNothing]))
        }
        var sorter = self.sorter
        try sorter.forEach { placed, note in
            var reader = ByteReader(note)
            guard let change = ReportChange(rawValue: try reader.text()) else { throw ByteReader.damage }
            let before = try reader.optional { try $0.list { try $0.number() } }
            let after = try reader.optional { try $0.list { try $0.number() } }
            let correctedBy = try reader.list { try $0.text() }
            let replacedBy = try reader.optional { try $0.text() }
            let reason = try reader.optional { try $0.text() }
            if open != change { try begin(change) }
            open = change
            var values: [(column: ReportColumn, value: ReportValue)] = [
                (Column.change, .code(change.rawValue, label: labels.name(of: change)))
            ]
            func themes(_ positions: [Int]) -> ReportValue { .list(positions.map { .own(frame.themeLabel($0)) }) }
            if let before, before != after { values.append((Column.before, themes(before))) }
            if let after { values.append((Column.now, themes(after))) }
            if !correctedBy.isEmpty { values.append((Column.correctedBy, .list(correctedBy.map { .own($0) }))) }
            if let replacedBy { values.append((Column.replacedBy, .own(replacedBy))) }
            if let reason { values.append((Column.reason, .own(reason))) }
            try writer.write(.item(ReportItem(id: placed.anchor, placed, values: values)))
        }
    }

    /// Positions of the themes that a passage is about.
    private static func themes(_ assignments: [ThemeAssignment], _ frame: ReportFrame) -> [Int] {
        Set(assignments.filter { $0.grade == .core }.compactMap { frame.plan.position(of: $0.theme) }).sorted()
    }
}
