/// The text of a document whose tree pandoc has written: one block per paragraph, heading, list item and table row.
///
/// Lists get the numbers that they print back.
struct PandocText {
    var tree: PandocTree
    var text = BlockText()
    /// Levels of blocks and of inlines within each other that are followed.
    let mostLevels: Int
    var level = 0
    var boldLevel = 0
    var italicLevel = 0
    /// Whether list items are the notes of a page, whose numbers are marks.
    var isInNoteList = false
    /// Whether a numbered list that starts at one goes on where the one before it ended.
    let continuesLists: Bool
    /// The number after the last one of the outermost numbered lists.
    var nextNumber = 1
    var listLevel = 0
    /// Where the blocks of each note begin, in the order of their marks.
    private var notes: [Int] = []
    private var scratch: [UInt8] = []

    /// - Parameters:
    ///   - json: What `pandoc --to json` printed.
    ///   - continuesLists: Whether a numbered list that starts at one goes on where the one before it ended.
    ///   - noteTexts: The texts of the notes in order, for those that the tree leaves empty.
    /// - Throws: `damaged-file` for bytes that are no tree, `resource-limit` for elements nested too deeply.
    init(
        _ json: [UInt8], mostLevels: Int, continuesLists: Bool = false, noteTexts: [[UInt8]] = []
    ) throws(ConversionError) {
        self.tree = PandocTree(json)
        self.mostLevels = mostLevels
        self.continuesLists = continuesLists
        guard self.tree.moveToBlocks() else { throw Self.noTree }
        try self.readBlocks()
        try self.readNotes(noteTexts)
        self.text.finish()
        guard !self.tree.isBroken else { throw Self.noTree }
    }

    private static let noTree = ConversionError(.damagedFile, detail: "pandoc wrote no document tree")

    /// Appends the string at which the tree stands.
    mutating func appendString() {
        self.scratch.removeAll(keepingCapacity: true)
        self.tree.appendString(to: &self.scratch)
        self.text.append(self.scratch, isBold: self.boldLevel > 0, isItalic: self.italicLevel > 0)
    }

    /// Goes one level down.
    mutating func enter() throws(ConversionError) {
        self.level += 1
        guard self.level <= self.mostLevels else { throw ConversionError(.resourceLimit, limit: .nesting) }
    }

    /// Writes a mark for the note whose blocks stand next in the tree, and leaves the note for later.
    mutating func markNote() {
        self.notes.append(self.tree.position)
        self.text.append(BlockText.mark("\(self.notes.count)"))
    }

    private mutating func readNotes(_ texts: [[UInt8]]) throws(ConversionError) {
        var index = 0
        // A note may hold marks of further notes.
        while index < self.notes.count, !self.tree.isBroken {
            self.tree.position = self.notes[index]
            index += 1
            self.text.startNote("\(index)")
            let start = self.text.utf8.count
            try self.readBlocks()
            if self.text.utf8.count == start, index <= texts.count { self.text.append(texts[index - 1]) }
            self.text.label = []
        }
    }
}
