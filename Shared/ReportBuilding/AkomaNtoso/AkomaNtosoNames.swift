internal import Model
internal import Yams

/// What Akoma Ntoso calls the genres, bodies and languages of documents, from `Data/akoma-ntoso.yaml`.
struct AkomaNtosoNames {
    struct Genre {
        /// Whether the root is `statement`; `doc` otherwise.
        let isStatement: Bool
        /// The subtype in the document's IRI.
        let type: String
        let name: String
    }

    private let genres: [DocumentKind: Genre]
    private let bodies: [String: String]
    private let languages: [String: String]
    private let dates: [String: String]

    init() throws(ReportBuildingError) {
        let text = try EmbeddedData.text(named: "akoma-ntoso.yaml")
        let map = (try? Yams.load(yaml: text)) as? [String: [String: Any]] ?? [:]
        guard let bodies = map["bodies"] as? [String: String], let languages = map["languages"] as? [String: String],
            let dates = map["dates"] as? [String: String],
            ["full", "month", "year", "none"].allSatisfy(dates.keys.contains)
        else { throw ReportBuildingError(.brokenData, "akoma-ntoso.yaml lacks bodies, languages or dates") }
        var genres: [DocumentKind: Genre] = [:]
        for kind in DocumentKind.allCases {
            guard let entry = map["genres"]?[kind.rawValue] as? [String: String], let element = entry["element"],
                let type = entry["class"], let name = entry["name"]
            else { throw ReportBuildingError(.brokenData, "akoma-ntoso.yaml lacks the genre \(kind.rawValue)") }
            genres[kind] = Genre(isStatement: element == "statement", type: type, name: name)
        }
        for code in Language.allCases.map(\.rawValue) + ["und"] where languages[code] == nil {
            throw ReportBuildingError(.brokenData, "akoma-ntoso.yaml lacks the language \(code)")
        }
        (self.genres, self.bodies, self.languages, self.dates) = (genres, bodies, languages, dates)
    }

    /// Every kind is there: the data was checked.
    subscript(_ kind: DocumentKind) -> Genre {
        self.genres[kind] ?? Genre(isStatement: false, type: "document", name: "document")
    }

    /// The actor's part of an IRI: `unga`, or the body's own name; `un` where none is known.
    func actor(_ body: String?) -> String {
        guard let body else { return "un" }
        return self.bodies[body] ?? Self.slug(body).lowercased()
    }

    /// ISO 639-2/T; `und` where the language is not known.
    func code(of language: Language?) -> String { self.languages[language?.rawValue ?? "und"] ?? "und" }

    /// The first day that the date can mean, as `xsd:date`, and a name that says how much of it is known.
    func day(_ date: CalendarDate?) -> (day: String, name: String) {
        guard let date else { return ("0001-01-01", self.dates["none"] ?? "") }
        switch (date.month, date.day) {
        case (nil, _): return ("\(date)-01-01", self.dates["year"] ?? "")
        case (_, nil): return ("\(date)-01", self.dates["month"] ?? "")
        default: return (date.description, self.dates["full"] ?? "")
        }
    }

    /// ASCII letters and digits, everything else one hyphen: `2388-2017` for `2388 (2017)`. A name without any gets the safe
    /// name of ``Anchors``, so that none is empty.
    static func slug(_ name: String) -> String {
        let parts = name.utf8.split { byte in
            !((0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) && byte < 0x80 || byte == 0x2E)
        }
        guard !parts.isEmpty else { return Anchors.safe(name) }
        return parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
    }
}
