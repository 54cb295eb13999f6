/// A note that the text refers to.
struct WordNote {
    let isFoot: Bool
    let id: String
    var mark: String

    func marked(_ mark: String) -> WordNote { WordNote(isFoot: self.isFoot, id: self.id, mark: mark) }
}

extension WordText {
    /// Writes the mark of a note, and keeps the note for later.
    ///
    /// Marks that Word counts are written as numbers, whatever letters they are printed as: the text needs a mark of its own for
    /// each note, and foot and end notes count on together.
    mutating func referToNote(isFoot: Bool) {
        guard self.look.isHidden != true, self.look.isStruck != true, !self.isInstruction(),
            let id = self.walker.attribute("w:id")
        else { return }
        self.endRaised()
        if let custom = self.walker.attribute("w:customMarkFollows"), custom != "0", custom != "false" {
            self.customMark = WordNote(isFoot: isFoot, id: id, mark: "")
            return
        }
        let counted = self.notes.count { Int($0.mark) != nil } + 1
        self.notes.append(WordNote(isFoot: isFoot, id: id, mark: "\(counted)"))
        self.text.append(BlockText.mark("\(counted)"))
    }

    private func isInstruction() -> Bool { self.fields.contains { !$0.hasResult } }

    /// Writes the notes behind the text, in the order of their marks.
    mutating func readNotes() throws(ConversionError) {
        self.text.startBlock()
        let places = (
            foot: try Self.places(in: self.parts.footnotes, "w:footnote"),
            end: try Self.places(in: self.parts.endnotes, "w:endnote")
        )
        var index = 0
        // A note may refer to further notes.
        while index < self.notes.count, index < self.limits.fragments {
            let note = self.notes[index]
            index += 1
            guard let place = (note.isFoot ? places.foot : places.end)[note.id] else { continue }
            self.walker = try XMLWalker(note.isFoot ? self.parts.footnotes : self.parts.endnotes)
            self.walker.move(to: place)
            self.text.startNote(note.mark)
            self.isInNote = true
            try self.readContent(until: note.isFoot ? "w:footnote" : "w:endnote")
            self.isInNote = false
        }
    }

    /// Where the content of each note begins, by its id.
    private static func places(in part: [UInt8], _ name: String) throws(ConversionError) -> [String: Int] {
        var places: [String: Int] = [:]
        var walker = try XMLWalker(part)
        while let event = walker.next() {
            guard case .open(name, isEmpty: false) = event, let id = walker.attribute("w:id") else { continue }
            // Lines that part notes from the text are kept among them.
            if walker.attribute("w:type") == nil || walker.attribute("w:type") == "normal" {
                places[id] = walker.position
            }
            walker.skip(name)
        }
        return places
    }
}
