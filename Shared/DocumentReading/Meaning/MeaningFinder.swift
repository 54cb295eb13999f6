internal import Model

/// Finds verb, strength, addressees, deadline and citations of passages, one after the other.
struct MeaningFinder {
    private let lexicon: Lexicon
    private let language: LanguageFinder.Finding
    private let own: OwnResolutions
    /// Day and session of the document.
    private let date: CalendarDate?
    private let session: Int?
    /// The treaty last named in full, by its short name.
    private var treaties: [String: String]
    private var scan = PassageScan()

    /// - Parameter language: of the document; passages in another are marked with their own.
    init(lexicon: Lexicon, language: LanguageFinder.Finding, document: Document) {
        (self.lexicon, self.language) = (lexicon, language)
        self.own = OwnResolutions(symbol: document.symbol, body: document.body)
        self.treaties = self.own.treaties
        self.date = document.date
        // The Council counts meetings, not sessions.
        self.session = document.body == "Security Council" ? nil : document.session
    }

    mutating func fill(_ passage: inout Passage) {
        var words = passage.text
        words.withUTF8 { text in
            if self.language.isMixed {
                passage.language = LanguageFinder.find(passage: text, of: self.language.language)
            }
            let lexicon = passage.language.map { Lexicon.of($0) } ?? self.lexicon
            let array = Folding.fold(text, 0..<text.count)
            array.withUnsafeBufferPointer { folded in
                self.scan.run(folded, lexicon)
                self.fill(&passage, text, array, folded, lexicon)
            }
        }
    }

    private mutating func fill(
        _ passage: inout Passage, _ text: UnsafeBufferPointer<UInt8>, _ array: [UInt8],
        _ folded: UnsafeBufferPointer<UInt8>, _ lexicon: Lexicon
    ) {
        let hits = self.scan.hits
        let verbs = VerbFinder(lexicon: lexicon)
        if let verb = verbs.carrying(folded, passage.kind, hits) {
            passage.verb = self.ownWords(text, folded, verb.range, lexicon)
            passage.strength = verb.strength
            let asking = verbs.asking(folded, hits)
            // What a paragraph affirms or notes asks nobody, unless a clause of its own does.
            if let first = verb.strength < .affirms ? verb : asking.first {
                if self.scan.found & PassageScan.Kind.addressee.bit != 0 {
                    passage.addressees = AddresseeFinder(lexicon: lexicon).find(
                        folded, hits, carrying: verb, asking: asking.isEmpty ? [verb] : asking)
                }
                let isAsked = passage.kind == .operative || passage.kind == .recommendation
                let finder = DeadlineFinder(
                    lexicon: lexicon, dates: DateReader(lexicon: lexicon), date: self.date, session: self.session)
                // A paragraph of a report tells much that is no request: only what stands behind the verb is one.
                let start = isAsked && verb.strength < .affirms ? 0 : first.range.lowerBound
                passage.deadline = finder.find(array, folded, hits, from: start, repetitions: isAsked).map {
                    self.ownWords($0, text, folded, lexicon)
                }
            }
        } else if passage.kind == .recommendation {
            let finder = DeadlineFinder(
                lexicon: lexicon, dates: DateReader(lexicon: lexicon), date: self.date, session: self.session)
            passage.deadline = finder.find(array, folded, hits, from: 0, repetitions: true).map {
                self.ownWords($0, text, folded, lexicon)
            }
        }
        let kinds = PassageScan.Kind.article.bit | PassageScan.Kind.instrument.bit
        var articles: [(offset: Int, citation: String)] = []
        if self.scan.found & kinds != 0 {
            articles = TreatyFinder(lexicon: lexicon).find(folded, hits, known: &self.treaties)
        }
        passage.citations = CitationFinder(lexicon: lexicon, ownPrefix: self.own.prefix)
            .find(text, folded: folded, hits, articles: articles)
    }

    private func ownWords(
        _ deadline: DeadlineFinder.Deadline, _ text: UnsafeBufferPointer<UInt8>,
        _ folded: UnsafeBufferPointer<UInt8>, _ lexicon: Lexicon
    ) -> String {
        switch deadline {
        case .date(let date): date.description
        case .words(let range): self.ownWords(text, folded, range, lexicon)
        }
    }

    /// The words of `range` as the passage has them, in lower case: folding changes letters of Arabic.
    private func ownWords(
        _ text: UnsafeBufferPointer<UInt8>, _ folded: UnsafeBufferPointer<UInt8>, _ range: Range<Int>,
        _ lexicon: Lexicon
    ) -> String {
        guard lexicon.language == .arabic else { return String(decoding: folded[range], as: UTF8.self) }
        return String(decoding: text[Folding.source(text, of: range)], as: UTF8.self)
    }
}
