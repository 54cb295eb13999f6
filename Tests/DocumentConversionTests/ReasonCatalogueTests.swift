import Testing

@testable import DocumentConversion

@Suite("Reasons")
struct ReasonCatalogueTests {
    @Test(arguments: ConversionError.ReasonCode.allCases)
    func `every reason has one sentence and one remedy`(code: ConversionError.ReasonCode) {
        let error = ConversionError(code)
        #expect(error.sentence.hasSuffix("."))
        #expect(error.remedy.hasSuffix("."))
        #expect(error.sentence != error.remedy)
        #expect(error.description.hasPrefix(code.rawValue))
    }

    @Test func `only what lies with the machine is transient`() {
        let transient = ConversionError.ReasonCode.allCases.filter { ConversionError($0).isTransient }
        #expect(transient == [.converterMissing, .temporaryStorageFull, .machineExhausted, .cancelled])
    }

    @Test func `the limit is named`() {
        #expect(ConversionError(.resourceLimit, limit: .cpuTime).description.hasPrefix("resource-limit (cpu-time): "))
    }
}
