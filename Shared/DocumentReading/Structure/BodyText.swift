/// The lines that are text, with what each begins and ends with.
struct BodyText {
    /// What a line looks like by itself.
    struct Traits {
        var label: LineLabel?
        var ending: LineEnding
        var opening = Opening.none
        /// The first word has the ending of a finite verb.
        var looksFinite = false
        var startsUpper = false
        /// Written as the language writes the beginning of a paragraph.
        var canOpen = false
        var startsLower = false
        /// Number of a line such as `Recommendation 7`.
        var recommendation: Int?
        /// Number of a line such as `Article 7`.
        var article: Int?
        var isAnnex = false
        /// Index of the body that speaks, when the line is such an opening: `The General Assembly,`
        var organ: Int?
        /// Index of the body whose name begins the line.
        var organStart: Int?
        /// Something was taken out between the line before and this one.
        var followsGap = false
    }

    /// What kind of paragraph a line could open.
    enum Opening: UInt8 {
        case none
        case preambular
        case operative
        case either
    }

    let bytes: UnsafeBufferPointer<UInt8>
    let lexicon: Lexicon
    let shape: LineTable.Shape
    let width: Int
    let lines: [TextLine]
    /// Index of each line in the table of all lines.
    let tableIndices: [Int]
    private(set) var traits: [Traits] = []
    /// Lines that begin with the name of a body.
    private(set) var organLines: [Int] = []
    /// Paragraphs of resolutions begin with a small letter: always in Russian, in some French and Spanish ones.
    private(set) var lowerCaseOpenings: Bool

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ table: LineTable, _ lexicon: Lexicon) {
        (self.bytes, self.lexicon, self.shape, self.width) = (bytes, lexicon, table.shape, table.width)
        self.tableIndices = table.indices.filter { table[$0].role == .body }
        self.lines = self.tableIndices.map { table[$0] }
        self.lowerCaseOpenings = lexicon.lowerCaseOpenings
        self.readTraits()
        if !self.lowerCaseOpenings, self.opensInLowerCase() {
            self.lowerCaseOpenings = true
            self.readTraits()
        }
    }

    private mutating func readTraits() {
        self.traits.removeAll(keepingCapacity: true)
        self.traits.reserveCapacity(self.lines.count)
        self.organLines.removeAll()
        let reader = LineTraitReader(
            bytes: self.bytes, lexicon: self.lexicon, lowerCaseOpenings: self.lowerCaseOpenings)
        for index in self.lines.indices {
            var traits = reader.read(self.lines[index])
            traits.followsGap = index > 0 && self.tableIndices[index] != self.tableIndices[index - 1] + 1
            if traits.organStart != nil { self.organLines.append(index) }
            self.traits.append(traits)
        }
    }

    /// Behind the opening words of a body, a line in small letters opens as a preamble does.
    private func opensInLowerCase() -> Bool {
        let reader = LineTraitReader(bytes: self.bytes, lexicon: self.lexicon, lowerCaseOpenings: true)
        return self.organLines.contains { line in
            guard line + 1 < self.count, self.traits[line].organ != nil, self.traits[line].ending == .comma,
                self.traits[line + 1].startsLower
            else { return false }
            let opening = reader.read(self.lines[line + 1]).opening
            return opening == .preambular || opening == .either
        }
    }

    var count: Int { self.lines.count }

    /// Folded text of line `index`, at most `limit` bytes.
    func folded(_ index: Int, limit: Int = .max) -> [UInt8] {
        Folding.fold(self.bytes, self.lines[index].range, limit: limit)
    }

    /// Folded text of several lines, joined by spaces.
    func folded(_ range: Range<Int>, limit: Int = .max) -> [UInt8] {
        var output: [UInt8] = []
        for index in range where output.count < limit {
            if !output.isEmpty { output.append(0x20) }
            Folding.append(self.bytes, self.lines[index].range, to: &output, limit: limit)
        }
        return output
    }

    /// Blank lines before `index` that part paragraphs: those round page furniture do not count.
    func blanks(_ index: Int) -> Int { self.traits[index].followsGap ? 0 : self.lines[index].blanks }

    /// The line is a label and nothing else.
    func isBareLabel(_ index: Int) -> Bool { self.traits[index].label.map { !$0.hasText } ?? false }

    /// A sentence can end with line `index`; a bare heading number does not count.
    func endsSentence(_ index: Int) -> Bool {
        self.traits[index].ending.isTerminal && !(self.isBareLabel(index) && self.traits[index].label?.form != .bullet)
    }
}
