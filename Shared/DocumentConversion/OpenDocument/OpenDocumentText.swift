internal import DocumentReading

/// The text of an OpenDocument file: one block per paragraph, each with the label that its list prints before it.
///
/// Tracked deletions are left out, text boxes follow the paragraph that they are anchored to, the head and foot of the first
/// page come first, and notes follow the text with the marks that are printed.
///
/// Source: OASIS OpenDocument 1.3 part 3, sections 4 to 9.
struct OpenDocumentText {
    /// Most bytes of a part when it is unpacked.
    private static let mostPartBytes = 48 << 20

    var text = BlockText()
    let limits: ConversionLimits
    var styles = OpenDocumentStyles()
    var lists = OpenDocumentLists()
    var walker: XMLWalker
    /// Looks of the paragraph and the spans that are open, innermost last.
    var looks: [WordStyles.Look] = []
    /// How many paragraphs are open: letters outside one are none.
    var paragraphs = 0
    var isContents = 0
    /// Where the content of text boxes begins that stand in the paragraph that is open.
    var boxes: [Int] = []
    var boxLevel = 0
    var notes: [(mark: String, place: Int)] = []
    var raisedStart: Int?
    var isInNote = false
    private var pieces = 0
    var depth = 0

    static func extracted(
        _ archive: ArchiveDirectory, _ limits: ConversionLimits
    ) throws(ConversionError) -> ExtractedText {
        let limit = min(limits.inflatedBytes, Self.mostPartBytes)
        guard let content = try archive.part("content.xml", limit: limit) else {
            throw ConversionError(.damagedFile, detail: "an archive without the document itself")
        }
        let styles = try archive.part("styles.xml", limit: limit) ?? []
        var text = try OpenDocumentText(limits)
        try text.styles.read(styles)
        try text.styles.read(content)
        try text.readMargins(styles, content)
        text.walker = try XMLWalker(content)
        try text.readContent(until: nil)
        try text.readNotes()
        text.text.finish()
        return try text.text.extracted(.docx, limits)
    }

    private init(_ limits: ConversionLimits) throws(ConversionError) {
        self.limits = limits
        self.walker = try XMLWalker([])
    }

    /// Reads from where the walker stands to the end of the named element.
    mutating func readContent(until end: String?) throws(ConversionError) {
        while let event = self.walker.next() {
            switch event {
            case .open(let name, let isEmpty):
                if !isEmpty {
                    self.depth += 1
                    guard self.depth <= self.limits.nesting else {
                        throw ConversionError(.resourceLimit, limit: .nesting)
                    }
                }
                try self.open(name, isEmpty: isEmpty)
            case .close(let name):
                self.depth -= 1
                if name == end { return }
                try self.close(name)
            case .text(let range): if self.paragraphs > 0 { self.write(self.walker.letters(range)) }
            }
        }
    }

    /// Passes over an element that has been opened.
    private mutating func skip(_ name: String, _ isEmpty: Bool) {
        guard !isEmpty else { return }
        self.walker.skip(name)
        self.depth -= 1
    }

    // MARK: Elements

    private mutating func open(_ name: String, isEmpty: Bool) throws(ConversionError) {
        switch name {
        case "text:p", "text:h":
            try self.startParagraph(isHeading: name == "text:h")
            if isEmpty { try self.endParagraph() }
        case "text:span":
            if !isEmpty {
                var look = self.looks.last ?? WordStyles.Look()
                look.apply(self.styles.resolved(self.walker.attribute("text:style-name")).look)
                self.looks.append(look)
            }
        case "text:s", "text:soft-page-break": self.text.space()
        case "text:tab": self.writeTab()
        case "text:line-break": self.text.breakLine()
        case "text:list": if !isEmpty { self.startList() }
        case "text:list-item", "text:list-header":
            self.lists.startItem(isHeader: name == "text:list-header", start: self.walker.integer("text:start-value"))
        case "text:note":
            if !isEmpty { self.readNote() }
        case "draw:text-box":
            if !isEmpty {
                self.boxes.append(self.walker.position)
                self.skip(name, isEmpty)
            }
        case "text:table-of-content": self.isContents += isEmpty ? 0 : 1
        case "table:table": if !isEmpty { self.text.startTable() }
        case "table:table-row": self.text.startRow()
        case "table:table-cell", "table:covered-table-cell":
            try self.countPiece()
            self.text.startCell()
            // Cells that another one covers are written as well, so each is one column.
            if isEmpty { self.text.endCell() }
        case "text:section":
            let style = self.walker.attribute("text:style-name")
            let isHidden = self.walker.attribute("text:display") == "none"
            if isHidden || style.map({ self.styles.hiddenSections.contains($0) }) ?? false { self.skip(name, isEmpty) }
        // Deleted letters, remarks, forms, names of pictures, and the source of an index.
        case "text:tracked-changes", "office:annotation", "office:forms", "svg:title", "svg:desc",
            "text:table-of-content-source", "text:page-number", "text:page-count", "office:automatic-styles",
            "office:font-face-decls", "text:sequence-decls", "office:scripts", "office:settings":
            self.skip(name, isEmpty)
        default: break
        }
    }

    private mutating func close(_ name: String) throws(ConversionError) {
        switch name {
        case "text:p", "text:h": try self.endParagraph()
        case "text:span":
            self.endRaised()
            if self.looks.count > 1 { self.looks.removeLast() }
        case "text:list": self.lists.endList()
        case "text:list-item", "text:list-header": self.lists.endItem()
        case "text:table-of-content": self.isContents -= 1
        case "table:table": self.text.endTable()
        case "table:table-row": self.text.endRow()
        case "table:table-cell", "table:covered-table-cell": self.text.endCell()
        default: break
        }
    }

    private mutating func startList() {
        self.lists.startList(
            name: self.walker.attribute("xml:id"), style: self.walker.attribute("text:style-name"),
            continues: self.walker.attribute("text:continue-list"),
            continuesStyle: self.walker.attribute("text:continue-numbering") == "true")
    }

    mutating func countPiece() throws(ConversionError) {
        self.pieces += 1
        guard self.pieces <= self.limits.fragments else { throw ConversionError(.resourceLimit, limit: .fragments) }
    }
}
