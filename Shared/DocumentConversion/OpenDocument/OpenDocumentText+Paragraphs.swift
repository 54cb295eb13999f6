extension OpenDocumentText {
    mutating func startParagraph(isHeading: Bool) throws(ConversionError) {
        try self.countPiece()
        self.paragraphs += 1
        let style = self.styles.resolved(self.walker.attribute("text:style-name"))
        self.looks.append(style.look)
        self.text.startBlock()
        guard !self.isInNote else { return }
        var label = self.lists.label(self.styles, paragraphList: style.list)
        if label.isEmpty, isHeading, self.lists.isEmpty, style.list != "",
            self.walker.attribute("text:is-list-header") != "true"
        {
            label = self.lists.headingLabel(self.walker.integer("text:outline-level") ?? 1, self.styles)
        }
        self.text.label = label.isEmpty ? [] : Array(label.utf8) + [0x20]
    }

    /// Ends a paragraph, and reads the text boxes that hang on it.
    mutating func endParagraph() throws(ConversionError) {
        self.endRaised()
        self.paragraphs = max(0, self.paragraphs - 1)
        _ = self.looks.popLast()
        if !self.isInNote { self.text.label = [] }
        guard !self.boxes.isEmpty, self.paragraphs == 0, self.boxLevel < 3 else { return }
        let (boxes, place, depth) = (self.boxes, self.walker.position, self.depth)
        self.boxes = []
        self.boxLevel += 1
        for box in boxes {
            self.walker.move(to: box)
            self.text.startBlock()
            try self.readContent(until: "draw:text-box")
        }
        self.boxLevel -= 1
        self.depth = depth
        self.walker.move(to: place)
        self.text.startBlock()
    }

    mutating func write(_ letters: [UInt8]) {
        let look = self.looks.last ?? WordStyles.Look()
        guard look.isHidden != true, look.isStruck != true else { return }
        if look.isRaised != true { self.endRaised() }
        var start = 0
        while start < letters.count {
            if letters[start] <= 0x20 {
                self.text.space()
                start += 1
                continue
            }
            let end = letters[start...].firstIndex { $0 <= 0x20 } ?? letters.count
            if look.isRaised == true, self.raisedStart == nil { self.raisedStart = self.text.begin() }
            self.text.append(letters[start..<end], isBold: look.isBold == true, isItalic: look.isItalic == true)
            start = end
        }
    }

    /// What parts a heading from its page in a table of contents is leader dots; elsewhere it is a blank.
    mutating func writeTab() {
        self.text.space()
        guard self.isContents > 0, self.text.isInBlock else { return }
        self.text.append(repeatElement(UInt8(ascii: "."), count: 8))
        self.text.space()
    }

    /// Ends raised letters; whether they were the mark of a note shows now.
    mutating func endRaised() {
        if let start = self.raisedStart { self.text.makeMark(from: start) }
        self.raisedStart = nil
    }

    // MARK: Notes

    /// Writes the mark of a note where it is referred to, and keeps its place for later.
    ///
    /// Marks that are counted are written as numbers, whatever letters they are printed as, so that each note has its own.
    mutating func readNote() {
        self.endRaised()
        var citation: [UInt8] = []
        var isCitation = false
        var place: Int?
        reading: while let event = self.walker.next() {
            switch event {
            case .open("text:note-citation", isEmpty: false): isCitation = true
            case .close("text:note-citation"): isCitation = false
            case .text(let range): if isCitation { citation += self.walker.letters(range).filter { $0 > 0x20 } }
            case .open("text:note-body", isEmpty: false):
                place = self.walker.position
                self.walker.skip("text:note-body")
            case .close("text:note"): break reading
            default: break
            }
        }
        self.depth -= 1
        guard let place else { return }
        let isStars = !citation.isEmpty && citation.count <= 4 && citation.allSatisfy { $0 == UInt8(ascii: "*") }
        let counted = self.notes.count { Int($0.mark) != nil } + 1
        let mark = isStars ? String(decoding: citation, as: UTF8.self) : "\(counted)"
        self.notes.append((mark, place))
        self.text.append(BlockText.mark(mark))
    }

    mutating func readNotes() throws(ConversionError) {
        self.text.startBlock()
        (self.looks, self.paragraphs, self.lists) = ([], 0, OpenDocumentLists())
        var index = 0
        while index < self.notes.count, index < self.limits.fragments {
            let note = self.notes[index]
            index += 1
            self.walker.move(to: note.place)
            self.text.startNote(note.mark)
            self.isInNote = true
            self.depth = 0
            try self.readContent(until: "text:note-body")
            self.isInNote = false
        }
    }

    // MARK: Heads and feet of pages

    /// Reads the head and foot of the first page: those of the master page that the first paragraph names.
    mutating func readMargins(_ styles: [UInt8], _ content: [UInt8]) throws(ConversionError) {
        let wanted = try self.firstMasterPage(content) ?? "Standard"
        var walker = try XMLWalker(styles)
        var places: [String: Int] = [:]
        var isWanted = false
        while let event = walker.next() {
            switch event {
            case .open("style:master-page", isEmpty: false): isWanted = walker.attribute("style:name") == wanted
            case .close("style:master-page"): isWanted = false
            case .open(let name, isEmpty: false):
                let isMargin = ["style:header", "style:header-first", "style:footer", "style:footer-first"].contains(
                    name)
                if isWanted, isMargin, walker.attribute("style:display") != "false" { places[name] = walker.position }
            default: break
            }
        }
        for margin in ["style:header", "style:footer"] {
            let name = places["\(margin)-first"] == nil ? margin : "\(margin)-first"
            guard let place = places[name] else { continue }
            self.walker = try XMLWalker(styles)
            self.walker.move(to: place)
            self.depth = 0
            try self.readContent(until: name)
            self.text.startBlock()
        }
    }

    private func firstMasterPage(_ content: [UInt8]) throws(ConversionError) -> String? {
        var walker = try XMLWalker(content)
        var isInBody = false
        while let event = walker.next() {
            guard case .open(let name, _) = event else { continue }
            if name == "office:body" { isInBody = true }
            guard isInBody, name == "text:p" || name == "text:h" else { continue }
            let page = self.styles.resolved(walker.attribute("text:style-name")).masterPage
            return page.flatMap { $0.isEmpty ? nil : $0 }
        }
        return nil
    }
}
