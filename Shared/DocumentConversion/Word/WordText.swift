internal import DocumentReading

/// The text of a Word document: one block per paragraph, each with the label that Word prints before it.
///
/// Of tracked changes the accepted text is read: what was inserted stays, what was deleted or moved away goes. A text box
/// follows the paragraph that it is anchored to. The head and foot of the first page come first, since United Nations
/// documents have their symbol there. Notes get the marks that are printed, and follow the text.
///
/// Source: ECMA-376 part 1, section 17 (WordprocessingML).
struct WordText {
    var text = BlockText()
    let parts: WordParts
    let limits: ConversionLimits
    var numbering: WordNumbering
    var walker: XMLWalker
    /// Properties of the paragraph that is open.
    var paragraph = Paragraph()
    /// Properties of the run that is open.
    var look = WordStyles.Look()
    /// Where the content of text boxes begins that stand in the paragraph that is open.
    var boxes: [Int] = []
    var boxLevel = 0
    /// Instructions of the fields that are open, innermost last, and whether their result has begun.
    var fields: [(instruction: String, hasResult: Bool)] = []
    /// Where raised letters that may be the mark of a note begin.
    var raisedStart: Int?
    /// Whether the next letters are the mark of the note referred to last.
    var customMark: WordNote?
    var notes: [WordNote] = []
    /// Whether the content is that of a note, whose label is its mark.
    var isInNote = false
    /// How many columns the open cell of each open table covers, innermost table last.
    var spans: [Int] = []
    /// Whether the part is a head or foot, where numbers of pages are nothing to read.
    var isMargin = false
    /// Whether the mark that ended the last paragraph was deleted, so that the next one goes on in it.
    var joinsNext = false
    /// Paragraphs and cells, to meet a limit.
    var pieces = 0

    struct Paragraph {
        var style: String?
        var list: String?
        var level: Int?
        var isMarkDeleted = false
        var isContents = false
        var look = WordStyles.Look()
    }

    static func extracted(
        _ archive: ArchiveDirectory, _ limits: ConversionLimits
    ) throws(ConversionError) -> ExtractedText {
        let parts = try WordParts(archive, limits)
        var text = try WordText(parts, limits)
        try text.readMargins()
        try text.read(parts.main, until: nil)
        try text.readNotes()
        text.text.finish()
        return try text.text.extracted(.docx, limits)
    }

    private init(_ parts: WordParts, _ limits: ConversionLimits) throws(ConversionError) {
        (self.parts, self.limits, self.numbering) = (parts, limits, parts.numbering)
        self.walker = try XMLWalker([])
    }

    /// Reads a whole part.
    mutating func read(_ part: [UInt8], until end: String?) throws(ConversionError) {
        self.walker = try XMLWalker(part)
        try self.readContent(until: end)
    }

    /// Reads from where the walker stands to the end of the named element.
    mutating func readContent(until end: String?) throws(ConversionError) {
        while let event = self.walker.next() {
            switch event {
            case .open(let name, let isEmpty): try self.open(name, isEmpty: isEmpty)
            case .close(let name):
                if name == end { return }
                try self.close(name)
            // Letters stand in `w:t` alone, which reads them itself.
            case .text: break
            }
        }
    }

    // MARK: Elements

    private mutating func open(_ name: String, isEmpty: Bool) throws(ConversionError) {
        switch name {
        case "w:p":
            try self.countPiece()
            self.startParagraph()
            if isEmpty { try self.endParagraph() }
        case "w:pPr": if !isEmpty { self.readParagraphProperties() }
        case "w:r": self.look = self.paragraph.look
        case "w:rPr": if !isEmpty { self.readRunProperties() }
        case "w:t", "m:t", "w:tab", "w:ptab", "w:br", "w:cr", "w:noBreakHyphen", "w:sym":
            self.readLetters(name, isEmpty: isEmpty)
        case "w:instrText": if !isEmpty { self.readInstruction() }
        case "w:fldChar": self.readFieldMark()
        case "w:fldSimple": self.fields.append((self.walker.attribute("w:instr") ?? "", true))
        case "w:footnoteReference", "w:endnoteReference": self.referToNote(isFoot: name == "w:footnoteReference")
        case "w:txbxContent":
            if !isEmpty {
                self.boxes.append(self.walker.position)
                self.walker.skip(name)
            }
        case "w:tbl": if !isEmpty { self.startTable() }
        case "w:tr": if !isEmpty { self.text.startRow() }
        case "w:tc":
            try self.countPiece()
            if !isEmpty { self.startCell() }
        case "w:gridSpan": self.readSpan()
        case "w:trPr": if !isEmpty { self.readRowProperties() }
        // What is deleted or moved away, and a second form of the same drawing for older programs.
        case "w:del", "w:moveFrom", "mc:Fallback", "w:sectPr", "w:tblPr", "w:tblGrid", "w:sdtPr", "w:sdtEndPr",
            "w:rPrChange", "w:tcPrChange", "w:trPrChange", "w:tblPrChange":
            if !isEmpty { self.walker.skip(name) }
        default: break
        }
    }

    private mutating func close(_ name: String) throws(ConversionError) {
        switch name {
        case "w:p": try self.endParagraph()
        case "w:fldSimple": _ = self.fields.popLast()
        case "w:tbl": self.endTable()
        case "w:tr": self.text.endRow()
        case "w:tc": self.endCell()
        default: break
        }
    }

    private mutating func countPiece() throws(ConversionError) {
        self.pieces += 1
        guard self.pieces <= self.limits.fragments else { throw ConversionError(.resourceLimit, limit: .fragments) }
    }

    // MARK: Heads and feet of pages

    /// Reads the head and foot of the first page, or those of all pages where the first has none of its own.
    private mutating func readMargins() throws(ConversionError) {
        self.isMargin = true
        defer { self.isMargin = false }
        for kind in ["w:headerReference", "w:footerReference"] {
            for id in try self.margins(kind) {
                guard let part = try self.parts.related(id) else { continue }
                let before = self.text.utf8.count
                try self.read(part, until: nil)
                self.text.startBlock()
                if self.text.utf8.count > before { break }
            }
        }
    }

    /// Ids of the parts for the first page: its own first, then that of all pages.
    private func margins(_ kind: String) throws(ConversionError) -> [String] {
        var walker = try XMLWalker(self.parts.main)
        var (first, usual): (String?, String?)
        var hasOwn = false
        while let event = walker.next() {
            switch event {
            case .open(kind, _):
                let id = walker.attribute("r:id")
                if walker.attribute("w:type") == "first" { first = first ?? id } else { usual = usual ?? id }
            case .open("w:titlePg", _): hasOwn = walker.attribute("w:val").map { $0 != "0" && $0 != "false" } ?? true
            // The first section is the first page's.
            case .close("w:sectPr"): return (hasOwn ? [first, usual] : [usual]).compactMap { $0 }
            default: break
            }
        }
        return []
    }
}
