internal import Model

/// Judges what the way in which a text was got from its file means for its reading: text recognised from pictures of pages,
/// pages that hold nothing else, and numbers that the file does not tell.
enum SourceJudge {
    /// Single pages without text are blank or divide parts; more than one in so many is a scan in part.
    private static let shareOfPages = 5

    /// The verdict with what speaks against the reading; never better than it was.
    static func verdict(_ verdict: Verdict, on source: ExtractedText) -> Verdict {
        var reasons: [String] = []
        if source.isRecognised {
            reasons.append(
                "recognised-text: the text was recognised from pictures of pages; words and marks may be wrong")
        }
        if source.hasCountedNumbers {
            reasons.append(
                "counted-numbers: the file hides the numbers of its lists; they were counted and may be wrong")
        }
        if let pages = source.pageCount, source.format == .pdf, !source.isRecognised, !source.lines.isEmpty {
            let empty = pages - Set(source.lines.map(\.page)).count
            if empty >= 2, empty * self.shareOfPages >= pages {
                reasons.append("little-text: \(empty) of \(pages) pages have no text; they may be pictures")
            }
        }
        guard !reasons.isEmpty else { return verdict }
        return Verdict(verdict.state == .faithful ? .needsReview : verdict.state, reasons: verdict.reasons + reasons)
    }
}
