extension PandocText {
    /// Reads the array of inlines at which the tree stands.
    mutating func readInlines() throws(ConversionError) {
        try self.enter()
        defer { self.level -= 1 }
        self.tree.openArray()
        while self.tree.hasElement() {
            let node = self.tree.open()
            let isRead = try self.readInline(node)
            self.tree.close(node, isRead: isRead)
        }
    }

    /// Reads the content of an inline; `false` if it was left alone.
    private mutating func readInline(_ node: PandocTree.Node) throws(ConversionError) -> Bool {
        switch node.name {
        case "Str": self.appendString()
        case "Space", "SoftBreak": self.text.space()
        case "LineBreak": self.text.breakLine()
        case "Emph":
            self.italicLevel += 1
            try self.readInlines()
            self.italicLevel -= 1
        case "Strong":
            self.boldLevel += 1
            try self.readInlines()
            self.boldLevel -= 1
        case "Underline", "SmallCaps", "Subscript": try self.readInlines()
        case "Superscript": try self.readSuperscript()
        case "Quoted": try self.readQuoted()
        case "Span": try self.readSpan()
        case "Cite":
            self.tree.openArray()
            self.skipElements(1)
            if self.tree.hasElement() { try self.readInlines() }
            self.tree.closeArray()
        case "Code", "Math":
            self.tree.openArray()
            self.skipElements(1)
            if self.tree.hasElement() { self.appendString() }
            self.tree.closeArray()
        case "Link": try self.readLink()
        case "Note":
            self.markNote()
            return false
        default:
            // Strikeout is text that its author took back, Image a picture, RawInline markup.
            return false
        }
        return !["Space", "SoftBreak", "LineBreak"].contains(node.name)
    }

    private mutating func readQuoted() throws(ConversionError) {
        self.tree.openArray()
        var isDouble = true
        if self.tree.hasElement() {
            let node = self.tree.open()
            isDouble = node.name == "DoubleQuote"
            self.tree.close(node, isRead: false)
        }
        self.text.append((isDouble ? "“" : "‘").utf8)
        if self.tree.hasElement() { try self.readInlines() }
        self.text.append((isDouble ? "”" : "’").utf8)
        self.tree.closeArray()
    }

    // MARK: Marks of notes

    private mutating func readSuperscript() throws(ConversionError) {
        let start = self.text.begin()
        try self.readInlines()
        self.text.makeMark(from: start)
    }

    /// Links to notes as word processors write them: `<a href="#_ftn1">[1]</a>`, `<a class="sdfootnotesym">1</a>`.
    private mutating func readLink() throws(ConversionError) {
        self.tree.openArray()
        let classes = self.tree.hasElement() ? self.readClasses() : []
        if classes.contains("footnote-back") {
            self.tree.closeArray()
            return
        }
        let start = self.text.begin()
        if self.tree.hasElement() { try self.readInlines() }
        var target = ""
        if self.tree.hasElement() {
            self.tree.openArray()
            if self.tree.hasElement() { target = self.tree.name() }
            self.tree.closeArray()
        }
        self.tree.closeArray()
        if Self.leadsToNote(target) || classes.contains(where: { $0.hasPrefix("sdfootnote") }) {
            self.text.makeMark(from: start)
        }
    }

    /// The head of a note is a place that its mark leads to: `<a id="_ftn1">[1]</a>`.
    private mutating func readSpan() throws(ConversionError) {
        self.tree.openArray()
        var id = ""
        if self.tree.hasElement() {
            self.tree.openArray()
            if self.tree.hasElement() { id = self.tree.name() }
            self.tree.closeArray()
        }
        let start = self.text.utf8.count
        let isAtStart = !self.text.isInBlock
        if self.tree.hasElement() { try self.readInlines() }
        self.tree.closeArray()
        if isAtStart, self.text.utf8.count > start, Self.leadsToNote("#" + id) {
            self.text.makeMark(from: self.text.blockStart)
        }
    }

    private static func leadsToNote(_ target: String) -> Bool {
        ["#_ftn", "#_edn", "#fn", "#sdfootnote", "#footnote"].contains { target.hasPrefix($0) }
    }
}
