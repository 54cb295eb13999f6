internal import Model

/// What a reader can filter a page by, with the number of entries for each value.
///
/// Every value has a short token, such as `d3`, that entries carry; memory grows with the distinct values only.
struct Facets: Sendable {
    /// A dimension of the filter, in the order of the form.
    enum Dimension: String, Sendable, CaseIterable {
        case theme = "t"
        case document = "d"
        case body = "b"
        case kind = "k"
        case strength = "s"
        case addressee = "a"
        case language = "l"
    }

    struct Value: Sendable, Hashable {
        let token: String
        let name: String
        var count: Int
    }

    private var values: [Dimension: [Value]] = [:]
    private var positions: [Dimension: [String: Int]] = [:]
    private let labels: Labels
    private let themes: [Theme]

    init(labels: Labels, themes: [Theme]) {
        (self.labels, self.themes) = (labels, themes)
        for theme in themes { _ = self.token(.theme, key: theme.id.rawValue, name: theme.label(in: labels.language)) }
    }

    /// The token of the theme at a position of the plan; themes have theirs from the beginning.
    static func themeToken(_ position: Int) -> String { Dimension.theme.rawValue + String(position) }

    /// The tokens of a passage under some themes; counts it under each.
    mutating func tokens(of entry: ReportEntry, core: [Int]) -> [String] {
        var tokens: [String] = []
        for position in core {
            let theme = self.themes[position]
            self.add(.theme, theme.id.rawValue, theme.label(in: self.labels.language), to: &tokens)
        }
        let document = entry.document
        self.add(.document, document.symbol, document.symbol, to: &tokens)
        if let body = document.body { self.add(.body, body, self.labels.name(of: body), to: &tokens) }
        self.add(.kind, entry.passage.kind.rawValue, self.labels.name(of: entry.passage.kind), to: &tokens)
        if let strength = entry.passage.strength {
            self.add(.strength, strength.rawValue, self.labels.name(of: strength), to: &tokens)
        }
        for addressee in entry.passage.addressees {
            self.add(.addressee, addressee, self.labels.name(of: addressee), to: &tokens)
        }
        if let language = document.language {
            self.add(.language, language.rawValue, self.labels.name(of: language), to: &tokens)
        }
        return tokens
    }

    /// The tokens of an item, those of the passages merged into it included; counts it under each.
    mutating func tokens(of item: ReportItem) -> [String] {
        var tokens = self.tokens(of: item.passage.entry, core: item.themes)
        for reference in item.references where !reference.isQuotedHere || item.passage.anchor != reference.anchor {
            guard case .line = item.form else { break }
            let document = reference.document
            self.add(.document, document.symbol, document.symbol, to: &tokens)
            if let body = document.body { self.add(.body, body, self.labels.name(of: body), to: &tokens) }
            if let language = document.language {
                self.add(.language, language.rawValue, self.labels.name(of: language), to: &tokens)
            }
        }
        return tokens
    }

    /// The values of a dimension: themes and strengths in their own order, others by name.
    func sorted(_ dimension: Dimension) -> [Value] {
        let values = (self.values[dimension] ?? []).filter { $0.count > 0 }
        switch dimension {
        case .theme: return values
        case .strength:
            let order = Strength.allCases.map { self.labels.name(of: $0) }
            return values.sorted {
                (order.firstIndex(of: $0.name) ?? 0, $0.token) < (order.firstIndex(of: $1.name) ?? 0, $1.token)
            }
        case .document, .body, .kind, .addressee, .language:
            return values.sorted {
                $0.name == $1.name ? $0.token < $1.token : $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
            }
        }
    }

    private mutating func add(_ dimension: Dimension, _ key: String, _ name: String, to tokens: inout [String]) {
        let token = self.token(dimension, key: key, name: name)
        guard !tokens.contains(token) else { return }
        tokens.append(token)
        if let position = self.positions[dimension]?[key] { self.values[dimension]?[position].count += 1 }
    }

    private mutating func token(_ dimension: Dimension, key: String, name: String) -> String {
        if let position = self.positions[dimension]?[key] { return dimension.rawValue + String(position) }
        let position = self.values[dimension]?.count ?? 0
        self.positions[dimension, default: [:]][key] = position
        let token = dimension.rawValue + String(position)
        self.values[dimension, default: []].append(Value(token: token, name: name, count: 0))
        return token
    }
}
