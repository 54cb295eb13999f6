internal import Model

/// pandoc's document tree in JSON (pandoc-types 1.22) while it is written: the list of a document's blocks.
///
/// Run-time strings become words of the tree and nothing else: there is no raw element with a run-time string in it, and
/// ``HiddenCharacters`` are left out, as in every format for people.
struct PandocTree {
    /// A paragraph style of the reference document.
    enum Style: String {
        case numbered = "Numbered Paragraph"
        case text = "Passage Text"
        case item1 = "Passage Item 1"
        case item2 = "Passage Item 2"
        case item3 = "Passage Item 3"
        case source = "Source"
        case facts = "Facts"
        case cell = "Table Text"

        /// - Parameter level: 0 for the outermost items.
        static func item(_ level: Int) -> Style { level == 0 ? .item1 : level == 1 ? .item2 : .item3 }
    }

    private var json = JSON()

    mutating func begin() { self.json.beginArray() }
    mutating func end() { self.json.endArray() }

    /// Hands over what was written so far and goes on behind it.
    mutating func take() -> [UInt8] { self.json.take() }

    // MARK: Blocks

    mutating func heading(_ level: Int, id: String, _ inlines: (inout PandocTree) -> Void) {
        self.json.lineBreak()
        self.node("Header") { tree in
            tree.json.beginArray()
            tree.json.number(level)
            tree.attributes(id: id)
            tree.list(inlines)
            tree.json.endArray()
        }
    }

    /// A paragraph in a style, in a language's direction where that is not the report's.
    mutating func paragraph(
        _ style: Style, id: String = "", language: Language? = nil, _ inlines: (inout PandocTree) -> Void
    ) {
        self.json.lineBreak()
        self.node("Div") { tree in
            tree.json.beginArray()
            tree.attributes(id: id, [("custom-style", style.rawValue)] + Self.direction(language))
            tree.json.beginArray()
            tree.node("Para") { tree in
                tree.list { tree in
                    if language == nil { inlines(&tree) } else { tree.span(language, inlines) }
                }
            }
            tree.json.endArray()
            tree.json.endArray()
        }
    }

    mutating func plain(_ inlines: (inout PandocTree) -> Void) { self.node("Para") { $0.list(inlines) } }

    /// Opens a table; ``row(_:)`` and then ``endTable()`` follow.
    mutating func beginTable(id: String, caption: String, _ columns: [(name: String, isFigure: Bool)]) {
        self.json.lineBreak()
        self.json.beginObject()
        self.json.key("t")
        self.json.string("Table")
        self.json.key("c")
        self.json.beginArray()
        self.attributes(id: id)
        self.json.beginArray()
        self.json.string(nil)
        self.list { tree in tree.plain { $0.text(caption) } }
        self.json.endArray()
        self.list { tree in
            for column in columns {
                tree.json.beginArray()
                tree.node(column.isFigure ? "AlignRight" : "AlignDefault")
                // Equal shares of the page, so that no column runs out of it.
                tree.node("ColWidth") { $0.json.number(1 / Double(max(columns.count, 1))) }
                tree.json.endArray()
            }
        }
        self.json.beginArray()
        self.attributes()
        self.list { tree in tree.cells(columns.count) { tree, index in tree.text(columns[index].name) } }
        self.json.endArray()
        self.json.beginArray()
        self.json.beginArray()
        self.attributes()
        self.json.number(0)
        self.list { _ in }
        self.json.beginArray()
    }

    mutating func row(_ count: Int, _ cell: (inout PandocTree, Int) -> Void) {
        self.json.lineBreak()
        self.cells(count, cell)
    }

    mutating func endTable() {
        self.json.endArray()
        self.json.endArray()
        self.json.endArray()
        self.json.beginArray()
        self.attributes()
        self.list { _ in }
        self.json.endArray()
        self.json.endArray()
        self.json.endObject()
    }

    // MARK: Inlines

    mutating func text(_ text: String) {
        guard !text.isEmpty else { return }
        let visible = HiddenCharacters.removed(from: text)
        self.node("Str") { $0.json.string(visible) }
    }

