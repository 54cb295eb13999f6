internal import Model

/// Finds the genre of a document from its head and its forms.
struct GenreFinder {
    let body: BodyText
    /// Folded head of the document, furniture included.
    let head: [UInt8]
    let symbol: String?

    func find() -> DocumentKind {
        let (recommendations, numbers, dotted, articles) = self.count()
        if self.body.count < 40, self.has(.errorPage) { return .errorPage }
        if let kind = self.fromSymbol() { return kind }
        if recommendations >= 2 { return .workingGroupReport }
        if self.has(.universalPeriodicReview) || dotted >= 5 && numbers >= 10 { return .universalPeriodicReview }
        let title = self.titleKind()
        if let title, title == .letter || title == .participants || title == .agenda && numbers < 20 { return title }
        let organ = OrganFinder(body: self.body).find().first
        if let organ, organ.line < 60 || numbers == 0 { return self.resolutionKind() }
        if let title, title != .agenda { return title }
        if articles >= 5 { return .convention }
        if numbers >= 3 { return .report }
        if OrganFinder(body: self.body).bareStart() != nil, numbers >= 1 || self.openings() >= 2 {
            return self.resolutionKind()
        }
        if self.lexicon.decisionHeads.contains(self.head) { return .decision }
        return title ?? .unknown
    }

    private var lexicon: Lexicon { self.body.lexicon }

    private func count() -> (recommendations: Int, numbers: Int, dotted: Int, articles: Int) {
        var (recommendations, numbers, dotted, articles) = (0, 0, 0, 0)
        for traits in self.body.traits {
            if traits.recommendation != nil { recommendations += 1 }
            if traits.article != nil { articles += 1 }
            if let form = traits.label?.form {
                if form == .number { numbers += 1 }
                if form == .dotted { dotted += 1 }
            }
        }
        return (recommendations, numbers, dotted, articles)
    }

    private func openings() -> Int { self.body.traits.count { $0.opening != .none && $0.startsUpper } }

    /// Words of the head that tell `kind`.
    private func has(_ kind: DocumentKind) -> Bool {
        var found = false
        self.head.withUnsafeBufferPointer { head in
            self.lexicon.genres.each(head) { value, _ in
                found = self.lexicon.genreKinds[value] == kind
                return !found
            }
        }
        return found
    }

    /// The first genre that the head names.
    private func titleKind() -> DocumentKind? {
        var kind: DocumentKind?
        self.head.withUnsafeBufferPointer { head in
            self.lexicon.genres.each(head) { value, _ in
                let candidate = self.lexicon.genreKinds[value]
                // A resolution cites letters, charters and reports: only what its head says of itself counts.
                if candidate == .convention || candidate == .errorPage || candidate == .decision { return true }
                kind = candidate
                return false
            }
        }
        if kind == nil, self.has(.convention) { return .convention }
        return kind
    }

    private func resolutionKind() -> DocumentKind {
        if let symbol, symbol.contains("/RES/") { return .resolution }
        if self.lexicon.draftHeads.contains(self.head) { return .draftResolution }
        if let symbol, symbol.contains("/L.") { return .draftResolution }
        if self.lexicon.resolutionHeads.contains(self.head) { return .resolution }
        return self.lexicon.decisionHeads.contains(self.head) ? .decision : .resolution
    }

    private func fromSymbol() -> DocumentKind? {
        guard let symbol else { return nil }
        if symbol.contains("/RES/") { return .resolution }
        if symbol.contains("/PV.") || symbol.contains("/SR.") { return .verbatimRecord }
        if symbol.contains("/CO/") { return .concludingObservations }
        if symbol.contains("/GC/") || symbol.contains("/GR/") { return .generalRecommendation }
        if symbol.contains("/DEC/") { return .decision }
        return nil
    }
}
