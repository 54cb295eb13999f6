/// The lists of a Word document, as its part `numbering.xml` defines them, and the numbers they have reached.
///
/// A paragraph names a list and a level; the number it prints is counted here, in the order of the text, as Word does: a
/// level begins again when one above it has been printed, lists of one definition count on together, and a list that
/// overrides its start begins there once.
///
/// Source: ECMA-376 part 1, section 17.9.
struct WordNumbering {
    /// One level of a list.
    struct Level {
        var start = 1
        var format = "decimal"
        /// The label, with `%1` to `%9` for the numbers of the levels.
        var text = ""
        /// The level, from 1, whose printing makes this one begin again; 0 for never, `nil` for any above.
        var restart: Int?
        /// Whether numbers of all levels are printed in decimal digits.
        var isLegal = false
        /// The paragraph style that stands for this level.
        var style: String?
    }

    private struct Definition {
        var levels: [Int: Level] = [:]
        /// A style that holds the levels in its stead.
        var styleLink: String?
        var ownStyle: String?
    }

    private struct List {
        var definition: String
        /// What the list changes of its definition.
        var levels: [Int: Level] = [:]
        var starts: [Int: Int] = [:]
    }

    private static let mostLevels = 9

    private var definitions: [String: Definition] = [:]
    private var lists: [String: List] = [:]
    /// The last number of each level, by definition.
    private var counters: [String: [Int?]] = [:]
    /// Lists that have begun at their own start.
    private var begun: Set<String> = []

    init() {}

    init(_ part: [UInt8]) throws(ConversionError) {
        var walker = try XMLWalker(part)
        var definition: String?
        var list: String?
        var level: (index: Int, value: Level)?
        while let event = walker.next() {
            switch event {
            case .open("w:abstractNum", isEmpty: false):
                definition = walker.attribute("w:abstractNumId")
                if let definition { self.definitions[definition] = Definition() }
            case .close("w:abstractNum"): definition = nil
            case .open("w:numStyleLink", _):
                if let definition { self.definitions[definition]?.styleLink = walker.attribute("w:val") }
            case .open("w:styleLink", _):
                if let definition { self.definitions[definition]?.ownStyle = walker.attribute("w:val") }
            case .open("w:num", isEmpty: false):
                list = walker.attribute("w:numId")
                if let list { self.lists[list] = List(definition: "") }
            case .close("w:num"): list = nil
            case .open("w:abstractNumId", _):
                if let list { self.lists[list]?.definition = walker.attribute("w:val") ?? "" }
            case .open("w:lvlOverride", _): level = (walker.integer("w:ilvl") ?? 0, Level())
            case .open("w:startOverride", _):
                if let list, let level { self.lists[list]?.starts[level.index] = walker.integer("w:val") }
            case .open("w:lvl", isEmpty: false): level = (walker.integer("w:ilvl") ?? 0, Level())
            case .close("w:lvl"):
                guard let read = level, (0..<Self.mostLevels).contains(read.index) else { continue }
                if let list {
                    self.lists[list]?.levels[read.index] = read.value
                } else if let definition {
                    self.definitions[definition]?.levels[read.index] = read.value
                }
            case .open(let name, _):
                guard var read = level else { continue }
                Self.read(name, walker, &read.value)
                level = read
            default: break
            }
        }
    }

    private static func read(_ name: String, _ walker: XMLWalker, _ level: inout Level) {
        switch name {
        case "w:start": level.start = walker.integer("w:val") ?? 1
        case "w:numFmt": level.format = walker.attribute("w:val") ?? "decimal"
        case "w:lvlText": level.text = walker.attribute("w:val") ?? ""
        case "w:lvlRestart": level.restart = walker.integer("w:val")
        case "w:isLgl": level.isLegal = walker.attribute("w:val").map { $0 != "0" && $0 != "false" } ?? true
        case "w:pStyle": level.style = walker.attribute("w:val")
        default: break
        }
    }

    /// The level of a list that stands for a paragraph style; `nil` if none does.
    func level(of list: String, style: String) -> Int? {
        self.levels(of: list).first { $0.value.style == style }?.key
    }

    /// Counts a paragraph, and gives the label it prints; empty where it prints none.
    mutating func label(list: String, level index: Int) -> String {
        guard let found = self.lists[list] else { return "" }
        let levels = self.levels(of: list)
        guard (0..<Self.mostLevels).contains(index), let level = levels[index] else { return "" }
        let key = self.source(of: found.definition)
        var counters = self.counters[key] ?? Array(repeating: nil, count: Self.mostLevels)
        func start(_ level: Int) -> Int { found.starts[level] ?? levels[level]?.start ?? 1 }
        if found.starts[index] != nil, self.begun.insert("\(list)/\(index)").inserted { counters[index] = nil }
        for above in 0..<index where counters[above] == nil { counters[above] = start(above) }
        counters[index] = counters[index].map { $0 &+ 1 } ?? start(index)
        for below in (index + 1)..<Self.mostLevels where below < Self.mostLevels {
            let restart = levels[below]?.restart
            if restart.map({ $0 > 0 && index < $0 }) ?? true { counters[below] = nil }
        }
        self.counters[key] = counters
        if level.format == "bullet" { return "•" }
        return Self.printed(level, counters, levels)
    }

    /// Puts the numbers into a label's text.
    private static func printed(_ level: Level, _ counters: [Int?], _ levels: [Int: Level]) -> String {
        var label = ""
        var isNumber = false
        for character in level.text {
            if isNumber, let place = character.wholeNumberValue, (1...Self.mostLevels).contains(place) {
                let format = level.isLegal ? "decimal" : levels[place - 1]?.format ?? "decimal"
                label += counters[place - 1].flatMap { NumberFormat.text($0, format) } ?? ""
                isNumber = false
            } else if character == "%", !isNumber {
                isNumber = true
            } else {
                if isNumber { label += "%" }
                isNumber = false
                label.append(character)
            }
        }
        return ListLabel.bracketed(label, format: level.format)
    }

    /// The definition that holds the levels, behind a style that stands for it.
    private func source(of definition: String) -> String {
        guard let style = self.definitions[definition]?.styleLink else { return definition }
        return self.definitions.first { $0.value.ownStyle == style }?.key ?? definition
    }

    private func levels(of list: String) -> [Int: Level] {
        guard let list = self.lists[list] else { return [:] }
        let levels = self.definitions[self.source(of: list.definition)]?.levels ?? [:]
        return levels.merging(list.levels) { $1 }
    }
}
