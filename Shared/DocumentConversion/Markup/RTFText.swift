/// The text of a file in Rich Text Format, read in this process in one pass.
///
/// The format carries the number of each list item as text (`\listtext`), which other readers drop to compute it anew.
/// Groups do not nest on the stack of this process, so no depth of them does harm.
///
/// Source: Rich Text Format Specification 1.9.1.
struct RTFText {
    /// What a group of braces inherits and gives back.
    private struct Group {
        var isSilent = false
        var isBold = false
        var isItalic = false
        var isRaised = false
        var isHidden = false
        /// Whether the group is the table of fonts.
        var isFontTable = false
        /// How many characters stand for a Unicode character in readers that do not know it.
        var fallbackLength = 1
        var font = 0
        /// Whether the group is the label that a list prints before its item.
        var isLabel = false
        /// Whether the group is the text of a note, which is read after the rest.
        var isNote = false
    }

    /// Deeper groups than this share the state of the deepest.
    private static let mostGroups = 10_000

    private(set) var text = BlockText()
    private var scanner: RTFScanner
    private var group = Group()
    private var outer: [Group] = []
    private var excessGroups = 0
    /// Whether the next word names what the group is for.
    private var opensGroup = false
    private var isOptional = false
    /// Characters still to be passed over after a Unicode character.
    private var fallback = 0
    private var highSurrogate: UInt32?
    private var usualEncoding = SingleByteEncoding.windows1252
    private var encodings: [Int: SingleByteEncoding] = [:]
    /// Where raised letters began.
    private var raisedStart: Int?
    /// Whether a row of a table has begun and not ended.
    private var isInRow = false
    /// The text of the document while a note is read, and the notes so far.
    private var main: BlockText?
    private var notes: [BlockText] = []

    init(_ bytes: [UInt8]) {
        self.scanner = RTFScanner(bytes)
        while let word = self.scanner.next() { self.read(word) }
        while self.main != nil { self.endNote() }
        self.endRaised()
        while !self.text.openTables.isEmpty { self.text.endTable() }
        for (index, note) in self.notes.enumerated() {
            self.text.startNote("\(index + 1)")
            for line in note.utf8.split(separator: 0x0A) {
                // A space of any kind parts the mark from the note.
                self.text.append(line.drop { [0x20, 0xC2, 0xA0].contains($0) })
                self.text.startBlock()
            }
            self.text.label = []
        }
        self.text.finish()
    }

    private mutating func read(_ word: RTFScanner.Word) {
        let opens = self.opensGroup
        self.opensGroup = false
        switch word {
        case .open:
            if self.outer.count < Self.mostGroups { self.outer.append(self.group) } else { self.excessGroups += 1 }
            (self.opensGroup, self.isOptional) = (true, false)
            self.fallback = 0
        case .close: self.closeGroup()
        case .control(let name, let number):
            let name = String(decoding: self.scanner.bytes[name].prefix(15), as: UTF8.self)
            if opens, self.readDestination(name) { return }
            self.readControl(name, number)
        case .symbol(let byte): self.readSymbol(byte, opens)
        case .byte(let byte): self.append(byte: byte)
        case .letters(let range): self.append(letters: range)
        }
    }

    private mutating func closeGroup() {
        self.fallback = 0
        guard self.excessGroups == 0 else {
            self.excessGroups -= 1
            return
        }
        guard let outer = self.outer.popLast() else { return }
        if self.group.isNote, !outer.isNote { self.endNote() }
        if self.group.isRaised, !outer.isRaised { self.endRaised() }
        if self.group.isLabel, !outer.isLabel { self.text.bracketLabel() }
        self.group = outer
    }

    // MARK: Destinations

    /// Destinations whose text is not part of the document.
    private static let silent: Set<String> = [
        "colortbl", "stylesheet", "info", "pict", "object", "header", "headerl", "headerr", "headerf", "footer",
        "footerl", "footerr", "footerf", "fldinst", "listtable", "listoverridetabl", "revtbl", "filetbl", "pntxta",
        "pntxtb", "nonshppict", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "xe", "tc", "template",
        "bkmkstart", "bkmkend", "annotation", "atnid", "atnauthor",
    ]

