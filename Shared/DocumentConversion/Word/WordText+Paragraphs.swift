extension WordText {
    mutating func startParagraph() {
        self.paragraph = Paragraph()
        self.paragraph.look = self.parts.styles.resolved(self.parts.styles.usual).look
        self.paragraph.style = self.parts.styles.usual
        self.boxes = []
        self.fields = []
        if !self.joinsNext { self.text.startBlock() }
    }

    /// Ends a paragraph, and reads the text boxes that hang on it.
    mutating func endParagraph() throws(ConversionError) {
        self.endRaised()
        self.customMark = nil
        // A paragraph without a letter has counted its number but not printed it.
        if !self.joinsNext, !self.paragraph.isMarkDeleted, !self.isInNote { self.text.label = [] }
        self.joinsNext = self.paragraph.isMarkDeleted && self.text.isInBlock
        guard !self.boxes.isEmpty, self.boxLevel < 3 else { return }
        let boxes = self.boxes
        let place = self.walker.position
        self.boxLevel += 1
        for box in boxes {
            self.walker.move(to: box)
            self.text.startBlock()
            try self.readContent(until: "w:txbxContent")
        }
        self.boxLevel -= 1
        self.text.startBlock()
        self.walker.move(to: place)
    }

    /// Reads the properties of a paragraph and counts its number.
    mutating func readParagraphProperties() {
        var (style, list, level): (String?, String?, Int?)
        var isRun = false
        reading: while let event = self.walker.next() {
            switch event {
            case .open("w:pStyle", _): style = self.walker.attribute("w:val")
            case .open("w:numId", _): list = self.walker.attribute("w:val")
            case .open("w:ilvl", _): level = self.walker.integer("w:val")
            // The properties before a change, and those of the paragraph's mark.
            case .open("w:pPrChange", isEmpty: false): self.walker.skip("w:pPrChange")
            case .open("w:sectPr", isEmpty: false): self.walker.skip("w:sectPr")
            case .open("w:rPr", isEmpty: false): isRun = true
            case .close("w:rPr"): isRun = false
            case .open("w:del", _), .open("w:moveFrom", _): if isRun { self.paragraph.isMarkDeleted = true }
            case .close("w:pPr"): break reading
            default: break
            }
        }
        let resolved = self.parts.styles.resolved(style ?? self.parts.styles.usual)
        self.paragraph.style = style ?? self.parts.styles.usual
        self.paragraph.look = resolved.look
        self.paragraph.isContents = resolved.name.hasPrefix("toc ")
        self.paragraph.list = list ?? resolved.list
        self.paragraph.level = level ?? resolved.level
        if let list = self.paragraph.list, self.paragraph.level == nil, let style = self.paragraph.style {
            self.paragraph.level = self.numbering.level(of: list, style: style)
        }
        self.count()
    }

    /// A paragraph whose mark is deleted prints no number: it goes on in the next one.
    private mutating func count() {
        guard let list = self.paragraph.list, list != "0", !self.paragraph.isMarkDeleted, !self.joinsNext,
            !self.isInNote
        else { return }
        let label = self.numbering.label(list: list, level: self.paragraph.level ?? 0)
        self.text.label = label.isEmpty ? [] : Array(label.utf8) + [0x20]
    }

    // MARK: Runs

    mutating func readRunProperties() {
        var style: String?
        var direct = WordStyles.Look()
        reading: while let event = self.walker.next() {
            switch event {
            case .open("w:rStyle", _): style = self.walker.attribute("w:val")
            case .open("w:rPrChange", isEmpty: false): self.walker.skip("w:rPrChange")
            case .open(let name, _): direct.read(name, self.walker)
            case .close("w:rPr"): break reading
            default: break
            }
        }
        self.look = self.paragraph.look
        if let style { self.look.apply(self.parts.styles.resolved(style).look) }
        self.look.apply(direct)
    }

    mutating func readLetters(_ name: String, isEmpty: Bool) {
        var letters: [UInt8] = []
        if name == "w:t" || name == "m:t" {
            guard !isEmpty else { return }
            reading: while let event = self.walker.next() {
                switch event {
                case .text(let range): letters += self.walker.letters(range)
                case .close("w:t"), .close("m:t"): break reading
                default: break
                }
            }
        }
        guard self.look.isHidden != true, self.look.isStruck != true, !self.isInstruction else { return }
        switch name {
        case "w:t", "m:t": self.write(letters[...])
        case "w:noBreakHyphen": self.write(Array("\u{2011}".utf8)[...])
        case "w:sym": self.writeSymbol()
        case "w:cr": self.text.breakLine()
        case "w:br":
            if self.walker.attribute("w:type") == nil || self.walker.attribute("w:type") == "textWrapping" {
                self.text.breakLine()
            } else {
                self.text.space()
            }
        // What parts a heading from its page in a table of contents.
        case "w:tab" where self.paragraph.isContents && self.text.isInBlock:
            self.text.space()
            self.text.append(repeatElement(UInt8(ascii: "."), count: 8))
            self.text.space()
        default: self.text.space()
        }
    }

    /// A character of a font of symbols; of these only bullets and check marks are known.
    private mutating func writeSymbol() {
        switch self.walker.attribute("w:char")?.uppercased() {
        case "F0B7", "F0A7", "F06C", "F076": self.write(Array("•".utf8)[...])
        case "F0FC": self.write(Array("✓".utf8)[...])
        case "F02D": self.write(Array("–".utf8)[...])
        default: break
        }
    }

    private mutating func write(_ letters: ArraySlice<UInt8>) {
        guard !letters.isEmpty else { return }
        let isRaised = self.look.isRaised == true || self.customMark != nil
        if !isRaised { self.endRaised() }
        var start = letters.startIndex
        // Spaces are held back, so that none ends up at the end of a block.
        while start < letters.endIndex {
            if letters[start] == 0x20 {
                self.text.space()
                start += 1
                continue
            }
            let end = letters[start...].firstIndex(of: 0x20) ?? letters.endIndex
            if isRaised, self.raisedStart == nil { self.raisedStart = self.text.begin() }
            self.text.append(
                letters[start..<end], isBold: self.look.isBold == true, isItalic: self.look.isItalic == true)
            start = end
        }
        if let note = self.customMark, let start = self.raisedStart {
            self.notes.append(note.marked(String(decoding: self.text.utf8[start...], as: UTF8.self)))
            self.customMark = nil
        }
    }

    /// Ends raised letters; whether they were the mark of a note shows now.
    mutating func endRaised() {
        defer { self.raisedStart = nil }
        guard let start = self.raisedStart else { return }
        // A note begins with its mark, which is written already.
        if self.isInNote, start == self.text.blockStart {
            self.text.drop(from: start)
        } else {
            self.text.makeMark(from: start)
        }
    }

    // MARK: Fields

    private var isInstruction: Bool { self.fields.contains { !$0.hasResult || self.isPageNumber($0.instruction) } }

    /// Numbers of pages in heads and feet are of no use.
    private func isPageNumber(_ instruction: String) -> Bool {
        guard self.isMargin else { return false }
        let name = instruction.split(separator: " ").first ?? ""
        return name == "PAGE" || name == "NUMPAGES" || name == "SECTIONPAGES"
    }

    mutating func readFieldMark() {
        switch self.walker.attribute("w:fldCharType") {
        case "begin": self.fields.append(("", false))
        case "separate": if !self.fields.isEmpty { self.fields[self.fields.count - 1].hasResult = true }
        case "end": _ = self.fields.popLast()
        default: break
        }
    }

    mutating func readInstruction() {
        while let event = self.walker.next() {
            if case .text(let range) = event, !self.fields.isEmpty {
                self.fields[self.fields.count - 1].instruction += String(
                    decoding: self.walker.letters(range), as: UTF8.self)
            } else if case .close("w:instrText") = event {
                return
            }
        }
    }
}
