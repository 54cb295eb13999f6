/// The styles of an OpenDocument text, as far as they change what is read: lists, emphasis, raised and hidden letters.
///
/// Source: OASIS OpenDocument 1.3 part 3, sections 16 (styles) and 19.880 to 19.889 (numbering).
struct OpenDocumentStyles {
    /// One level of a list style.
    struct Level {
        /// By the names of ``NumberFormat``; `nil` where the level prints nothing.
        var format: String?
        var prefix = ""
        var suffix = ""
        var start = 1
        /// How many levels are printed, this one last.
        var shown = 1
        /// The label with `%1%` to `%9%` for the numbers of the levels, as LibreOffice writes it beside the rest.
        var pattern: String?
    }

    struct Style {
        var parent: String?
        var list: String?
        var masterPage: String?
        var look = WordStyles.Look()
    }

    private(set) var lists: [String: [Int: Level]] = [:]
    /// The levels of numbered headings.
    private(set) var outline: [Int: Level] = [:]
    private var styles: [String: Style] = [:]
    /// Names of sections that are not printed.
    private(set) var hiddenSections: Set<String> = []

    init() {}

    /// Adds the styles of a part.
    mutating func read(_ part: [UInt8]) throws(ConversionError) {
        var walker = try XMLWalker(part)
        var (style, list): (String?, String?)
        var isOutline = false
        while let event = walker.next() {
            switch event {
            case .open("style:style", let isEmpty):
                guard let name = walker.attribute("style:name") else { continue }
                self.styles[name] = Style(
                    parent: walker.attribute("style:parent-style-name"),
                    list: walker.attribute("style:list-style-name"),
                    masterPage: walker.attribute("style:master-page-name"))
                style = isEmpty ? nil : name
            case .close("style:style"): style = nil
            case .open("style:text-properties", _):
                if let style { self.styles[style]?.look = Self.look(walker) }
            case .open("style:section-properties", _):
                if let style, walker.attribute("text:display") == "none" { self.hiddenSections.insert(style) }
            case .open("text:list-style", isEmpty: false):
                list = walker.attribute("style:name")
                if let list { self.lists[list] = [:] }
            case .close("text:list-style"): list = nil
            case .open("text:outline-style", isEmpty: false): isOutline = true
            case .close("text:outline-style"): isOutline = false
            case .open("text:list-level-style-number", _), .open("text:list-level-style-bullet", _),
                .open("text:outline-level-style", _):
                guard let number = walker.integer("text:level") else { continue }
                let isBullet = walker.attribute("text:bullet-char") != nil
                let level = Self.level(walker, isBullet: isBullet)
                if isOutline { self.outline[number] = level } else if let list { self.lists[list]?[number] = level }
            case .open("office:body", _): return
            default: break
            }
        }
    }

    private static func level(_ walker: XMLWalker, isBullet: Bool) -> Level {
        var level = Level(
            prefix: walker.attribute("style:num-prefix") ?? "", suffix: walker.attribute("style:num-suffix") ?? "",
            start: walker.integer("text:start-value") ?? 1, shown: walker.integer("text:display-levels") ?? 1,
            pattern: walker.attribute("loext:num-list-format"))
        let format = walker.attribute("style:num-format") ?? ""
        level.format = isBullet ? "bullet" : Self.formats[format] ?? (format.isEmpty ? nil : "decimal")
        return level
    }

    private static let formats = [
        "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
        "01, 02, 03, ...": "decimalZero", "一, 二, 三, ...": "chineseCounting", "أ, ب, ت, ...": "arabicAlpha",
        "أ, ب, ج, ...": "arabicAbjad", "а, б, .., аа, аб, ... (ru)": "russianLower",
        "А, Б, .., АА, АБ, ... (ru)": "russianUpper",
    ]

    private static func look(_ walker: XMLWalker) -> WordStyles.Look {
        var look = WordStyles.Look()
        look.isBold = walker.attribute("fo:font-weight").map { $0 == "bold" || (Int($0) ?? 0) >= 600 }
        look.isItalic = walker.attribute("fo:font-style").map { $0 != "normal" }
        look.isHidden = walker.attribute("text:display").map { $0 == "none" }
        look.isStruck = walker.attribute("style:text-line-through-style").map { $0 != "none" }
        if let position = walker.attribute("style:text-position")?.split(separator: " ").first {
            look.isRaised = position == "super" || (Int(position.filter { $0 != "%" }) ?? 0) > 0
        }
        return look
    }

    /// A style with what it inherits.
    func resolved(_ name: String?) -> Style {
        var chain: [Style] = []
        var next = name
        // A circle of styles ends here.
        while let name = next, let style = self.styles[name], chain.count < 20 {
            chain.append(style)
            next = style.parent
        }
        var result = Style()
        for style in chain.reversed() {
            result.look.apply(style.look)
            result.list = style.list ?? result.list
            result.masterPage = style.masterPage ?? result.masterPage
        }
        return result
    }
}