    mutating func text(_ slice: ArraySlice<UInt8>) { self.text(String(decoding: slice, as: UTF8.self)) }

    /// Words of a document, with their language and direction.
    mutating func quoted(_ text: String, _ language: Language?) {
        guard language != nil else { return self.text(text) }
        self.span(language) { $0.text(text) }
    }

    /// A symbol, a name or a period: left to right in every report.
    mutating func name(_ text: String) {
        self.node("Span") { tree in
            tree.json.beginArray()
            tree.attributes([("dir", "ltr")])
            // Word processors that do not heed the direction of a run heed the marks (U+200E).
            tree.list { $0.text("\u{200E}" + text + "\u{200E}") }
            tree.json.endArray()
        }
    }

    mutating func strong(_ text: String) { self.node("Strong") { tree in tree.list { $0.text(text) } } }
    mutating func underlined(_ text: String) { self.node("Underline") { tree in tree.list { $0.text(text) } } }
    mutating func struck(_ text: String) { self.node("Strikeout") { tree in tree.list { $0.text(text) } } }

    mutating func link(_ text: String, _ target: LinkTarget) {
        self.node("Link") { tree in
            tree.json.beginArray()
            tree.attributes()
            tree.list { $0.text(text) }
            tree.json.beginArray()
            tree.json.string(target.text)
            tree.json.string("")
            tree.json.endArray()
            tree.json.endArray()
        }
    }

    /// A note at the foot of the page.
    mutating func note(_ text: String, _ language: Language?) {
        self.node("Note") { tree in tree.list { tree in tree.plain { $0.quoted(text, language) } } }
    }

    /// The stop between an item's mark and its words. A literal of this library: the only raw element.
    mutating func tab() {
        self.node("RawInline") { tree in
            tree.json.beginArray()
            tree.json.string("openxml")
            tree.json.string("<w:r><w:tab/></w:r>")
            tree.json.endArray()
        }
    }

    mutating func space() { self.node("Space") }

    // MARK: The tree's own forms

    private mutating func span(_ language: Language?, _ inlines: (inout PandocTree) -> Void) {
        self.node("Span") { tree in
            tree.json.beginArray()
            tree.attributes(Self.direction(language))
            tree.list(inlines)
            tree.json.endArray()
        }
    }

    private mutating func node(_ type: StaticString) {
        self.json.beginObject()
        self.json.key("t")
        self.json.string("\(type)")
        self.json.endObject()
    }

    private mutating func node(_ type: StaticString, _ content: (inout PandocTree) -> Void) {
        self.json.beginObject()
        self.json.key("t")
        self.json.string("\(type)")
        self.json.key("c")
        content(&self)
        self.json.endObject()
    }

    private mutating func list(_ content: (inout PandocTree) -> Void) {
        self.json.beginArray()
        content(&self)
        self.json.endArray()
    }

    private mutating func cells(_ count: Int, _ cell: (inout PandocTree, Int) -> Void) {
        self.json.beginArray()
        self.attributes()
        self.json.beginArray()
        for index in 0..<count {
            self.json.beginArray()
            self.attributes()
            self.node("AlignDefault")
            self.json.number(1)
            self.json.number(1)
            self.json.beginArray()
            self.paragraph(.cell) { cell(&$0, index) }
            self.json.endArray()
            self.json.endArray()
        }
        self.json.endArray()
        self.json.endArray()
    }

    private mutating func attributes(id: String = "", _ pairs: [(String, String)] = []) {
        self.json.beginArray()
        self.json.string(id)
        self.json.strings([])
        self.json.beginArray()
        for (key, value) in pairs { self.json.strings([key, value]) }
        self.json.endArray()
        self.json.endArray()
    }

    private mutating func attributes(_ pairs: [(String, String)]) { self.attributes(id: "", pairs) }

    private static func direction(_ language: Language?) -> [(String, String)] {
        guard let language else { return [] }
        return [("lang", language.rawValue), ("dir", language.isRightToLeft ? "rtl" : "ltr")]
    }
}
