internal import Foundation
public import Model

extension ThemeUnit {
    /// Reads JSON Lines: one unit a line, empty lines left out.
    public static func read(jsonLines: String, name: String = "units") throws(GoldError) -> [ThemeUnit] {
        var units: [ThemeUnit] = []
        let decoder = JSONDecoder()
        for (number, line) in jsonLines.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .enumerated()
        where !line.allSatisfy(\.isWhitespace) {
            do {
                units.append(try decoder.decode(ThemeUnit.self, from: Data(line.utf8)))
            } catch {
                throw GoldError(
                    file: name, line: number + 1,
                    problem: "the line is not {\"id\", \"text\", \"language\"?, \"heading\"?} with a language of "
                        + Language.allCases.map(\.rawValue).joined(separator: ", ") + ".")
            }
        }
        return units
    }
}

/// The answer for one unit, as `rapporteur themes classify` writes it.
public struct ThemeUnitResult: Sendable, Hashable {
    public let id: String
    public let themes: [ThemeAssignment]

    public init(id: String, themes: [ThemeAssignment]) { (self.id, self.themes) = (id, themes) }

    /// One line of JSON without its line end; keys in the order of the interface, the same bytes every time.
    public var json: String {
        let themes = self.themes.map { assignment in
            let evidence = assignment.evidence.map { evidence in
                "{\"start\":\(evidence.start),\"end\":\(evidence.end),\"text\":\(Self.quoted(evidence.text)),"
                    + "\"cue\":\(Self.quoted(evidence.cue))"
                    + (evidence.weight.map { ",\"weight\":\($0)" } ?? "") + "}"
            }
            return "{\"theme\":\(Self.quoted(assignment.theme.rawValue)),\"grade\":\"\(assignment.grade.rawValue)\","
                + "\"score\":\(assignment.score),\"decidedBy\":\"\(assignment.decidedBy.rawValue)\","
                + "\"evidence\":[\(evidence.joined(separator: ","))]}"
        }
        return "{\"id\":\(Self.quoted(self.id)),\"themes\":[\(themes.joined(separator: ","))]}"
    }

    /// A JSON string.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

extension ThemeClassifier {
    /// Classifies one unit.
    public func classify(_ unit: ThemeUnit) -> ThemeUnitResult {
        let themes = self.classify(unit.text, language: unit.language, headings: unit.heading.map { [$0] } ?? [])
        return ThemeUnitResult(id: unit.id, themes: themes)
    }
}
