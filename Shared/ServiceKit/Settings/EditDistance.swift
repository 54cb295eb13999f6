/// How many letters two names differ by (Levenshtein), for "did you mean".
public enum EditDistance {
    /// Insertions, deletions and replacements that turn one text into the other.
    public static func between(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let next = min(row[j] + 1, row[j + 1] + 1, diagonal + (a == b ? 0 : 1))
                (diagonal, row[j + 1]) = (row[j + 1], next)
            }
        }
        return row[right.count]
    }

    static func isAtMostTwo(_ left: String, _ right: String) -> Bool { (1...2).contains(Self.between(left, right)) }
}
