internal import Model

/// Turns placed entries into one file as they pass.
protocol ReportFormatter {
    /// Takes the next entry, in the builder's order. Entries without a theme of the report are handed over too.
    mutating func add(_ placed: PlacedEntry) throws

    /// Writes what is left.
    /// - Returns: Size of the file in bytes.
    mutating func finish(_ summary: ReportSummary) throws -> Int
}

/// What is known when all entries have passed.
struct ReportSummary {
    let totals: Totals
}
