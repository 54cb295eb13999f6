internal import Model

/// Writes what the head says into the document.
struct DocumentScribe {
    let body: BodyText
    let assembler: TextAssembler
    let metadata: MetadataReader
    let structure: Structure
    let hints: ReadingHints

    func fill(_ document: inout Document, symbol: String?) {
        let firstLine = self.structure.headEnd < self.body.count ? self.body.tableIndices[self.structure.headEnd] : nil
        let head = self.metadata.headLines(until: firstLine)
        let organ = self.structure.organ.map { self.body.lexicon.organNames[$0] }
        let isResolution = document.kind == .resolution
        document.symbol =
            symbol ?? (isResolution ? self.metadata.resolutionSymbol(organ, in: head) : nil) ?? self.hints.symbol
        self.fillIssue(&document, head)
        document.body = self.bodyName(document.symbol, organ)
        document.session = self.metadata.session(in: head) ?? self.english.session(in: head)
        document.agendaItem = self.metadata.agendaItem(in: head)?.item ?? self.english.agendaItem(in: head)?.item
        document.title = self.title(document) ?? self.hints.title
        self.fillDates(&document, head)
        if document.session == nil { document.session = self.meetingNumber(document) }
    }

    /// What the masthead says of the issue.
    private func fillIssue(_ document: inout Document, _ head: Range<Int>) {
        let masthead = MastheadReader(metadata: self.metadata)
        if let symbol = document.symbol {
            let symbols = masthead.jointSymbols(symbol)
            if let first = symbols.first {
                (document.symbol, document.jointSymbols) = (first, Array(symbols.dropFirst()))
            }
        }
        document.jobNumber = masthead.jobNumber()
        document.originalLanguage =
            masthead.originalLanguage(in: head)
            ?? MastheadReader(metadata: self.english).originalLanguage(in: head)
    }

    private func fillDates(_ document: inout Document, _ head: Range<Int>) {
        document.date = self.date(document, head)
        document.dates.adopted = self.adoption(document, head)
        document.dates.distributed =
            self.metadata.distributionDate(in: head) ?? self.english.distributionDate(in: head)
        let mastheads = [MastheadReader(metadata: self.metadata), MastheadReader(metadata: self.english)]
        if let span = mastheads.lazy.compactMap({ $0.meeting(in: head) }).first {
            (document.dates.meetingFrom, document.dates.meetingTo) = (span.from, span.to)
        } else if document.kind == .verbatimRecord {
            document.dates.meetingFrom = mastheads.lazy.compactMap { $0.meetingDay(in: head) }.first
            document.dates.meetingTo = document.dates.meetingFrom
            document.date = document.date ?? document.dates.meetingFrom
        }
    }

    /// Mastheads are partly in English in every language.
    private var english: MetadataReader {
        MetadataReader(bytes: self.metadata.bytes, table: self.metadata.table, lexicon: Lexicon.of(.english))
    }

    private func bodyName(_ symbol: String?, _ organ: String?) -> String? {
        if let organ { return organ }
        return symbol.flatMap(IssuingBody.name)
    }

    /// What "its resolution" means in this document.
    func resolutionPrefix(_ body: String?) -> String? {
        switch body {
        case "General Assembly": "A/RES/"
        case "Human Rights Council": "A/HRC/RES/"
        case "Economic and Social Council": "E/RES/"
        default: nil
        }
    }

