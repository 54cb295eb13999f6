extension ReportRequest {
    /// What goes in; an empty list does not restrict.
    public struct Filters: Sendable, Hashable {
        public var themes: [ThemeID]
        /// Sub-themes as reports name them: theme, slash, sub-theme (`prevention/awareness`).
        public var subthemes: [ThemeID]
        public var symbols: [String]
        public var bodies: [String]
        public var languages: [Language]
        public var passageKinds: [PassageKind]
        /// Names of addressees as ``Passage/addressees`` has them; any of them is enough.
        public var addressees: [String]
        public var strengths: [Strength]
        /// First and last date of the documents, both inclusive.
        public var from: CalendarDate?
        public var to: CalendarDate?
        /// Only the latest issue of a document: what was superseded or withdrawn is left out.
        public var currentOnly: Bool

        public init(
            themes: [ThemeID] = [], subthemes: [ThemeID] = [], symbols: [String] = [], bodies: [String] = [],
            languages: [Language] = [], passageKinds: [PassageKind] = [], addressees: [String] = [],
            strengths: [Strength] = [], from: CalendarDate? = nil, to: CalendarDate? = nil, currentOnly: Bool = false
        ) {
            (self.themes, self.subthemes, self.symbols, self.bodies) = (themes, subthemes, symbols, bodies)
            (self.languages, self.passageKinds, self.addressees) = (languages, passageKinds, addressees)
            (self.strengths, self.from, self.to, self.currentOnly) = (strengths, from, to, currentOnly)
        }

        /// Whether a document goes in by symbol, body, language and date. One of which only a year or month is known is within
        /// ``from`` and ``to`` when any of its days is; one without a date is not, if either is given.
        public func allows(_ document: DocumentHead) -> Bool {
            guard self.symbols.isEmpty || self.symbols.contains(document.symbol),
                self.bodies.isEmpty || document.body.map(self.bodies.contains) ?? false,
                self.languages.isEmpty || document.language.map(self.languages.contains) ?? false
            else { return false }
            guard self.from != nil || self.to != nil else { return true }
            guard let date = document.date else { return false }
            func first(_ date: CalendarDate) -> (Int, Int, Int) { (date.year, date.month ?? 1, date.day ?? 1) }
            func last(_ date: CalendarDate) -> (Int, Int, Int) { (date.year, date.month ?? 12, date.day ?? 31) }
            return (self.from.map { last(date) >= first($0) } ?? true)
                && (self.to.map { first(date) <= last($0) } ?? true)
        }

        /// Whether a passage goes in by its kind, strength and addressees; themes and documents are not looked at.
        public func allows(_ passage: Passage) -> Bool {
            (self.passageKinds.isEmpty || self.passageKinds.contains(passage.kind))
                && (self.strengths.isEmpty || passage.strength.map(self.strengths.contains) ?? false)
                && (self.addressees.isEmpty || passage.addressees.contains(where: self.addressees.contains))
        }
    }
}

extension ReportRequest.Filters: Codable {
    private enum CodingKeys: String, CodingKey {
        case themes, subthemes, symbols, bodies, languages, passageKinds, addressees, strengths, from, to, currentOnly
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func list<Value: Decodable>(_ key: CodingKeys, of type: Value.Type = Value.self) throws -> [Value] {
            try container.decodeIfPresent([Value].self, forKey: key) ?? []
        }
        self.init(
            themes: try list(.themes), subthemes: try list(.subthemes), symbols: try list(.symbols),
            bodies: try list(.bodies), languages: try list(.languages), passageKinds: try list(.passageKinds),
            addressees: try list(.addressees), strengths: try list(.strengths),
            from: try container.decodeIfPresent(CalendarDate.self, forKey: .from),
            to: try container.decodeIfPresent(CalendarDate.self, forKey: .to),
            currentOnly: try container.decodeIfPresent(Bool.self, forKey: .currentOnly) ?? false)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(self.themes, forKey: .themes)
        if !self.subthemes.isEmpty { try container.encode(self.subthemes, forKey: .subthemes) }
        try container.encode(self.symbols, forKey: .symbols)
        try container.encode(self.bodies, forKey: .bodies)
        try container.encode(self.languages, forKey: .languages)
        try container.encode(self.passageKinds, forKey: .passageKinds)
        if !self.addressees.isEmpty { try container.encode(self.addressees, forKey: .addressees) }
        if !self.strengths.isEmpty { try container.encode(self.strengths, forKey: .strengths) }
        try container.encodeIfPresent(self.from, forKey: .from)
        try container.encodeIfPresent(self.to, forKey: .to)
        if self.currentOnly { try container.encode(true, forKey: .currentOnly) }
    }
}
