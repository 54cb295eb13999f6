internal import Model

/// Finds the notes that a passage refers to.
enum FootnoteLinks {
    /// In the order of the passage's marks. Where a document uses a mark more than once (`*` on every page), the
    /// note is the first one at or behind the passage's page, else the first of all.
    static func notes(of passage: Passage, among notes: [Footnote]) -> [Footnote] {
        passage.footnotes.compactMap { mark in
            let candidates = notes.filter { $0.mark == mark }
            guard let page = passage.page else { return candidates.first }
            return candidates.first { ($0.page ?? 0) >= page } ?? candidates.first
        }
    }
}
