internal import Model
internal import Postgres

/// Themes and corrections of the passages of some documents.
struct PassageThemes {
    private struct Place: Hashable {
        let document: String
        let ordinal: Int
    }

    private var assignments: [Place: [ThemeAssignment]] = [:]
    private var overrides: [Place: [ThemeOverlay.Override]] = [:]

    init(assignments: PGRows, corrections: PGRows) throws {
        for row in assignments {
            let place = Place(document: try row.requireUUID(0), ordinal: Int(try row.requireInt4(1)))
            guard let grade = Grade(rawValue: try row.requireText(3)),
                let decidedBy = DecidedBy(rawValue: try row.requireText(5)),
                let evidence = Evidence.list(json: try row.requireText(6))
            else { throw Self.unreadable("assignments") }
            self.assignments[place, default: []].append(
                ThemeAssignment(
                    theme: ThemeID(try row.requireText(2)), grade: grade, score: try row.requireDouble(4),
                    decidedBy: decidedBy, evidence: evidence))
        }
        for row in corrections {
            let place = Place(document: try row.requireUUID(0), ordinal: Int(try row.requireInt4(1)))
            guard let action = Correction.Action(rawValue: try row.requireText(3)),
                let grade = Grade(rawValue: try row.requireText(4))
            else { throw Self.unreadable("corrections") }
            self.overrides[place, default: []].append(
                ThemeOverlay.Override(theme: ThemeID(try row.requireText(2)), action: action, grade: grade))
        }
    }

    /// The themes of one passage as they stand.
    mutating func take(document: String, ordinal: Int) -> [ThemeAssignment] {
        let place = Place(document: document, ordinal: ordinal)
        return ThemeOverlay.effective(
            self.assignments.removeValue(forKey: place) ?? [], self.overrides.removeValue(forKey: place) ?? [])
    }

    private static func unreadable(_ table: String) -> StoreError {
        StoreError(.unreadableRow, "read themes", "a row of \(table) has a value that this program does not know")
    }
}
