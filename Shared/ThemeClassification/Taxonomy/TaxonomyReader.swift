internal import Model

/// Reads and checks taxonomy files.
enum TaxonomyReader {
    /// Number of the format that this program reads.
    static let schema = 1

    static func read(_ files: [TaxonomyFile]) throws(TaxonomyError) -> Taxonomy {
        var version: String?
        var themes: [ThemeDefinition]?
        var languagePlaces: [(Language, YAMLPlace)] = []
        var base: Taxonomy?
        for file in files {
            let top = try YAMLPlace.top(of: file)
            let entries = try top.entries(allowing: ["schema", "version", "extends", "themes", "languages"])
            try Self.checkSchema(entries, top: top)
            for (key, place) in entries {
                switch key {
                case "version": version = try place.string()
                case "extends":
                    guard place.text == "built-in" else {
                        throw place.error(
                            .invalidValue, "only the built-in taxonomy can be extended.",
                            advice: "Write \"extends: built-in\" or leave the key out.")
                    }
                    base = try Taxonomy.builtIn()
                case "themes":
                    guard themes == nil else {
                        throw place.error(
                            .duplicate, "themes are given in two files.", advice: "Join them in one file.")
                    }
                    themes = try Self.themes(place)
                case "languages":
                    for (code, place) in try place.entries() {
                        let language = try place.language(code)
                        guard !languagePlaces.contains(where: { $0.0 == language }) else {
                            throw place.error(.duplicate, "\"\(code)\" is given twice.", advice: "Join the two.")
                        }
                        languagePlaces.append((language, place))
                    }
                default: break
                }
            }
        }
        let name = files.first?.name ?? "taxonomy"
        guard let themes, let version else {
            throw TaxonomyError(
                code: .missingKey, file: name, line: nil, path: themes == nil ? "themes" : "version",
                problem: "the key is missing.", advice: "A taxonomy has schema, version, themes and languages.")
        }
        if let base, let clash = themes.first(where: { base.theme($0.id) != nil }) {
            throw TaxonomyError(
                code: .duplicate, file: name, line: nil, path: "themes",
                problem: "the theme \"\(clash.id)\" is in the built-in taxonomy too.", advice: "Give it another id.")
        }
        var languages: [LanguageCues] = []
        for (language, place) in languagePlaces {
            let known = base?.languages.first { $0.language == language }?.concepts ?? []
            languages.append(try LanguageCuesReader(language: language, themes: themes, known: known).read(place))
        }
        languages.sort { $0.language.rawValue < $1.language.rawValue }
        let own = Taxonomy(version: version, themes: themes, languages: languages)
        return base.map { Self.joined($0, own) } ?? own
    }

    /// The themes of both; the base's come first.
    private static func joined(_ base: Taxonomy, _ own: Taxonomy) -> Taxonomy {
        let languages = Language.allCases.compactMap { language -> LanguageCues? in
            let first = base.languages.first { $0.language == language }
            let second = own.languages.first { $0.language == language }
            guard let first, let second else { return first ?? second }
            return LanguageCues(
                language: language, concepts: first.concepts + second.concepts,
                cues: first.cues.merging(second.cues) { mine, _ in mine },
                exceptions: first.exceptions.merging(second.exceptions) { mine, _ in mine })
        }
        return Taxonomy(
            version: "\(base.version)+\(own.version)", themes: base.themes + own.themes,
            languages: languages.sorted { $0.language.rawValue < $1.language.rawValue })
    }

    private static func checkSchema(
        _ entries: [(key: String, place: YAMLPlace)], top: YAMLPlace
    ) throws(TaxonomyError) {
        guard let place = entries.first(where: { $0.key == "schema" })?.place else {
            throw top.error(.missingKey, "the key \"schema\" is missing.", advice: "Add \"schema: \(Self.schema)\".")
        }
        guard place.text == String(Self.schema) else {
            throw place.error(
                .unknownSchema, "this schema is not known.",
                advice:
                    "This program reads schema \(Self.schema): write \"schema: \(Self.schema)\" or use a newer program."
            )
        }
    }