    private func title(_ document: Document) -> String? {
        let finder = TitleFinder(body: self.body, metadata: self.metadata)
        if document.kind == .convention, self.body.count > 0, self.body.lines[0].count < 120 {
            return self.assembler.text(0..<1)
        }
        if document.kind == .decision, let title = finder.statementTitle(self.assembler) { return title }
        if let organLine = self.structure.organLine { return finder.resolutionTitle(until: organLine, self.assembler) }
        switch document.kind {
        case .letter, .agenda, .participants, .verbatimRecord, .concludingObservations, .generalRecommendation,
            .universalPeriodicReview:
            if let title = finder.genreTitle(self.assembler) { return title }
        case .resolution, .draftResolution:
            if let line = OrganFinder(body: self.body).namingLine() {
                return TitleFinder.withoutTail(self.assembler.text(line..<line + 1))
            }
        case .decision, .workingGroupReport, .report, .convention, .errorPage, .unknown: break
        }
        guard self.structure.headEnd > 0 else { return nil }
        return finder.reportTitle(until: self.structure.headEnd, self.assembler)
            ?? finder.reporterTitle(until: self.structure.headEnd, self.assembler)
    }

    /// Day of adoption, where the document tells of one.
    private func adoption(_ document: Document, _ head: Range<Int>) -> CalendarDate? {
        switch document.kind {
        case .resolution, .decision:
            return self.metadata.adoptionDate(in: head) ?? self.metadata.namingDate(in: head) ?? self.closing(document)
                ?? self.sentenceDate(document)
        case .workingGroupReport, .universalPeriodicReview: return self.reportAdoption(document)
        case .draftResolution: return self.closing(document)
        case .report, .concludingObservations, .generalRecommendation, .convention, .letter, .agenda, .verbatimRecord,
            .participants, .errorPage, .unknown:
            return nil
        }
    }

    /// `At its 46th plenary meeting, on 16 December 2025, …`: the day in the opening of a decision in one sentence.
    private func sentenceDate(_ document: Document) -> CalendarDate? {
        guard document.kind == .decision, document.passages.count == 1, let text = document.passages.first?.text else {
            return nil
        }
        let folded = Folding.fold(text)
        guard self.body.lexicon.decisionOpenings.prefix(folded) != nil,
            let found = DateReader(lexicon: self.body.lexicon).first(folded), found.range.lowerBound < 120
        else { return nil }
        return found.date
    }

    /// Adopted, or else distributed.
    private func date(_ document: Document, _ head: Range<Int>) -> CalendarDate? {
        self.adoption(document, head) ?? self.metadata.distributionDate(in: head)
            ?? self.english.distributionDate(in: head) ?? self.closing(document)
    }

    /// The day in the lines that close a text.
    private func closing(_ document: Document) -> CalendarDate? {
        guard let closing = self.structure.closingLine, closing < self.body.count else { return nil }
        let first = self.body.tableIndices[closing]
        return self.metadata.closingDate(in: first..<min(first + 4, self.metadata.table.count))
    }

    /// The day on which a meeting adopted its report, from the paragraph that tells it.
    private func reportAdoption(_ document: Document) -> CalendarDate? {
        let dates = DateReader(lexicon: self.body.lexicon)
        for passage in document.passages.reversed() where passage.kind == .narrative {
            let folded = Folding.fold(passage.text)
            guard let adoption = self.body.lexicon.reportAdoption.first(in: folded) else { continue }
            var best: CalendarDate?
            var start = 0
            while let found = dates.first(folded, from: start) {
                if best != nil, found.range.lowerBound > adoption.range.lowerBound { break }
                best = found.date
                start = found.range.upperBound
            }
            if let best { return best }
        }
        return nil
    }

    /// "The ninth meeting of the Working Group": the number of a working group's meeting.
    private func meetingNumber(_ document: Document) -> Int? {
        guard document.kind == .workingGroupReport else { return nil }
        for passage in document.passages where passage.kind == .narrative {
            let folded = Folding.fold(passage.text)
            let opening = Array(folded.prefix(60))
            // The first phrase of the list names the meeting in full; a plain "meeting" may be one of its sittings.
            guard let meeting = self.body.lexicon.meeting.first(in: opening), meeting.value == 0 else { continue }
            let before = Array(opening[..<meeting.range.lowerBound])
            if self.body.lexicon.numerals.contains(before), let number = self.metadata.ordinal(before) { return number }
        }
        return nil
    }
}
