internal import Model

/// The notes at the foot of one page, and where they stand.
struct NoteZone {
    /// Lines from the rule on to the end of the page.
    var lines: Range<Int>
    var notes: [Note] = []

    struct Note {
        var mark: String
        var pieces: [Range<Int>]
        var page: Int
    }
}
