internal import Model

/// Finds the genre of a document from its head and its forms.
struct GenreFinder {
    let body: BodyText
    /// Folded lines of the document's head, furniture included.
    let head: [[UInt8]]
    let symbol: String?

    func find() -> DocumentKind {
        let (recommendations, numbers, dotted, articles) = self.count()
        if self.body.count < 40, numbers < 3, self.has(.errorPage) { return .errorPage }
        if let kind = self.fromSymbol() { return kind }
        if recommendations >= 2 || self.symbol?.contains("/WG.") == true && numbers >= 3 && self.namesGroupReport() {
            return .workingGroupReport
        }
        if self.body.lines.count(where: \.isCell) >= 3 { return .universalPeriodicReview }
        let isCouncil = self.symbol?.hasPrefix("A/HRC/") ?? true
        let title = self.titleKind()
        if title == .universalPeriodicReview || dotted >= 20 && numbers >= 10 && isCouncil {
            return .universalPeriodicReview
        }
        if let title, title == .letter || title == .participants || title == .agenda && numbers < 20 { return title }
        if self.namesResolution() { return .resolution }
        if articles >= 10 { return .convention }
        if self.head.contains(where: { self.lexicon.statementHeads.prefix($0) != nil }) { return .decision }
        if numbers >= 3, title == nil || title == .agenda, self.namesSessionReport() { return .report }
        let organ = OrganFinder(body: self.body).find().first
        if let organ, organ.line < 60 || numbers == 0 { return self.resolutionKind() }
        if let title, title != .agenda { return title }
        if articles >= 5 { return .convention }
        if numbers >= 3 { return .report }
        if OrganFinder(body: self.body).bareStart() != nil, numbers >= 1 || self.openings() >= 2 {
            return self.resolutionKind()
        }
        if self.head.contains(where: self.lexicon.decisionHeads.contains) { return .decision }
        return title ?? .unknown
    }

    /// The symbol says so, or a line of the head that says nothing else.
    func isCorrigendum() -> Bool {
        if let symbol, SymbolFamily(symbol)?.relation == .corrects { return true }
        return self.head.prefix(24).contains { line in
            self.lexicons.contains { $0.corrigendumHeads.prefix(line).map { $0.length == line.count } ?? false }
        }
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

    /// The words of this language, and of English: masthead and cover often are in English.
    private var lexicons: [Lexicon] { [self.lexicon, Lexicon.of(.english)] }

    /// Words anywhere in the head that tell `kind`.
    private func has(_ kind: DocumentKind) -> Bool {
        self.lexicons.contains { lexicon in
            self.head.contains { line in
                lexicon.genres.first(in: line).map { lexicon.genreKinds[$0.value] == kind } ?? false
            }
        }
    }

    /// The first genre that a line of the head begins with: what a line cites further on is not the document itself.
    private func titleKind() -> DocumentKind? {
        for (place, line) in self.head.enumerated() {
            // A title may be cut anywhere: `… the Universal | Periodic Review`.
            let joined = place + 1 < self.head.count ? line + [0x20] + self.head[place + 1] : line
            for lexicon in self.lexicons {
                guard let found = lexicon.genres.prefix(joined) ?? self.genreAtEnd(line, lexicon) else { continue }
                let kind = lexicon.genreKinds[found.value]
                // 临时议程 项目107 names the item under which a report stands.
                if kind == .agenda, lexicon.agendaItem.contains(line), line.contains(where: \.isASCIIDigit) { continue }
                if kind != .errorPage, kind != .decision { return kind }
            }
        }
        return nil
    }

    /// Chinese names the genre at the end of a title: …给安全理事会主席的信, …定期报告的结论性意见*
    private func genreAtEnd(_ line: [UInt8], _ lexicon: Lexicon) -> (value: Int, length: Int)? {
        lexicon.language == .chinese ? TitleFinder.genreAtEnd(line, lexicon) : nil
    }

    /// `Report on the meeting of the Working Group on …`
    private func namesGroupReport() -> Bool {
        self.lexicons.contains { lexicon in self.head.contains { lexicon.groupReports.prefix($0) != nil } }
    }

    /// A report that quotes several resolutions.
    private func namesSessionReport() -> Bool {
        let assembler = TextAssembler(bytes: self.body.bytes, lines: self.body.lines)
        return !EmbeddedResolutions(body: self.body, assembler: assembler).blocks().isEmpty
            && self.lexicons.contains { lexicon in self.head.contains { lexicon.subtitles.prefix($0) != nil } }
    }

    /// `Resolution 781 (1992)` or `1 (1946) Resolution of …` on a line of its own.
    private func namesResolution() -> Bool {
        self.head.prefix(14).contains { line in
            guard line.count < 70, let found = self.lexicon.resolutionHeads.first(in: line),
                found.range.lowerBound < 16,
                let bracket = line.firstIndex(of: 0x28), bracket > 0
            else { return false }
            return line.withUnsafeBufferPointer { SymbolReader.year($0, at: bracket, end: $0.count) != nil }
        }
    }

    /// `Decision 13/1`, `Draft decision` at the beginning of a line, and no resolution.
    private func namesDecision() -> Bool {
        self.head.contains { self.lexicon.decisionHeads.prefix($0) != nil && $0.count < 160 }
            && !self.head.contains { self.lexicon.resolutionHeads.prefix($0) != nil }
    }

    private func resolutionKind() -> DocumentKind {
        if let symbol, symbol.contains("/RES/") { return .resolution }
        // A body that puts a draft before another has adopted its own text.
        let namesDraft = self.head.contains {
            self.lexicon.draftHeads.contains($0) && !self.lexicon.nestedDraft.contains($0)
        }
        if namesDraft { return .draftResolution }
        if self.namesDecision() { return .decision }
        if let symbol, symbol.contains("/L.") { return .draftResolution }
        if self.head.contains(where: self.lexicon.resolutionHeads.contains) { return .resolution }
        return self.head.contains(where: self.lexicon.decisionHeads.contains) ? .decision : .resolution
    }

    private func fromSymbol() -> DocumentKind? {
        guard let symbol else { return nil }
        if symbol.contains("/RES/") { return .resolution }
        if symbol.contains("/PV.") || symbol.contains("/SR.") { return .verbatimRecord }
        if symbol.contains("/CO/") { return .concludingObservations }
        if symbol.contains("/GC/") || symbol.contains("/GR/") { return .generalRecommendation }
        if symbol.contains("/DEC/") || symbol.contains("/PRST/") { return .decision }
        return nil
    }
}
