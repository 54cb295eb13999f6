internal import Model

/// What the corpus covers: documents and themes, years, addressees, who cites whom, what is missing, what needs review.
struct CoverageKind: ReportKindBuilder {
    private enum Column {
        static let document = ReportColumn("document", .text, .document)
        static let language = ReportColumn("language", .text, .language)
        static let date = ReportColumn("date", .date, .date)
        static let passages = ReportColumn("passages", .number, .passagesRead)
        static let year = ReportColumn("year", .text, .year)
        static let addressee = ReportColumn("addressee", .text, .addressee)
        static let strength = ReportColumn("strength", .text, .strength)
        static let citing = ReportColumn("citing", .text, .citing)
        static let cited = ReportColumn("cited", .text, .cited)
        static let isInCorpus = ReportColumn("isInCorpus", .flag, .isInCorpus)
        static let timesCited = ReportColumn("timesCited", .number, .timesCited)
        static let verdict = ReportColumn("verdict", .text, .reading)
        static let reasons = ReportColumn("reasons", .list, .reasons)
    }

    let columns: [ReportColumn]
    private let kit: KindKit
    private let themes: [ReportColumn]
    /// Per place in the report's list of documents, passages by theme, then all.
    private var perDocument: [[Int]]
    /// Year → passages by theme, then all.
    private var perYear: [Int: [Int]] = [:]
    private var perStrength: [Strength: [Int]] = [:]
    private var perAddressee: [String: [Int]] = [:]
    private var citations: SortingSpool

    init(_ kit: KindKit) {
        self.kit = kit
        self.themes = kit.frame.plan.themes.map { theme in
            ReportColumn(
                "theme_" + Anchors.safe(theme.id.rawValue), .number, heading: theme.label(in: kit.frame.language))
        }
        self.columns =
            [Column.document, Column.language, Column.date, Column.year, Column.addressee, Column.strength]
            + [Column.passages] + self.themes
            + [
                Column.citing, Column.cited, Column.isInCorpus, Column.timesCited, Column.verdict, Column.reasons,
            ]
        self.perDocument = Array(
            repeating: Array(repeating: 0, count: kit.frame.plan.themes.count + 1), count: kit.frame.documents.count)
        self.citations = SortingSpool(kit.spool)
    }

    mutating func add(_ placed: PlacedEntry) throws {
        guard let number = self.kit.coding.number(of: placed.entry.document) else { return }
        let core = placed.placement.core
        self.count(core, in: &self.perDocument[number])
        let year = placed.entry.document.date?.year ?? 0
        self.count(core, in: &self.perYear[year, default: []])
        if let strength = placed.passage.strength { self.count(core, in: &self.perStrength[strength, default: []]) }
        for addressee in placed.passage.addressees {
            self.count(core, in: &self.perAddressee[addressee, default: []])
        }
        for citation in placed.passage.citations {
            var (key, value) = (SortKey(), ByteWriter())
            let target = CitationNetwork.work(citation)
            key.number(number)
            key.text(target)
            value.number(number)
            value.text(target)
            try self.citations.add(key: key.bytes, value: value.bytes)
        }
    }

    mutating func finish(_ summary: ReportSummary, to writer: inout BlockWriter) throws {
        try self.years(to: &writer)
        try self.documents(to: &writer)
        try self.addressees(to: &writer)
        try self.strengths(to: &writer)
        try self.network(to: &writer)
        try self.review(to: &writer)
    }

    private func count(_ core: [Int], in counts: inout [Int]) {
        if counts.isEmpty { counts = Array(repeating: 0, count: self.themes.count + 1) }
        for theme in core { counts[theme] += 1 }
        counts[self.themes.count] += 1
    }

    /// The figures behind a row's name: all, then each theme.
    private func figures(_ counts: [Int]) -> [ReportValue?] {
        [.number(counts.last ?? 0)] + counts.dropLast().map { .number($0) }
    }

