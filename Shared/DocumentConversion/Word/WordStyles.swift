/// The styles of a Word document, as far as they change what is read: numbering, emphasis, raised and hidden letters.
///
/// Source: ECMA-376 part 1, section 17.7.
struct WordStyles {
    /// What a run of letters looks like. `nil` leaves the question to the style below.
    struct Look {
        var isBold: Bool?
        var isItalic: Bool?
        var isRaised: Bool?
        var isHidden: Bool?
        var isStruck: Bool?

        /// Adopts what `other` decides.
        mutating func apply(_ other: Look) {
            self.isBold = other.isBold ?? self.isBold
            self.isItalic = other.isItalic ?? self.isItalic
            self.isRaised = other.isRaised ?? self.isRaised
            self.isHidden = other.isHidden ?? self.isHidden
            self.isStruck = other.isStruck ?? self.isStruck
        }

        /// Reads one property; `false` if it is none of these.
        mutating func read(_ name: String, _ walker: XMLWalker) {
            func isOn() -> Bool { walker.attribute("w:val").map { $0 != "0" && $0 != "false" && $0 != "off" } ?? true }
            switch name {
            case "w:b": self.isBold = isOn()
            case "w:i": self.isItalic = isOn()
            case "w:vanish": self.isHidden = isOn()
            case "w:strike", "w:dstrike": self.isStruck = isOn()
            case "w:vertAlign": self.isRaised = walker.attribute("w:val") == "superscript"
            // In half points; what stands a third of a line higher is raised by hand.
            case "w:position": if let height = walker.integer("w:val"), height >= 6 { self.isRaised = true }
            default: break
            }
        }
    }

    /// One style, with what it inherits.
    struct Style {
        var name = ""
        var parent: String?
        var look = Look()
        var list: String?
        var level: Int?
    }

    private var styles: [String: Style] = [:]
    /// The style of paragraphs that name none.
    private(set) var usual: String?

    init() {}

    init(_ part: [UInt8]) throws(ConversionError) {
        var walker = try XMLWalker(part)
        var id: String?
        var style = Style()
        while let event = walker.next() {
            switch event {
            case .open("w:style", isEmpty: false):
                id = walker.attribute("w:styleId")
                style = Style()
                if walker.attribute("w:type") == "paragraph", walker.attribute("w:default") == "1" { self.usual = id }
            case .close("w:style"):
                if let id { self.styles[id] = style }
                id = nil
            case .open("w:name", _): style.name = walker.attribute("w:val")?.lowercased() ?? ""
            case .open("w:basedOn", _): style.parent = walker.attribute("w:val")
            case .open("w:numId", _): style.list = walker.attribute("w:val")
            case .open("w:ilvl", _): style.level = walker.integer("w:val")
            // What a table style says of its first row is no property of letters everywhere.
            case .open("w:tblStylePr", isEmpty: false): walker.skip("w:tblStylePr")
            case .open("w:pPrChange", isEmpty: false): walker.skip("w:pPrChange")
            case .open(let name, _): if id != nil { style.look.read(name, walker) }
            default: break
            }
        }
    }

    /// A style with what it inherits; an empty one if there is none of that name.
    func resolved(_ id: String?) -> Style {
        var chain: [Style] = []
        var next = id
        // A circle of styles ends here.
        while let id = next, let style = self.styles[id], chain.count < 20 {
            chain.append(style)
            next = style.parent
        }
        var result = Style()
        for style in chain.reversed() {
            result.look.apply(style.look)
            result.list = style.list ?? result.list
            result.level = style.level ?? result.level
            result.name = style.name
        }
        return result
    }
}
