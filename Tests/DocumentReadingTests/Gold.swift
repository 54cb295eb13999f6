import Foundation
import Model

/// One file of the corpus' structural gold.
struct Gold: Decodable {
    struct Unit: Decodable {
        var kind: String
        var label: String
        var first8: String
        var last5: String
    }
    struct Counts: Decodable {
        var preambular: Int
        var operative: Int
        var recommendations: Int
        var numbered_paragraphs: Int
        var footnotes: Int
    }
    var symbol: String?
    var title: String?
    var adopted: String?
    var session_number: Int?
    var agenda_item: String?
    var counts: Counts
    var units: [Unit]

    init(_ name: String) throws {
        let data = try Data(contentsOf: Corpus.file("documents/structure/\(name).json"))
        self = try JSONDecoder().decode(Gold.self, from: data)
    }
}

/// The units of a reading under the gold's names.
struct NamedUnits {
    private(set) var units: [String: BoundaryHash] = [:]

    init(_ passages: [Passage]) {
        for passage in passages {
            let ordinal = String(passage.label.dropFirst(passage.kind.labelPrefix.count))
            let (kind, label): (String, String) =
                switch passage.kind {
                case .narrative: ("paragraph", ordinal)
                case .recommendation: ("recommendation", ordinal)
                case .preambular: ("preambular", "P" + ordinal)
                case .operative: ("operative", ordinal.hasSuffix("(outer)") ? "outer" : passage.number ?? "U" + ordinal)
                }
            self.units["\(kind) \(label)"] = BoundaryHash(Self.withoutMarkers(passage))
            self.add(passage.subparagraphs, under: label)
        }
    }

    private mutating func add(_ items: [Subparagraph], under label: String) {
        for item in items {
            let name = "\(label)(\(item.label))"
            self.units["sub-paragraph \(name)"] = BoundaryHash(Self.text(item))
            self.add(item.subparagraphs, under: name)
        }
    }

    private static func text(_ item: Subparagraph) -> String {
        ([item.text] + item.subparagraphs.map(Self.text)).joined(separator: " ")
    }

    /// The gold's units do not hold the labels of their items.
    private static func withoutMarkers(_ passage: Passage) -> String {
        guard !passage.subparagraphs.isEmpty else { return passage.text }
        let lines = passage.text.split(separator: "\n").enumerated().map { place, line -> Substring in
            guard place > 0, let end = line.firstIndex(where: { $0 == ")" || $0 == "." }),
                line.distance(from: line.startIndex, to: end) <= 5
            else { return line }
            return line[line.index(after: end)...]
        }
        return lines.joined(separator: " ")
    }
}
