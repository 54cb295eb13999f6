import Codec
import Testing

struct CatalogueTests {
    @Test(
        "every code has a sentence and a remedy of its own, and is written like the others",
        arguments: ReasonCode.allCases)
    func texts(_ code: ReasonCode) {
        let reason = ReasonCatalogue[code]
        #expect(reason.sentence.hasSuffix(".") && reason.remedy.hasSuffix("."))
        #expect(reason.sentence.count > 15 && reason.remedy.count > 8)
        #expect(code.rawValue.utf8.allSatisfy { (0x61...0x7A).contains($0) || "-864".utf8.contains($0) })
        #expect(ReasonCatalogue.reasons.filter { $0.sentence == reason.sentence }.count == 1)
    }
}
