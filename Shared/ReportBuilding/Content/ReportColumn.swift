internal import Model

/// One named value of a kind's records: a column of the CSV, a member of the JSON, a line of facts or a cell for people.
struct ReportColumn: Hashable {
    /// What its values are; the schema says the same.
    enum ValueType: Hashable {
        case text, list, number, decimal, date, flag, references
    }

    /// ASCII, `lowerCamelCase`, unique in the kind; the JSON's member. The CSV writes it as `snake_case`.
    let key: String
    let type: ValueType
    /// What people see; `nil` for a column that only machines get.
    let label: Labels.Key?
    /// A table's column that is named after data, such as a theme.
    var heading: String?

    init(_ key: String, _ type: ValueType = .text, _ label: Labels.Key? = nil, heading: String? = nil) {
        (self.key, self.type, self.label, self.heading) = (key, type, label, heading)
    }

    /// Whether its cells are set as figures.
    var isFigure: Bool { self.type == .number || self.type == .decimal }

    /// `sourceParagraph` → `source_paragraph`.
    var csvName: String {
        var name: [UInt8] = []
        for byte in self.key.utf8 {
            if (0x41...0x5A).contains(byte) {
                name.append(UInt8(ascii: "_"))
                name.append(byte | 0x20)
            } else {
                name.append(byte)
            }
        }
        return String(decoding: name, as: UTF8.self)
    }
}

/// A value of a ``ReportColumn``. Each format writes it in its own way; none changes it.
enum ReportValue {
    case text(ContentText)
    /// A word of a fixed list: as machines know it (English), and as people read it.
    case code(String, label: String)
    case list([ContentText])
    /// Words of a fixed list, each as in ``code(_:label:)``.
    case codes([(code: String, label: String)])
    case number(Int)
    case decimal(Double)
    case date(CalendarDate)
    case flag(Bool)
    case references([PassageReference])

    static func own(_ text: String) -> ReportValue { .text(.own(text)) }
    /// A body or group by its normalised English name, which people read in the report's language.
    static func name(_ name: String, _ labels: Labels) -> ReportValue { .code(name, label: labels.name(of: name)) }
    static func names(_ names: [String], _ labels: Labels) -> ReportValue {
        .codes(names.map { (code: $0, label: labels.name(of: $0)) })
    }

    /// Whether there is nothing to show.
    var isEmpty: Bool {
        switch self {
        case .text(let text): text.isEmpty
        case .list(let texts): texts.isEmpty
        case .codes(let codes): codes.isEmpty
        case .references(let references): references.isEmpty
        case .code, .number, .decimal, .date, .flag: false
        }
    }
}

/// A passage that an item, a cell or a line refers to.
struct PassageReference: Hashable {
    let document: DocumentHead
    /// `R9`; unique in the document.
    let label: String
    /// Name of its place; see ``Anchors``.
    let anchor: String
    /// For machines, in English.
    let citation: String
    /// For people, in the report's language.
    let localCitation: String
    /// Whether the passage is quoted in this report, under ``anchor``.
    var isQuotedHere: Bool

    init(_ placed: PlacedEntry, isQuotedHere: Bool = false) {
        (self.document, self.label, self.anchor) = (placed.entry.document, placed.passage.label, placed.anchor)
        (self.citation, self.localCitation) = (placed.citation, placed.localCitation)
        self.isQuotedHere = isQuotedHere
    }
}
