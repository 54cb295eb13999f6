public import Model

/// How well the classifier does on a labelled set, as printed in the annex of a report.
public struct QualityFigure: Sendable, Hashable {
    /// Which themes the figure is about.
    public enum Scope: Sendable, Hashable {
        case theme(ThemeID)
        /// Mean over the themes, each counting alike.
        case macro
        /// All decisions counted together.
        case micro
    }
    public var scope: Scope
    /// Language of the labelled units; `nil` for all together.
    public var language: Language?
    /// Name of the labelled set, for example `dev-gold`.
    public var goldSet: String
    /// 0 to 1, as are recall and F1.
    public var precision: Double
    public var recall: Double
    public var f1: Double
    /// Number of units in the set that were judged.
    public var units: Int

    public init(
        scope: Scope, language: Language? = nil, goldSet: String, precision: Double, recall: Double, f1: Double,
        units: Int
    ) {
        (self.scope, self.language, self.goldSet, self.units) = (scope, language, goldSet, units)
        (self.precision, self.recall, self.f1) = (precision, recall, f1)
    }
}

/// Everything a report says about itself: what was asked, of what, and by which versions.
///
/// There is no clock in it, on purpose: the same corpus and request give the same bytes.
public struct ReportContext: Sendable {
    public var request: ReportRequest
    /// All themes of the taxonomy, in the order in which the report treats them. Sub-themes may be among them.
    public var themes: [Theme]
    /// For each sub-theme the theme it belongs to; empty where the taxonomy has one level.
    public var parents: [ThemeID: ThemeID]
    public var classifierVersion: String
    public var taxonomyVersion: String
    public var quality: [QualityFigure]
    /// Every document the report looked at, also those that gave it no passage. Any order.
    public var documents: [DocumentHead]
    /// Names the state of the corpus, for example a digest over its documents and corrections.
    public var corpusState: String
    /// Derived id of the report.
    public var reportID: String
    /// Name of the compilation that holds the full texts beside an index, for example `compilation.html`; a file name
    /// in the same folder. With it an index's citations lead to the full text; without, to their place in the index.
    public var companion: String?
    /// The site's folder as seen from the report, for example `site/`; citations then lead to the documents' own pages.
    public var site: String?
    /// For `changes`: what the last report of the series showed; `nil` when there was none.
    public var since: ReportBaseline?

    public init(
        request: ReportRequest, themes: [Theme], parents: [ThemeID: ThemeID] = [:], classifierVersion: String,
        taxonomyVersion: String, quality: [QualityFigure] = [], documents: [DocumentHead], corpusState: String,
        reportID: String, companion: String? = nil, site: String? = nil, since: ReportBaseline? = nil
    ) {
        (self.request, self.themes, self.parents, self.quality) = (request, themes, parents, quality)
        (self.classifierVersion, self.taxonomyVersion) = (classifierVersion, taxonomyVersion)
        (self.documents, self.corpusState, self.reportID) = (documents, corpusState, reportID)
        (self.companion, self.site, self.since) = (companion, site, since)
    }
}