    private static func themes(_ place: YAMLPlace) throws(TaxonomyError) -> [ThemeDefinition] {
        var themes: [ThemeDefinition] = []
        for item in try place.items() {
            let theme = try Self.theme(item)
            guard !themes.contains(where: { $0.id == theme.id }) else {
                throw item.error(
                    .duplicate, "the theme \"\(theme.id)\" is given twice.", advice: "Rename or join them.")
            }
            themes.append(theme)
        }
        guard !themes.isEmpty else {
            throw place.error(.invalidValue, "there is no theme.", advice: "Write at least one theme.")
        }
        return themes
    }

    private static func theme(_ place: YAMLPlace) throws(TaxonomyError) -> ThemeDefinition {
        var id: String?
        var labels: [Language: String]?
        var scope: [Language: String] = [:]
        var identifiers: [String: String] = [:]
        var subthemes: [Subtheme] = []
        var start = -3.0
        var cuesPlace: YAMLPlace?
        for (key, value) in try place.entries(
            allowing: ["id", "labels", "scope", "start", "identifiers", "subthemes", "cues"])
        {
            switch key {
            case "id": id = try value.identifier()
            case "labels": labels = try value.texts(needsEnglish: true)
            case "scope": scope = try value.texts(needsEnglish: true)
            case "start": start = try value.number(in: -8...0)
            case "identifiers": for (name, value) in try value.entries() { identifiers[name] = try value.string() }
            case "subthemes": subthemes = try Self.subthemes(value)
            default: cuesPlace = value
            }
        }
        guard let id, let labels, let cuesPlace else {
            let missing = id == nil ? "id" : labels == nil ? "labels" : "cues"
            throw place.error(
                .missingKey, "the key \"\(missing)\" is missing.", advice: "A theme has id, labels and cues.")
        }
        let cues = try Self.cues(cuesPlace, subthemes: subthemes)
        return ThemeDefinition(
            id: ThemeID(id), labels: labels, scope: scope, subthemes: subthemes, cues: cues, start: start,
            identifiers: identifiers)
    }

    private static func subthemes(_ place: YAMLPlace) throws(TaxonomyError) -> [Subtheme] {
        var subthemes: [Subtheme] = []
        for item in try place.items() {
            var id: String?
            var labels: [Language: String]?
            for (key, value) in try item.entries(allowing: ["id", "labels"]) {
                if key == "id" { id = try value.identifier() } else { labels = try value.texts(needsEnglish: true) }
            }
            guard let id, let labels else {
                throw item.error(
                    .missingKey, "the key \"\(id == nil ? "id" : "labels")\" is missing.",
                    advice: "A sub-theme has id and labels.")
            }
            guard !subthemes.contains(where: { $0.id == id }) else {
                throw item.error(.duplicate, "the sub-theme \"\(id)\" is given twice.", advice: "Rename or join them.")
            }
            subthemes.append(Subtheme(id: id, labels: labels))
        }
        return subthemes
    }

    private static func cues(_ place: YAMLPlace, subthemes: [Subtheme]) throws(TaxonomyError) -> [CueDefinition] {
        var cues: [CueDefinition] = []
        for item in try place.items() {
            var id: String?
            var weight: Double?
            var role = CueRole.evidence
            var subtheme: String?
            for (key, value) in try item.entries(allowing: ["id", "weight", "role", "subtheme"]) {
                switch key {
                case "id": id = try value.identifier()
                case "weight": weight = try value.number(in: -6...6)
                case "role":
                    guard let known = CueRole(rawValue: try value.string()) else {
                        throw value.error(
                            .invalidValue, "this role is not known.",
                            advice: "Use one of: \(CueRole.allCases.map(\.rawValue).joined(separator: ", ")).")
                    }
                    role = known
                default:
                    let name = try value.identifier()
                    guard subthemes.contains(where: { $0.id == name }) else {
                        throw value.error(
                            .undefined, "the theme has no sub-theme \"\(name)\".",
                            advice: "Add it under \"subthemes\" or correct the name.")
                    }
                    subtheme = name
                }
            }
            guard let id, let weight else {
                throw item.error(
                    .missingKey, "the key \"\(id == nil ? "id" : "weight")\" is missing.",
                    advice: "A cue has id and weight.")
            }
            guard !cues.contains(where: { $0.id == id }) else {
                throw item.error(.duplicate, "the cue \"\(id)\" is given twice.", advice: "Rename or join them.")
            }
            cues.append(CueDefinition(id: id, weight: weight, role: role, subtheme: subtheme))
        }
        return cues
    }
}
