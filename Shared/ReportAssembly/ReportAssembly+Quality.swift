internal import ReportBuilding
internal import ThemeClassification

extension ReportAssembly {
    /// The figures that the classifier's weights were made with, for the annex.
    static func quality(of classifier: ThemeClassifier) -> [QualityFigure] {
        classifier.recordedFigures.map { figure in
            let scope: QualityFigure.Scope =
                switch figure.scope {
                case .theme(let theme): .theme(theme)
                case .macro: .macro
                case .micro: .micro
                }
            return QualityFigure(
                scope: scope, language: figure.language, goldSet: figure.goldSet, precision: figure.precision,
                recall: figure.recall, f1: figure.f1, units: figure.units)
        }
    }
}
