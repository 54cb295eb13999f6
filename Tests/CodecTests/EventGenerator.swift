import Codec
import Model

/// Makes valid events that are as rude as the contract allows.
struct EventGenerator {
    var random: Seeded
    /// How often an optional field is present, in percent.
    var presence = 50

    init(_ random: Seeded, presence: Int = 50) { (self.random, self.presence) = (random, presence) }

    mutating func event(_ type: EventType) -> Event {
        let data = self.data(type)
        var subject = self.optional { $0.line() }
        if case .submitted(let submission) = data {
            subject = submission.symbol == nil ? nil : self.random.chance(30) ? self.line() : submission.symbol
        }
        return Event(
            id: self.line(256), source: self.random.chance(50) ? "urn:example:\(self.digits(8))" : self.reference(),
            subject: subject, time: self.optional { $0.time() },
            traceparent: self.optional { "00-\($0.hexadecimal(32))-\($0.hexadecimal(16))-01" },
            extensions: self.extensions(), data: data)
    }

    mutating func data(_ type: EventType) -> EventData {
        switch type {
        case .documentSubmitted:
            .submitted(
                Submission(
                    content: self.content(), contentType: self.optional { _ in "text/plain; charset=utf-8" },
                    fileName: self.optional { $0.fileName() }, symbol: self.optional { $0.line() },
                    language: self.optional { $0.pick(Language.allCases) }, title: self.optional { $0.line(1024) },
                    sourceURI: self.optional { _ in "https://example.org/a?b=c&d=\"é\"" }))
        case .documentIngested:
            .ingested(
                DocumentIngested(
                    documentID: self.uuid(), symbol: self.optional { $0.line() },
                    language: self.optional { $0.pick(Language.allCases) }, kind: self.pick(DocumentKind.allCases),
                    title: self.optional { $0.line() }, passages: self.count(),
                    verdict: Verdict(self.pick(Verdict.State.allCases), reasons: self.list { $0.text() }),
                    sha256: self.hexadecimal(64)))
        case .documentDuplicate:
            .duplicate(
                DocumentDuplicate(
                    documentID: self.uuid(), symbol: self.optional { $0.line() }, sha256: self.hexadecimal(64)))
        case .documentQuarantined:
            .quarantined(
                DocumentQuarantined(
                    stage: self.token(), reason: self.pick(ReasonCode.allCases).rawValue, sentence: self.text(),
                    remedy: self.text(), pointer: self.optional { $0.random.chance(50) ? "" : "/data/~1a~0b" },
                    sha256: self.optional { $0.hexadecimal(64) }, size: self.optional { $0.count() }))
        case .documentClassified:
            .classified(
                DocumentClassified(
                    documentID: self.uuid(), symbol: self.optional { $0.line() },
                    themes: Dictionary(
                        self.list { ThemeID($0.token()) }.map {
                            ($0, .init(core: self.count(), touch: self.count()))
                        }, uniquingKeysWith: { first, _ in first }),
                    classifierVersion: self.line(), taxonomyVersion: self.line()))
        case .classificationRequested:
            .classificationRequested(
                ClassificationRequested(self.classificationSelection(), requestedBy: self.optional { $0.line() }))
        case .correctionSubmitted: .correction(self.correction())
        case .correctionsSubmitted:
            .corrections(
                CorrectionsSubmitted(
                    batch: self.token(), corrections: [self.correction()] + self.list { $0.correction() }))
        case .correctionsWithdrawn:
            .correctionsWithdrawn(
                CorrectionsWithdrawn(
                    self.random.chance(50)
                        ? .batch(self.token()) : .corrections([self.uuid()] + self.list { $0.uuid() }),
                    who: self.line(), why: self.text()))
        case .reportRequested:
            .reportRequested(ReportRequested(self.request(), requestedBy: self.optional { $0.line() }))
        case .reportPublished:
            .reportPublished(
                ReportPublished(
                    reportID: self.uuid(), kind: self.pick(ReportRequest.Kind.allCases),
                    series: self.optional { $0.token() }, period: self.optional { $0.token() },
                    files: [self.file()] + self.list { $0.file() }, corpusState: self.line(), entries: self.count()))
        }
    }

    private mutating func classificationSelection() -> ClassificationRequested.Selection {
        let matching = ClassificationRequested.Matching(
            symbols: self.list { $0.line() }, languages: self.list { $0.pick(Language.allCases) },
            themes: self.list { ThemeID($0.token()) }, notOfTaxonomy: self.optional { $0.line() },
            uncorrectedOnly: self.random.chance(50))
        if self.random.chance(30) { return .all }
        return self.random.chance(50) || matching.isEmpty
            ? .documents([self.uuid()] + self.list { $0.uuid() }) : .matching(matching)
    }

    private mutating func correction() -> CorrectionSubmitted {
        CorrectionSubmitted(
            target: self.random.chance(50) ? .document(id: self.uuid()) : .symbol(self.line()),
            language: self.optional { $0.pick(Language.allCases) }, label: self.line(), theme: ThemeID(self.token()),
            action: self.pick(CorrectionSubmitted.Action.allCases), grade: self.pick(Grade.allCases),
            who: self.line(), why: self.text())
    }

