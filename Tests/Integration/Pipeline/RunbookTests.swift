import Codec
import DocumentConversion
import Foundation
import Testing

/// The runbook and the programs name the same reasons.
@Suite("Runbook", .timeLimit(.minutes(1)))
struct RunbookTests {
    @Test("every reason that a message can be put aside for stands in the runbook")
    func reasons() throws {
        let folder = Samples.folder.deletingLastPathComponent().deletingLastPathComponent()
        let runbook = try String(contentsOf: folder.appending(path: "runbook.md"), encoding: .utf8)
        let codec = ReasonCatalogue.reasons.map(\.code.rawValue)
        let conversion = ConversionError.ReasonCode.allCases.filter { !ConversionError($0).isTransient }.map(\.rawValue)
        let services = [
            "error-page", "unknown-genre", "unknown-document", "unknown-passage", "ambiguous-passage", "unknown-theme",
            "unknown-correction", "unknown-batch", "id-conflict",
            "crash-suspect", "converter-missing", "retries-exhausted", "cannot-be-stored", "delivery_limit",
        ]
        for reason in codec + conversion + services {
            let isThere = runbook.contains("`\(reason)`") || runbook.contains("`\(reason).")
            #expect(isThere, "\(reason)")
        }
    }
}
