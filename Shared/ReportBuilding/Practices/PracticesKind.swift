internal import Model

/// The register of practices: by country, then by body, then those whose speakers are not named; each practice a record that ends
/// in its source paragraph.
struct PracticesKind: ReportKindBuilder {
    private enum Column {
        static let measure = ReportColumn("measure", .text)
        static let kind = ReportColumn("measureKind", .text, .measureKind)
        static let countries = ReportColumn("countries", .list, .country)
        static let codes = ReportColumn("countryCodes", .list)
        static let bodies = ReportColumn("bodies", .list, .doers)
        static let partners = ReportColumn("partners", .list, .partners)
        static let teller = ReportColumn("toldBy", .text, .teller)
        static let outcomes = ReportColumn("outcomes", .list, .outcomes)
        static let figures = ReportColumn("figures", .list, .figures)
        static let values = ReportColumn("figureValues", .list)
        static let grade = ReportColumn("evidenceGrade", .text, .evidenceGrade)
        static let reasons = ReportColumn("evidenceReasons", .list, .reasons)
    }

    let columns = [
        Column.measure, Column.kind, Column.countries, Column.codes, Column.bodies, Column.partners, Column.teller,
        Column.outcomes, Column.figures, Column.values, Column.grade, Column.reasons,
    ]
    private let kit: KindKit
    private var reader: PracticeReader
    private var sorter: EntrySorter

    init(_ kit: KindKit) throws {
        (self.kit, self.sorter) = (kit, EntrySorter(kit))
        self.reader = try PracticeReader()
    }

    mutating func add(_ placed: PlacedEntry) throws {
        for (number, practice) in try self.reader.practices(in: placed.entry).enumerated() {
            let part = self.part(of: practice)
            var key = SortKey()
            key.number(part.order)
            key.text(FoldedText.key(part.heading))
            // Names that fold alike do not mix.
            key.text(part.id)
            var note = ByteWriter()
            note.number(number)
            note.text(part.id)
            note.text(part.heading)
            practice.write(to: &note)
            try self.sorter.add(placed, key: key, note: note.bytes)
        }
    }

    mutating func finish(_ summary: ReportSummary, to writer: inout BlockWriter) throws {
        let labels = self.kit.labels
        if self.sorter.count == 0 {
            try writer.write(.section(ReportSection(id: "practices-none", level: 1, .own(labels[.measure]), count: 0)))
            try writer.write(.paragraph(labels[.noPractice]))
        }
        var open = ""
        var sorter = self.sorter
        try sorter.forEach { placed, note in
            var reader = ByteReader(note)
            let number = try reader.number()
            let id = try reader.text()
            let heading = try reader.text()
            let practice = try Practice(from: &reader)
            if id != open { try writer.write(.section(ReportSection(id: id, level: 1, .own(heading)))) }
            open = id
            try writer.write(
                .item(
                    ReportItem(
                        id: placed.anchor + (number == 0 ? "" : "-\(number + 1)"), placed,
                        form: .excerpt([practice.range]), values: self.values(practice, placed))))
        }
    }

    /// Under which heading a practice stands: the first country that does it, else the first body.
    private func part(of practice: Practice) -> (order: Int, id: String, heading: String) {
        if let code = practice.countries.first {
            return (0, "country-" + code, self.reader.countryName(code, in: self.kit.labels.language))
        }
        if let body = practice.bodies.first { return (1, "body-" + Self.slug(body), self.kit.labels.name(of: body)) }
        return (2, "speakers", self.kit.labels[.unnamedSpeakers])
    }

    /// ASCII letters and digits of a name, the rest as hyphens.
    private static func slug(_ name: String) -> String {
        var slug: [UInt8] = []
        for byte in name.utf8 {
            switch byte {
            case 0x30...0x39, 0x61...0x7A: slug.append(byte)
            case 0x41...0x5A: slug.append(byte | 0x20)
            default: if slug.last != UInt8(ascii: "-") { slug.append(UInt8(ascii: "-")) }
            }
        }
        return String(decoding: slug, as: UTF8.self)
    }

    private func values(_ practice: Practice, _ placed: PlacedEntry) -> [(column: ReportColumn, value: ReportValue)] {
        let labels = self.kit.labels
        func quoted(_ text: String) -> ContentText { .quoted(text, placed.language) }
        func country(_ code: String) -> ContentText { .own(self.reader.countryName(code, in: labels.language)) }
        var values: [(column: ReportColumn, value: ReportValue)] = [
            (Column.measure, .text(quoted(practice.measure))),
            (Column.kind, .code(practice.kind.rawValue, label: labels.name(of: practice.kind))),
        ]
        if !practice.countries.isEmpty {
            values.append((Column.countries, .list(practice.countries.map(country))))
            values.append((Column.codes, .list(practice.countries.map { .own($0) })))
        }
        if !practice.bodies.isEmpty { values.append((Column.bodies, .names(practice.bodies, labels))) }
        if !practice.partners.isEmpty { values.append((Column.partners, .list(practice.partners.map(country)))) }
        if let teller = practice.teller { values.append((Column.teller, .text(quoted(teller)))) }
        if !practice.outcomes.isEmpty { values.append((Column.outcomes, .list(practice.outcomes.map(quoted)))) }
        if !practice.figures.isEmpty {
            values.append((Column.figures, .list(practice.figures.map { quoted($0.text) })))
            values.append(
                (Column.values, .list(practice.figures.map { .own("\($0.kind.rawValue) \($0.value)") })))
        }
        values.append((Column.grade, .code(practice.grade.rawValue, label: labels.name(of: practice.grade))))
        values.append((Column.reasons, .list(practice.reasons.map { quoted($0.text) })))
        return values
    }
}