    private func begin(_ id: String, _ label: Labels.Key, count: Int? = nil, to writer: inout BlockWriter) throws {
        try writer.write(.section(ReportSection(id: id, level: 1, .own(self.kit.labels[label]), count: count)))
    }

    private func table(
        _ id: String, _ label: Labels.Key, _ columns: [ReportColumn], to writer: inout BlockWriter,
        rows: (inout BlockWriter) throws -> Void
    ) throws {
        try writer.write(
            .beginTable(ReportTable(id: id + "-table", caption: self.kit.labels[label], columns: columns)))
        try rows(&writer)
        try writer.write(.endTable)
    }

    private func years(to writer: inout BlockWriter) throws {
        let labels = self.kit.labels
        try self.begin("years", .partYears, to: &writer)
        let known = self.perYear.keys.filter { $0 > 0 }.sorted()
        if let first = known.first, let last = known.last {
            // Years without a passage are shown too: a gap is news.
            let years = Array(first...last)
            let summary = labels.text(
                .chartYearsSummary,
                ["from": String(first), "to": String(last), "passages": String(self.kit.total(self.perYear))])
            try writer.write(
                .chart(
                    ReportChart(
                        id: "chart-years", title: labels[.chartYears], summary: summary, categoryName: labels[.year],
                        categories: years.map { String($0) },
                        series: self.themes.indices.map { theme in
                            .init(
                                name: self.themes[theme].heading ?? "",
                                values: years.map { self.perYear[$0]?[theme] ?? 0 })
                        })))
        }
        try self.table("years", .partYears, [Column.year, Column.passages] + self.themes, to: &writer) { writer in
            for year in self.perYear.keys.sorted() {
                let name = year == 0 ? labels[.undated] : String(year)
                try writer.write(.row(ReportRow([.own(name)] + self.figures(self.perYear[year] ?? []))))
            }
        }
    }

    private func documents(to writer: inout BlockWriter) throws {
        let frame = self.kit.frame
        try self.begin("by-document", .partDocuments, count: frame.documents.count, to: &writer)
        let columns = [Column.document, Column.language, Column.date, Column.passages] + self.themes
        try self.table("by-document", .partDocuments, columns, to: &writer) { writer in
            for (number, document) in frame.documents.enumerated() {
                let head: [ReportValue?] = [
                    .own(document.symbol),
                    document.language.map { .code($0.rawValue, label: frame.labels.name(of: $0)) },
                    document.date.map { .date($0) },
                ]
                try writer.write(
                    .row(ReportRow(head + self.figures(self.perDocument[number]), target: document)))
            }
        }
    }

    private func addressees(to writer: inout BlockWriter) throws {
        try self.begin("addressees", .partAddressees, count: self.perAddressee.count, to: &writer)
        let sorted = self.perAddressee.sorted { left, right in
            let (mine, other) = (left.value.last ?? 0, right.value.last ?? 0)
            return mine == other ? left.key.utf8.lexicographicallyPrecedes(right.key.utf8) : mine > other
        }
        let columns = [Column.addressee, Column.passages] + self.themes
        try self.table("addressees", .partAddressees, columns, to: &writer) { writer in
            for (name, counts) in sorted {
                try writer.write(.row(ReportRow([.name(name, self.kit.labels)] + self.figures(counts))))
            }
        }
    }

