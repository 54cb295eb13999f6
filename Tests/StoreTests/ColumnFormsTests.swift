import Model
import Testing

@testable import Store

@Suite struct ColumnFormsTests {
    @Test func arraysAreQuoted() {
        #expect(ArrayLiteral.text([]) == nil)
        #expect(
            ArrayLiteral.text(["a", "b \"c\"", "\\", "{,}", "NULL", ""]) == #"{"a","b \"c\"","\\","{,}","NULL",""}"#)
    }

    @Test func hexadecimalThereAndBack() {
        #expect(Hexadecimal.text([0, 0x0F, 0xFF]) == "000fff")
        #expect(Hexadecimal.bytes("000fFF") == [0, 0x0F, 0xFF])
        #expect(Hexadecimal.bytes("0") == nil)
        #expect(Hexadecimal.bytes("0g") == nil)
    }

    @Test func inputIsCheckedBeforeItIsSent() {
        let input = InputCheck(operation: "test", unit: 4)
        #expect(throws: Never.self) { try input.uuid("00000000-0000-8000-8000-00000000000A", "id") }
        for id in ["", "00000000-0000-8000-8000-00000000000", "00000000-0000-8000-8000-00000000000g"] {
            let error = #expect(throws: StoreError.self) { try input.uuid(id, "id") }
            #expect(error?.unit == 4)
        }
        #expect(throws: StoreError.self) { try input.digest("ab", "sha256") }
        #expect(throws: StoreError.self) { try input.digest(String(repeating: "x", count: 64), "sha256") }
        #expect(throws: StoreError.self) { try input.text("a\0", "text") }
    }

    @Test func durationsBecomeSeconds() { #expect(Duration.milliseconds(1_500).inSeconds == 1.5) }
}
