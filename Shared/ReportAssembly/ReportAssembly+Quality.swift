internal import ReportBuilding
internal import ThemeClassification

extension ReportAssembly {
    /// The figures that the classifier's weights were made with, for the annex; empty when the weights carry none.
    static func quality(of classifier: ThemeClassifier) -> [QualityFigure] { [] }
}
