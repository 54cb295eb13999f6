/// What one segment tells, behind its verb of telling, and whether that is a practice.
struct TellingClause {
    let read: ReadText
    /// Behind the verb of telling.
    let body: Range<Int>
    let segment: Range<Int>
    /// Whether the measure is the object of the verb of telling.
    let isNamed: Bool
    /// Whether the sentence's lead, before its list, says that the items are there.
    let isItemOfTold: Bool
    /// Whether the segment before it in the sentence is a row: who does that does this too.
    let goesOn: Bool
    let teller: Teller?
    let review: Int?

    private let cues: [CueMark]

    init(
        read: ReadText, body: Range<Int>, segment: Range<Int>, isNamed: Bool, isItemOfTold: Bool, goesOn: Bool,
        teller: Teller?,
        review: Int?
    ) {
        (self.read, self.body, self.segment, self.isNamed) = (read, body, segment, isNamed)
        (self.isItemOfTold, self.goesOn) = (isItemOfTold, goesOn)
        (self.teller, self.review) = (teller, review)
        self.cues = read.marks(in: segment).filter { $0.tokens.upperBound <= segment.upperBound }
    }

    /// The measure's own words: the segment without the frame "A said that".
    var quote: Range<Int> {
        var start = self.body.lowerBound
        while start < self.body.upperBound {
            if self.read.list[start].isMark(",") || self.read.list[start].isMark(":") {
                start += 1
            } else if let joint = self.read.mark(.connector, at: start)
                ?? (self.body.lowerBound > self.segment.lowerBound ? self.read.mark(.adverb, at: start) : nil),
                joint.tokens.upperBound < self.body.upperBound
            {
                start = joint.tokens.upperBound
            } else {
                break
            }
        }
        return self.read.trimmed(start..<self.body.upperBound)
    }

    /// A sentence that says what came of the measure told before.
    var tellsOutcome: Bool {
        self.has(.backReference) && (self.has(.result) || self.has(.evaluation)) && !self.isOnlyNeeded
    }

    /// Whether what stands in a list behind this lead is there: the lead says so itself.
    var tellsItems: Bool {
        self.isAttributed && !self.isOnlyNeeded && !self.has(.proceedings) && !self.isOnlyPossible
            && (self.isNamed && self.has(.measure) || self.has(.action) || self.has(.realised) || self.has(.participle))
    }

    var tellsPractice: Bool {
        guard self.isAttributed, !self.isOnlyNeeded, !self.has(.proceedings) else { return false }
        let (hasMeasure, isDone) = (
            self.has(.measure), self.has(.action) || self.has(.realised) || self.has(.participle)
        )
        if self.isHindered { return false }
        if self.isItemOfTold, hasMeasure { return true }
        if self.isOnlyPossible { return false }
        if let example = self.first(.example) {
            let behind = self.body.upperBound - example.tokens.upperBound
            if behind > 3 || hasMeasure && isDone { return true }
        }
        if self.has(.evaluation), hasMeasure || self.has(.action) { return true }
        if self.has(.result), hasMeasure || self.has(.effort) || self.has(.action) { return true }
        if hasMeasure, isDone || self.isNamed && self.measureIsNear { return true }
        if self.has(.action), self.isDoneBySomebody { return true }
        if self.has(.effort) { return self.isNamed && self.teller?.isImpersonal == true || self.has(.action) }
        return false
    }

    /// Somebody tells it, or a country or body is its subject.
    private var isAttributed: Bool { self.teller != nil || self.review != nil || self.isDoneBySomebody }

    private var isDoneBySomebody: Bool {
        if let teller = self.teller, teller.country != nil { return true }
        if self.review != nil || self.goesOn { return true }
        return self.cues.contains { mark in
            (mark.cue == .country || mark.cue == .body) && mark.tokens.lowerBound <= self.segment.lowerBound + 14
                && !self.isPartOfName(mark)
        }
    }

    /// "Israel Defense Forces", "South Africa Police": the country is part of a longer name.
    private func isPartOfName(_ mark: CueMark) -> Bool {
        let next = mark.tokens.upperBound
        return next < self.read.list.count && self.read.list[next].kind == .word && self.read.list[next].isCapitalised
    }

    /// A named measure stands at the head of what is told, before another clause begins.
    private var measureIsNear: Bool {
        guard let measure = self.first(.measure) else { return false }
        return measure.tokens.lowerBound - self.body.lowerBound <= 14
    }

    /// What ought to be: a need, unless a practice is named before it.
    private var isOnlyNeeded: Bool {
        guard let need = self.first(.need) else { return false }
        if let example = self.first(.example), example.tokens.lowerBound < need.tokens.lowerBound { return false }
        if let result = self.first(.result), result.tokens.upperBound < need.tokens.lowerBound { return false }
        if let action = self.first(.action), action.tokens.upperBound < need.tokens.lowerBound { return false }
        return true
    }

    /// What is missing or hard; a measure against it is none the less one.
    private var isHindered: Bool {
        guard let hindrance = self.first(.hindrance), !self.has(.result), !self.has(.example) else { return false }
        guard let action = self.first(.action), self.has(.measure) else { return true }
        let gap = hindrance.tokens.lowerBound - action.tokens.upperBound
        return (0...3).contains(gap)
    }

    /// What might be: a possibility before anything that is.
    private var isOnlyPossible: Bool {
        guard let possible = self.first(.possibility) else { return false }
        for cue in [Cue.action, .result, .example, .realised, .participle] {
            if let done = self.first(cue), done.tokens.lowerBound < possible.tokens.lowerBound { return false }
        }
        if self.isNamed, let measure = self.first(.measure), measure.tokens.lowerBound < possible.tokens.lowerBound {
            return false
        }
        return true
    }

    var kind: MeasureKind {
        if let measure = self.first(.measure) { return MeasureKind.allCases[measure.value] }
        return .practice
    }

    var grade: Practice.EvidenceGrade {
        self.has(.evaluation) ? .evaluated : self.has(.result) ? .reportedResult : .declared
    }

    var reasons: [Practice.Reason] {
        var reasons: [Practice.Reason] = []
        for mark in self.cues where mark.tokens.lowerBound >= self.body.lowerBound {
            let kind: Practice.Reason.Kind? =
                switch mark.cue {
                case .measure: reasons.contains { $0.kind == .measure } ? nil : .measure
                case .example: .practice
                case .action, .realised, .participle: reasons.contains { $0.kind == .done } ? nil : .done
                case .result: .result
                case .evaluation: .evaluation
                default: nil
                }
            if let kind { reasons.append(Practice.Reason(kind: kind, text: self.read.string(mark.tokens))) }
        }
        return reasons
    }

    /// The first mark of a cue behind the verb of telling; a measure may also be the telling's own object.
    func first(_ cue: Cue) -> CueMark? {
        self.cues.first { $0.cue == cue && $0.tokens.lowerBound >= self.lowerBound(cue) }
    }

    func has(_ cue: Cue) -> Bool { self.first(cue) != nil }

    /// What calls the telling itself a practice ("gave as an example of good practice") stands within its verb.
    private func lowerBound(_ cue: Cue) -> Int {
        cue == .example || cue == .backReference || cue == .result || cue == .need || cue == .hindrance
            ? self.segment.lowerBound : self.body.lowerBound
    }
}
