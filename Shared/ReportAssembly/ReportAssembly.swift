internal import Foundation
internal import Identity
public import Model
public import ReportBuilding
public import ThemeClassification

/// Brings taxonomy, figures of quality and corpus together for a report: the same for the service and for
/// `rapporteur digest`.
public enum ReportAssembly {
    /// The report's id: derived from what was asked and what there was to report on.
    public static func reportID(_ request: ReportRequest, corpusState: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        // A request is plain values; it has no form that cannot be encoded.
        let asked = (try? encoder.encode(request)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return Derivation.uuid("rapporteur.report", [asked, corpusState])
    }

    /// Where a report's files are, below the report folder: `weekly/2026-W47`, or `index-es-1f0c2ab4`.
    ///
    /// Whatever is in series and period, the name stays below the folder.
    public static func folderName(_ request: ReportRequest, reportID: String) -> String {
        guard let series = request.series, let period = request.period else {
            return "\(request.kind.rawValue)-\(request.language.rawValue)-\(reportID.prefix(8))"
        }
        return "\(Self.component(series))/\(Self.component(period))"
    }

    /// What a report says about itself.
    ///
    /// - Parameter companion: File name of the compilation beside an index, where there is one.
    public static func context(
        _ request: ReportRequest, classifier: ThemeClassifier, documents: [DocumentHead], corpusState: String,
        reportID: String, companion: String? = nil
    ) -> ReportContext {
        let plan = self.plan(of: classifier.taxonomy)
        return ReportContext(
            request: request, themes: plan.themes, parents: plan.parents, classifierVersion: classifier.version,
            taxonomyVersion: classifier.taxonomy.version, quality: self.quality(of: classifier), documents: documents,
            corpusState: corpusState, reportID: reportID, companion: companion)
    }

    /// One safe component of a path: everything but letters, digits, `-`, `_` and inner full stops becomes `_`.
    private static func component(_ text: String) -> String {
        var bytes = text.utf8.map { byte -> UInt8 in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                byte
            default: UInt8(ascii: "_")
            }
        }
        if bytes.first == UInt8(ascii: ".") { bytes[0] = UInt8(ascii: "_") }
        return bytes.isEmpty ? "_" : String(decoding: bytes, as: UTF8.self)
    }
}