    private mutating func request() -> ReportRequest {
        let filters = ReportRequest.Filters(
            themes: self.list { ThemeID($0.token()) },
            subthemes: self.list { ThemeID("\($0.token())/\($0.token())") }, symbols: self.list { $0.line() },
            bodies: self.list { $0.line() },
            languages: self.list { $0.pick(Language.allCases) },
            passageKinds: self.list { $0.pick(PassageKind.allCases) },
            addressees: self.list { $0.line() }, strengths: self.list { $0.pick(Strength.allCases) },
            from: CalendarDate(self.pick(["2009", "2019-09", "-"])),
            to: CalendarDate(self.pick(["2019-09-11", "2031", "-"])), currentOnly: self.random.chance(50))
        return ReportRequest(
            kind: self.pick(ReportRequest.Kind.allCases), filters: filters, language: self.pick(Language.allCases),
            formats: [self.pick(ReportRequest.Format.allCases)] + self.list { $0.pick(ReportRequest.Format.allCases) },
            order: self.pick(ReportRequest.Order.allCases), series: self.optional { $0.token() },
            period: self.optional { $0.token() })
    }

    private mutating func file() -> ReportPublished.File {
        .init(
            name: self.fileName(), mediaType: "text/html; charset=utf-8", size: self.count(),
            sha256: self.hexadecimal(64))
    }

    // MARK: Pieces

    private static let awkward = [
        "a", "Z", "9", " ", "\"", "\\", "/", "~", "é", "e\u{301}", "ß", "İ", "ﬁ", "ع", "\u{200F}", "中", "文", "😀", "👩‍👩‍👧",
        "\u{2028}",
        "\u{FEFF}", "\u{FFFD}", "\u{10FFFD}", "\u{E000}", "<", "&", "\u{A0}", "%00", "\\u0000", "null", "K",
    ]

    mutating func line(_ limit: Int = 200) -> String {
        var text = Self.awkward[Int.random(in: 0..<Self.awkward.count, using: &self.random)]
        let wanted = self.random.chance(5) ? limit : Int.random(in: 1...24, using: &self.random)
        while true {
            let next = text + self.pick(Self.awkward)
            if next.utf8.count > wanted { return text.utf8.count > limit ? "x" : text }
            text = next
        }
    }

    mutating func text() -> String { self.line() + self.pick(["", "\n", "\t", "\r\n\n"]) + self.line() }

    mutating func fileName() -> String {
        self.line().replacing("/", with: "").replacing("\\", with: "") + ".pdf"
    }

    mutating func token() -> String { self.pick(["prevention", "A", "2031-W10", "x._-9", "0"]) + self.digits(3) }

    mutating func reference() -> String {
        let text = "/" + self.line(400).unicodeScalars.filter { !$0.properties.isWhitespace }.map(String.init).joined()
        return text.utf8.count > 512 ? "/x" : text
    }

    mutating func time() -> String {
        self.pick([
            "2031-03-04T10:00:00Z", "2028-02-29T23:59:60.123456789+14:00", "0001-01-01t00:00:00z",
            "9999-12-31T23:59:59-00:00",
        ])
    }

    mutating func content() -> [UInt8] {
        let size = self.random.chance(10) ? 5000 : Int.random(in: 1...40, using: &self.random)
        return (0..<size).map { _ in UInt8.random(in: 0...255, using: &self.random) }
    }

    mutating func count() -> Int { self.pick([0, 1, 69, Int(Int32.max), 9_007_199_254_740_991]) }
    mutating func digits(_ count: Int) -> String {
        String((0..<count).map { _ in self.pick(Array("0123456789")) })
    }
    mutating func hexadecimal(_ count: Int) -> String {
        String((0..<count).map { _ in self.pick(Array("0123456789abcdef")) })
    }
    mutating func uuid() -> String {
        [8, 4, 4, 4, 12].map { self.hexadecimal($0) }.joined(separator: "-")
    }
    mutating func pick<Item>(_ items: [Item]) -> Item { items[Int.random(in: items.indices, using: &self.random)] }
    mutating func optional<Item>(_ make: (inout Self) -> Item) -> Item? {
        self.random.chance(self.presence) ? make(&self) : nil
    }
    mutating func list<Item>(_ make: (inout Self) -> Item) -> [Item] {
        (0..<(self.random.chance(self.presence) ? Int.random(in: 1...4, using: &self.random) : 0)).map { _ in
            make(&self)
        }
    }

    private mutating func extensions() -> [String: ExtensionValue] {
        var extensions: [String: ExtensionValue] = [:]
        for name in self.list({ "x\($0.digits(2))" }) {
            extensions[name] = self.pick([
                .string(self.line()), .boolean(true), .boolean(false), .integer(.max), .integer(.min), .integer(0),
            ])
        }
        return extensions
    }
}
