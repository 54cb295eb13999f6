/// The label that a word processor prints before a list's item.
enum ListLabel {
    /// The label without blanks at its ends. Small letters with a full stop get brackets, as their language has them: lists
    /// that went through HTML have lost theirs.
    ///
    /// - Parameter format: By the names of ``NumberFormat``.
    static func bracketed(_ label: String, format: String) -> String {
        let label = self.trimmed(label)
        let isLetter = format == "lowerLetter" || format == "lowerRoman"
        guard isLetter, label.last == ".", label.utf8.count <= 6, !label.dropLast().contains(".") else { return label }
        return "\u{1}\(label.dropLast()))"
    }

    private static func trimmed(_ label: String) -> String {
        let start = label.drop { $0 == " " || $0 == "\t" || $0 == "\u{A0}" }
        guard let last = start.lastIndex(where: { $0 != " " && $0 != "\t" && $0 != "\u{A0}" }) else { return "" }
        return String(start[...last])
    }
}
