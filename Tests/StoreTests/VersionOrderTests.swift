import Testing

@testable import Store

@Suite struct VersionOrderTests {
    @Test func numbersOfADottedVersion() {
        #expect(VersionOrder.numbers("1.4.0") == [1, 4])
        #expect(VersionOrder.numbers("0") == [0])
        #expect(VersionOrder.numbers("2026.11.3") == [2026, 11, 3])
    }

    @Test(arguments: ["", "1..2", "v1", "1.x", "1.", "99999999999"]) func otherVersionsHaveNoOrder(_ version: String) {
        #expect(VersionOrder.numbers(version).isEmpty)
        #expect(!VersionOrder.isOlder(version, "9") && !VersionOrder.isOlder("0.1", version))
    }

    @Test func tenComesAfterNine() {
        #expect(VersionOrder.isOlder("1.9", "1.10"))
        #expect(!VersionOrder.isOlder("1.10", "1.9"))
        #expect(!VersionOrder.isOlder("1.0", "1"))
    }
}
