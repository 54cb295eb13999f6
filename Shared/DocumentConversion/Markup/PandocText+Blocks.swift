extension PandocText {
    /// Reads the array of blocks at which the tree stands.
    mutating func readBlocks() throws(ConversionError) {
        try self.enter()
        defer { self.level -= 1 }
        self.tree.openArray()
        while self.tree.hasElement() {
            let node = self.tree.open()
            self.text.startBlock()
            let isRead = try self.readBlock(node)
            self.tree.close(node, isRead: isRead)
        }
        self.text.startBlock()
    }

    /// Reads the content of a block; `false` if it was left alone.
    private mutating func readBlock(_ node: PandocTree.Node) throws(ConversionError) -> Bool {
        switch node.name {
        case "Para", "Plain": try self.readInlines()
        case "Header":
            self.tree.openArray()
            self.skipElements(2)
            if self.tree.hasElement() { try self.readInlines() }
            self.tree.closeArray()
        case "BlockQuote": try self.readBlocks()
        case "Div", "Figure": try self.readDivision(skipping: node.name == "Figure" ? 1 : 0)
        case "OrderedList": try self.readOrderedList()
        case "BulletList":
            self.tree.openArray()
            while self.tree.hasElement() { try self.readItem("•") }
        case "DefinitionList": try self.readDefinitions()
        case "LineBlock":
            self.tree.openArray()
            while self.tree.hasElement() {
                try self.readInlines()
                self.text.breakLine()
            }
        case "CodeBlock":
            self.tree.openArray()
            self.skipElements(1)
            if self.tree.hasElement() { self.appendString() }
            self.tree.closeArray()
        case "Table": try self.readTable()
        default:
            // RawBlock is markup, HorizontalRule and Null are nothing.
            return false
        }
        return true
    }

    /// Passes over elements of the open array.
    mutating func skipElements(_ count: Int) {
        for _ in 0..<count where self.tree.hasElement() { self.tree.skipValue() }
    }

    private mutating func readDivision(skipping count: Int) throws(ConversionError) {
        self.tree.openArray()
        let isNoteList = self.tree.hasElement() && self.readClasses().contains { $0.hasPrefix("footnotes") }
        self.skipElements(count)
        let isOuter = isNoteList && !self.isInNoteList
        if isOuter { self.isInNoteList = true }
        if self.tree.hasElement() { try self.readBlocks() }
        if isOuter { self.isInNoteList = false }
        self.tree.closeArray()
    }

    /// The classes in the attributes `[id, [class], [[key, value]]]` at which the tree stands.
    mutating func readClasses() -> [String] {
        var classes: [String] = []
        self.tree.openArray()
        self.skipElements(1)
        if self.tree.hasElement() {
            self.tree.openArray()
            while self.tree.hasElement() { classes.append(self.tree.name()) }
        }
        self.tree.closeArray()
        return classes
    }

    private mutating func readDefinitions() throws(ConversionError) {
        self.tree.openArray()
        while self.tree.hasElement() {
            self.tree.openArray()
            self.text.startBlock()
            if self.tree.hasElement() { try self.readInlines() }
            if self.tree.hasElement() {
                self.tree.openArray()
                while self.tree.hasElement() { try self.readBlocks() }
            }
            self.tree.closeArray()
        }
    }

    // MARK: Lists

    private mutating func readOrderedList() throws(ConversionError) {
        self.tree.openArray()
        guard self.tree.hasElement() else { return }
        self.tree.openArray()
        var number = self.tree.hasElement() ? self.tree.integer() : 1
        var names = ["", ""]
        for index in names.indices where self.tree.hasElement() {
            let node = self.tree.open()
            names[index] = node.name
            self.tree.close(node, isRead: false)
        }
        self.tree.closeArray()
        let isOutermost = self.continuesLists && self.listLevel == 0 && (names[0] == "Decimal" || names[0] == "")
        if isOutermost, number == 1 { number = self.nextNumber }
        self.listLevel += 1
        defer { self.listLevel -= 1 }
        if self.tree.hasElement() {
            self.tree.openArray()
            while self.tree.hasElement() {
                let letters = ListNumber.text(number, style: names[0])
                try self.readItem(
                    self.isInNoteList
                        ? "<sup>\(letters)</sup>" : ListNumber.delimited(letters, style: names[0], by: names[1]))
                number &+= 1
            }
            if isOutermost { self.nextNumber = number }
        }
        self.tree.closeArray()
    }

    private mutating func readItem(_ label: String) throws(ConversionError) {
        let outer = self.text.label.count
        self.text.label += Array(label.utf8) + [0x20]
        try self.readBlocks()
        // An item without a letter has not printed its number.
        if self.text.label.count > outer { self.text.label = Array(self.text.label.prefix(outer)) }
    }

    // MARK: Tables

    private mutating func readTable() throws(ConversionError) {
        self.text.startTable()
        defer { self.text.endTable() }
        self.tree.openArray()
        self.skipElements(3)
        // The head, the bodies and the foot. (Tables before pandoc 2.10 had another form.)
        if self.tree.hasElement() { try self.readRows(at: 1) }
        if self.tree.hasElement() {
            self.tree.openArray()
            while self.tree.hasElement() { try self.readRows(at: 2) }
        }
        if self.tree.hasElement() { try self.readRows(at: 1) }
        self.tree.closeArray()
    }

    /// Reads a part of a table, whose arrays of rows stand from the given element on.
    private mutating func readRows(at first: Int) throws(ConversionError) {
        self.tree.openArray()
        self.skipElements(first)
        while self.tree.hasElement() {
            self.tree.openArray()
            while self.tree.hasElement() {
                self.tree.openArray()
                self.skipElements(1)
                if self.tree.hasElement() { try self.readRow() }
                self.tree.closeArray()
            }
        }
    }

    private mutating func readRow() throws(ConversionError) {
        self.text.startRow()
        self.tree.openArray()
        while self.tree.hasElement() {
            self.text.startCell()
            self.tree.openArray()
            // Attributes, alignment, rows and columns that the cell covers.
            self.skipElements(3)
            let columns = self.tree.hasElement() ? self.tree.integer() : 1
            if self.tree.hasElement() { try self.readBlocks() }
            self.tree.closeArray()
            self.text.endCell(columns: columns)
        }
        self.text.endRow()
    }
}