    /// Whether the word names what its group is for, and is dealt with.
    private mutating func readDestination(_ name: String) -> Bool {
        switch name {
        case "fonttbl": (self.group.isFontTable, self.group.isSilent) = (true, true)
        case "listtext" where !self.group.isSilent: self.group.isLabel = true
        case "footnote" where !self.group.isSilent && self.main == nil: self.startNote()
        case _ where self.isOptional || Self.silent.contains(name): self.group.isSilent = true
        default: return false
        }
        return true
    }

    private mutating func startNote() {
        // The mark before the group is the number that the program counts; its place is taken by ours.
        self.endRaised()
        self.placeInTable()
        self.text.append(BlockText.mark("\(self.notes.count + 1)"))
        self.main = self.text
        self.text = BlockText()
        self.group.isNote = true
    }

    private mutating func endNote() {
        guard let main = self.main else { return }
        self.endRaised()
        self.notes.append(self.text)
        self.text = main
        self.main = nil
    }

    // MARK: Control words

    private mutating func readControl(_ name: String, _ number: Int?) {
        let isOn = number != 0
        switch name {
        case "par", "sect", "page", "column":
            self.endRaised()
            if !self.group.isSilent { self.text.startBlock() }
        case "line", "softline": if !self.group.isSilent { self.text.breakLine() }
        case "tab":
            guard !self.group.isSilent else { return }
            self.text.bracketLabel()
            self.text.space()
        case "trowd": self.startRow()
        case "cell", "nestcell": self.endCell()
        case "row", "nestrow": self.endRow()
        case "b": self.group.isBold = isOn
        case "i": self.group.isItalic = isOn
        // Hidden letters, and those that a tracked change takes away.
        case "v", "deleted": self.group.isHidden = isOn
        case "super": isOn ? self.startRaised() : self.endRaised()
        case "nosupersub", "sub": self.endRaised()
        case "plain":
            self.endRaised()
            (self.group.isBold, self.group.isItalic, self.group.isHidden) = (false, false, false)
        case "uc": self.group.fallbackLength = max(0, min(number ?? 1, 16))
        case "u": self.append(unit: UInt16(truncatingIfNeeded: number ?? 0))
        case "f": self.group.font = number ?? 0
        case "fcharset": if self.group.isFontTable { self.encodings[self.group.font] = Self.encoding(charset: number) }
        case "ansicpg": self.usualEncoding = Self.encoding(codePage: number)
        case "mac": self.usualEncoding = .macRoman
        case "bin": self.scanner.skip(number ?? 0)
        default: if let letter = Self.letters[name] { self.append(scalar: letter) }
        }
    }

    private static let letters: [String: Unicode.Scalar] = [
        "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
        "emspace": " ", "enspace": " ", "qmspace": " ",
    ]

    private mutating func readSymbol(_ byte: UInt8, _ opens: Bool) {
        switch byte {
        case UInt8(ascii: "*"):
            (self.isOptional, self.opensGroup) = (true, opens)
        case UInt8(ascii: "~"): self.append(scalar: "\u{A0}")
        case UInt8(ascii: "_"): self.append(scalar: "\u{2011}")
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\\"): self.append(scalar: Unicode.Scalar(byte))
        // A line end behind a backslash ends the paragraph.
        case 0x0A, 0x0D: if !self.group.isSilent { self.text.startBlock() }
        case 0x09: if !self.group.isSilent { self.text.space() }
        default: break
        }
    }

    // MARK: Raised letters

    private mutating func startRaised() {
        guard !self.group.isSilent, !self.group.isRaised else { return }
        self.group.isRaised = true
    }

    /// Ends raised letters; what they were, the marks of notes or not, shows now.
    private mutating func endRaised() {
        if let start = self.raisedStart { self.text.makeMark(from: start) }
        self.raisedStart = nil
        self.group.isRaised = false
    }

    // MARK: Tables

