import Testing

@testable import Postgres

@Suite struct SQLTests {
    @Test("the C string of a literal ends where the literal ends")
    func cString() {
        let sql: SQL = "SELECT 'größer'"
        #expect(String(cString: sql.cString) == "SELECT 'größer'")
        #expect(sql.key.count == "SELECT 'größer'".utf8.count)
    }
}
