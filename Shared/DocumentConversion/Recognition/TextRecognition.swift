/// How the text of scanned pages is recognised: by tesseract, from pictures that poppler makes of the pages.
///
/// Recognised text may be wrong anywhere, so it is asked for and never a matter of course, and
/// `ExtractedText.isRecognised` says that it was.
public struct TextRecognition: Sendable, Hashable {
    /// Languages that the pages may be in, as `ar`, `en`, `es`, `fr`, `ru` or `zh`. None, the default, leaves it to the script that
    /// the first page is in.
    public var languages: [String]
    /// Most pages without a text layer that a document may have. Default 100.
    public var pages: Int
    /// Processor time for one page in seconds. Default 60; a page takes two to ten.
    public var pageSeconds: Int
    /// Time for all pages of a document. Default 10 minutes.
    public var wallClock: Duration

    public init(
        languages: [String] = [], pages: Int = 100, pageSeconds: Int = 60, wallClock: Duration = .seconds(600)
    ) {
        (self.languages, self.pages) = (languages, pages)
        (self.pageSeconds, self.wallClock) = (pageSeconds, wallClock)
    }

    /// The names that tesseract has for the languages, and Debian for the packages with their data.
    static let models: [(language: String, script: String, model: String)] = [
        ("en", "Latin", "eng"), ("es", "Latin", "spa"), ("fr", "Latin", "fra"), ("ru", "Cyrillic", "rus"),
        ("ar", "Arabic", "ara"), ("zh", "Han", "chi_sim"),
    ]

    /// The Debian package with a model: `tesseract-ocr-chi-sim`.
    static func package(of model: String) -> String {
        "tesseract-ocr-" + model.map { $0 == "_" ? "-" : String($0) }.joined()
    }
}
