internal import Model

/// One piece of a report's content, in the order in which people read it. Kinds produce blocks, formats render them; neither
/// knows the other.
enum ReportBlock {
    /// Opens a section and closes those of the same and deeper levels.
    case section(ReportSection)
    /// A paragraph of the report's own words.
    case paragraph(String)
    /// A record: a quoted passage, or values alone, with its citation.
    case item(ReportItem)
    /// A line that refers to a passage quoted elsewhere, with a word on where or why.
    case reference(PassageReference, short: ContentText, note: String?)
    /// Opens a table; only ``row(_:)`` may follow until ``endTable``.
    case beginTable(ReportTable)
    case row(ReportRow)
    case endTable
    case chart(ReportChart)
}

/// A heading and what stands under it.
struct ReportSection {
    /// ASCII, unique in the report, stable from one report to the next: the anchor, and `part` in CSV and JSON.
    let id: String
    /// 1 (a part or theme, in the contents), 2 (a heading, in the contents) or 3.
    let level: Int
    let heading: ContentText
    /// Shown behind the heading; `nil` when it is not known beforehand.
    var count: Int?
    /// The document whose passages stand under it: its title, language and date are shown, and it is left out of the contents.
    var document: DocumentHead?

    /// Whether it only refers to what is quoted elsewhere; such a section stays when a filter hides entries.
    var isRelated: Bool

    init(
        id: String, level: Int, _ heading: ContentText, count: Int? = nil, document: DocumentHead? = nil,
        isRelated: Bool = false
    ) {
        (self.id, self.level, self.heading, self.count) = (id, level, heading, count)
        (self.document, self.isRelated) = (document, isRelated)
    }
}

/// One record of a report.
struct ReportItem {
    /// Anchor, unique in the report. The first item that quotes a passage has the passage's own (``PlacedEntry/anchor``).
    let id: String
    /// The passage it ends in: quoted exactly, cited, linked.
    let passage: PlacedEntry
    /// What is shown of it.
    var form: Form
    /// In the kind's columns, those without a value left out.
    var values: [(column: ReportColumn, value: ReportValue)]
    /// Against which earlier words the passage's differences are shown.
    var difference: WordDifference?
    /// Positions of the themes under which a page's filter finds it.
    var themes: [Int]

    enum Form {
        /// The whole passage with its sub-paragraphs and notes.
        case full
        /// These words of the passage (ranges of bytes of its layout's text), then the whole on demand.
        case excerpt([Range<Int>])
        /// The short line.
        case line
    }

    init(
        id: String, _ passage: PlacedEntry, form: Form = .full,
        values: [(column: ReportColumn, value: ReportValue)] = [], difference: WordDifference? = nil,
        themes: [Int]? = nil
    ) {
        (self.id, self.passage, self.form, self.values) = (id, passage, form, values)
        (self.difference, self.themes) = (difference, themes ?? passage.placement.core)
    }

    /// All passages that the item's values refer to, in order; the passage itself where they refer to none.
    var references: [PassageReference] {
        let references = self.values.flatMap { entry -> [PassageReference] in
            if case .references(let references) = entry.value { references } else { [] }
        }
        return references.isEmpty ? [PassageReference(self.passage, isQuotedHere: true)] : references
    }
}

/// A table's head.
struct ReportTable {
    /// As ``ReportSection/id``.
    let id: String
    let caption: String
    let columns: [ReportColumn]
}

/// A table's row; values stand in the table's columns, in their order.
struct ReportRow {
    let cells: [ReportValue?]
    /// Where a click on the row's first cell leads; `nil` for nowhere.
    var target: DocumentHead?

    init(_ cells: [ReportValue?], target: DocumentHead? = nil) { (self.cells, self.target) = (cells, target) }
}

/// Figures as a picture. Formats without pictures, and machines, get the same figures as a table.
struct ReportChart {
    struct Series {
        let name: String
        /// One per category.
        let values: [Int]
    }

    let id: String
    let title: String
    /// What the picture says, in a sentence, for those who do not see it.
    let summary: String
    /// What the categories are: "Year".
    let categoryName: String
    let categories: [String]
    let series: [Series]
}
