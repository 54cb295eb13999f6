import Codec
import Foundation
import Identity
import Model
import ServiceKit
import ThemeClassification

/// Corrections from a file, each with the line it stands in.
///
/// JSON Lines or CSV (RFC 4180, a header in the first line) with the members `document` or `symbol`, `language`, `label`, `theme`,
/// `action`, `grade`, `who` and `why`.
struct CorrectionFile {
    struct Line: Sendable {
        /// From 1.
        let number: Int
        let correction: CorrectionSubmitted
    }

    private(set) var lines: [Line] = []
    /// What is wrong, each with its line; all of them, so that a file is mended once.
    private(set) var faults: [String] = []

    private static let members: Set<String> = [
        "document", "symbol", "language", "label", "theme", "action", "grade", "who", "why",
    ]

    /// - Parameters:
    ///   - who: Who decides, where a line does not say so.
    ///   - why: The reason, where a line does not give one.
    init(path: String, who: String, why: String?) throws {
        let text = try ThemesCommand.text(of: path)
        let isTable = path.lowercased().hasSuffix(".csv") || !(text.first { !$0.isWhitespace } == "{")
        let records = isTable ? try Self.table(text, path) : Self.objects(text)
        for (number, record) in records {
            switch record {
            case .failure(let fault): self.faults.append("line \(number): \(fault.sentence)")
            case .success(let fields):
                do {
                    self.lines.append(Line(number: number, correction: try Self.correction(fields, who, why)))
                } catch let fault as LineFault {
                    self.faults.append("line \(number): \(fault.sentence)")
                }
            }
        }
        if records.isEmpty { self.faults.append("there are no corrections in it") }
    }

    /// What is wrong with one line.
    private struct LineFault: Error { let sentence: String }

    private static func correction(
        _ fields: [String: String], _ who: String, _ why: String?
    ) throws -> CorrectionSubmitted {
        var problems: [String] = []
        func choice<Choice: RawRepresentable & CaseIterable>(_ name: String, _ type: Choice.Type) -> Choice?
        where Choice.RawValue == String {
            guard let text = fields[name] else { return nil }
            guard let choice = Choice(rawValue: text) else {
                problems.append("\(name) '\(text)' is none of \(type.allCases.map(\.rawValue).joined(separator: ", "))")
                return nil
            }
            return choice
        }
        for name in fields.keys.sorted() where !Self.members.contains(name) {
            problems.append("there is no member '\(name)'")
        }
        let language = choice("language", Language.self)
        let action = choice("action", CorrectionSubmitted.Action.self)
        let grade = choice("grade", Grade.self)
        for name in ["label", "theme", "action"] where fields[name] == nil { problems.append("\(name) is missing") }
        if (fields["document"] == nil) == (fields["symbol"] == nil) {
            problems.append("either document (an id) or symbol is needed")
        }
        if let document = fields["document"], !Derivation.isUUID(document) {
            problems.append("document '\(document)' is not a document's id")
        }
        let reason = fields["why"] ?? why
        if reason == nil { problems.append("why is missing: give it in the line or with --why") }
        guard problems.isEmpty, let label = fields["label"], let theme = fields["theme"], let action, let reason else {
            throw LineFault(sentence: problems.joined(separator: "; "))
        }
        let target: CorrectionSubmitted.Target =
            fields["document"].map { .document(id: $0.lowercased()) } ?? .symbol(fields["symbol"] ?? "")
        return CorrectionSubmitted(
            target: target, language: language, label: label, theme: ThemeID(theme), action: action,
            grade: grade ?? .core, who: fields["who"] ?? who, why: reason)
    }

    private typealias Record = (number: Int, fields: Result<[String: String], LineFault>)

    private static func objects(_ text: String) -> [Record] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().compactMap {
            index, line in
            guard line.contains(where: { !$0.isWhitespace }) else { return nil }
            guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else {
                return (index + 1, .failure(LineFault(sentence: "not a JSON object")))
            }
            var fields: [String: String] = [:]
            for (name, value) in object where !(value is NSNull) {
                guard let text = value as? String else {
                    return (index + 1, .failure(LineFault(sentence: "\(name) is not a string")))
                }
                if !text.isEmpty { fields[name] = text }
            }
            return (index + 1, .success(fields))
        }
    }

    private static func table(_ text: String, _ path: String) throws -> [Record] {
        let rows = try CommaSeparated.rows(text, name: path)
        guard let header = rows.first?.cells else { return [] }
        return rows.dropFirst().map { row in
            guard row.cells.count == header.count else {
                return (
                    row.line,
                    .failure(LineFault(sentence: "\(row.cells.count) cells, the header has \(header.count)"))
                )
            }
            let fields = zip(header, row.cells).filter { !$1.isEmpty }
            return (row.line, .success(Dictionary(fields) { first, _ in first }))
        }
    }
}