    private func strengths(to writer: inout BlockWriter) throws {
        let labels = self.kit.labels
        try self.begin("strengths", .partStrengths, to: &writer)
        let strengths = Strength.allCases.filter { self.perStrength[$0] != nil }
        if !strengths.isEmpty {
            try writer.write(
                .chart(
                    ReportChart(
                        id: "chart-strengths", title: labels[.chartStrengths],
                        summary: labels.text(
                            .chartStrengthsSummary, ["passages": String(self.kit.total(self.perStrength))]),
                        categoryName: labels[.strength], categories: strengths.map { labels.name(of: $0) },
                        series: self.themes.indices.map { theme in
                            .init(
                                name: self.themes[theme].heading ?? "",
                                values: strengths.map { self.perStrength[$0]?[theme] ?? 0 })
                        })))
        }
        let columns = [Column.strength, Column.passages] + self.themes
        try self.table("strengths", .partStrengths, columns, to: &writer) { writer in
            for strength in strengths {
                let name = ReportValue.code(strength.rawValue, label: labels.name(of: strength))
                try writer.write(.row(ReportRow([name] + self.figures(self.perStrength[strength] ?? []))))
            }
        }
    }

    private mutating func network(to writer: inout BlockWriter) throws {
        let kit = self.kit
        let stored = Set(kit.frame.documents.map(\.symbol))
        var missing: [String: Int] = [:]
        var spool = self.citations
        try self.begin("citations", .partCitations, to: &writer)
        let columns = [Column.citing, Column.language, Column.cited, Column.isInCorpus, Column.timesCited]
        try self.table("citations", .partCitations, columns, to: &writer) { writer in
            var open: (number: Int, target: String, count: Int)?
            func close() throws {
                guard let edge = open else { return }
                let document = kit.frame.documents[edge.number]
                try writer.write(
                    .row(
                        ReportRow(
                            [
                                .own(document.symbol),
                                document.language.map { .code($0.rawValue, label: kit.labels.name(of: $0)) },
                                .name(edge.target, kit.labels), .flag(stored.contains(edge.target)),
                                .number(edge.count),
                            ], target: document)))
                if Self.isSymbol(edge.target), !stored.contains(edge.target) {
                    missing[edge.target, default: 0] += edge.count
                }
            }
            try spool.forEach { _, value in
                var reader = ByteReader(value)
                let (number, target) = (try reader.number(), try reader.text())
                if open?.number == number, open?.target == target {
                    open?.count += 1
                } else {
                    try close()
                    open = (number, target, 1)
                }
            }
            try close()
        }
        try self.begin("missing", .partMissing, count: missing.count, to: &writer)
        let sorted = missing.sorted {
            $0.value == $1.value ? $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) : $0.value > $1.value
        }
        if sorted.isEmpty { return try writer.write(.paragraph(kit.labels[.nothingHere])) }
        try self.table("missing", .partMissing, [Column.cited, Column.timesCited], to: &writer) { writer in
            for (target, count) in sorted {
                try writer.write(.row(ReportRow([.own(target), .number(count)])))
            }
        }
    }

    private func review(to writer: inout BlockWriter) throws {
        let labels = self.kit.labels
        let documents = self.kit.frame.documents.filter { $0.verdict.state != .faithful }
        try self.begin("review", .partReview, count: documents.count, to: &writer)
        if documents.isEmpty { return try writer.write(.paragraph(labels[.nothingHere])) }
        let columns = [Column.document, Column.language, Column.verdict, Column.reasons]
        try self.table("review", .partReview, columns, to: &writer) { writer in
            for document in documents {
                try writer.write(
                    .row(
                        ReportRow(
                            [
                                .own(document.symbol),
                                document.language.map { .code($0.rawValue, label: labels.name(of: $0)) },
                                .code(document.verdict.state.rawValue, label: labels.name(of: document.verdict.state)),
                                .list(document.verdict.reasons.map { .quoted($0, .english) }),
                            ], target: document)))
            }
        }
    }

    /// Whether it can be a document of the corpus rather than an instrument's name.
    private static func isSymbol(_ target: String) -> Bool {
        target.utf8.contains(UInt8(ascii: "/")) && !target.utf8.contains(0x20)
    }
}

extension KindKit {
    /// All passages counted in figures whose last column is the sum.
    fileprivate func total<Key>(_ counts: [Key: [Int]]) -> Int { counts.values.reduce(0) { $0 + ($1.last ?? 0) } }
}