    /// A row's properties stand before its cells, after them or at both places.
    private mutating func startRow() {
        guard !self.group.isSilent, self.main == nil, !self.isInRow else { return }
        if self.text.openTables.isEmpty { self.text.startTable() }
        self.text.startRow()
        self.isInRow = true
    }

    /// Begins a cell for the letters that come next, or ends the table before them.
    private mutating func placeInTable() {
        guard self.main == nil, let table = self.text.openTables.last else { return }
        if !self.isInRow { self.text.endTable() } else if table.cellStart == nil { self.text.startCell() }
    }

    private mutating func endCell() {
        guard !self.group.isSilent else { return }
        self.endRaised()
        if self.isInRow {
            self.placeInTable()
            self.text.endCell()
        }
        self.text.startBlock()
    }

    private mutating func endRow() {
        guard !self.group.isSilent, self.isInRow else { return }
        self.text.endRow()
        self.isInRow = false
    }

    // MARK: Letters

    private mutating func append(letters range: Range<Int>) {
        let skipped = min(self.fallback, range.count)
        self.fallback -= skipped
        guard !self.isMute, range.count > skipped else { return }
        let letters = self.scanner.bytes[range].dropFirst(skipped)
        if letters.contains(where: { $0 >= 0x80 || $0 < 0x20 }) {
            // RTF is ASCII, but some programs write bytes of the font's encoding as they are.
            for byte in letters { self.write(byte < 0x20 ? " " : self.scalar(byte)) }
        } else {
            self.write(letters)
        }
    }

    private mutating func append(byte: UInt8) {
        guard self.fallback == 0 else {
            self.fallback -= 1
            return
        }
        if !self.isMute { self.write(self.scalar(byte)) }
    }

    private mutating func append(scalar: Unicode.Scalar) {
        guard self.fallback == 0 else {
            self.fallback -= 1
            return
        }
        if !self.isMute { self.write(scalar) }
    }

    /// A Unicode character, or the first or second half of one beyond U+FFFF.
    private mutating func append(unit: UInt16) {
        self.fallback = self.group.fallbackLength
        let value = UInt32(unit)
        if (0xD800..<0xDC00).contains(value) {
            self.highSurrogate = value
            return
        }
        var scalar = Unicode.Scalar(value)
        if let high = self.highSurrogate, (0xDC00..<0xE000).contains(value) {
            scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (value - 0xDC00))
        }
        self.highSurrogate = nil
        if !self.isMute { self.write(scalar ?? "\u{FFFD}") }
    }

    private var isMute: Bool { self.group.isSilent || self.group.isHidden }

    private func scalar(_ byte: UInt8) -> Unicode.Scalar {
        guard byte >= 0x80 else { return byte < 0x20 ? " " : Unicode.Scalar(byte) }
        return (self.encodings[self.group.font] ?? self.usualEncoding).upperHalf[Int(byte) - 0x80]
    }

    private mutating func write(_ scalar: Unicode.Scalar) {
        self.write(Array(String(Character(scalar.value < 0x20 ? " " : scalar)).utf8)[...])
    }

    private mutating func write(_ letters: ArraySlice<UInt8>) {
        self.placeInTable()
        if self.group.isRaised, self.raisedStart == nil { self.raisedStart = self.text.begin() }
        var start = letters.startIndex
        // Spaces are held back, so that none ends up at the end of a block.
        while start < letters.endIndex {
            if letters[start] == 0x20 {
                self.text.space()
                start += 1
                continue
            }
            let end = letters[start...].firstIndex(of: 0x20) ?? letters.endIndex
            self.text.append(letters[start..<end], isBold: self.group.isBold, isItalic: self.group.isItalic)
            start = end
        }
    }

    // MARK: Encodings

    private static func encoding(charset: Int?) -> SingleByteEncoding? {
        switch charset {
        case 204: .windows1251
        case 178: .windows1256
        case 77: .macRoman
        case 0: .windows1252
        default: nil
        }
    }

    private static func encoding(codePage: Int?) -> SingleByteEncoding {
        switch codePage {
        case 1251: .windows1251
        case 1256: .windows1256
        case 10_000: .macRoman
        default: .windows1252
        }
    }
}
