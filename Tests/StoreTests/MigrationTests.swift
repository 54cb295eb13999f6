import Testing

@testable import Store

@Suite struct MigrationTests {
    private let known = Migration.numbered([
        ("0002_second.sql", "SELECT 2;"), ("grants.sql", "GRANT"), ("0001_first.sql", "SELECT 1;"),
        ("0003_third.txt", ""),
    ])

    private func applied(_ count: Int) -> [Migration.Applied] {
        self.known.prefix(count).map { Migration.Applied(version: $0.version, name: $0.name, sha256: $0.sha256) }
    }

    @Test func onlyNumberedSQLFilesAreMigrations() {
        #expect(self.known.map(\.name) == ["0001_first", "0002_second"])
        #expect(self.known.map(\.file) == [2, 0])
        #expect(self.known[0].sha256 == "17db4fd369edb9244b9f91d9aeed145c3d04ad8ba6e95d06247f07a63527d11a")
    }

    @Test func embeddedMigrationsAreNumberedFromOneWithoutGaps() {
        #expect(!Migration.known.isEmpty)
        #expect(Migration.known.map(\.version) == Array(1...Migration.known.count))
        #expect(Store.supportedSchemaVersions.contains(Migration.known.count))
    }

    @Test func whatIsMissingIsPendingInOrder() throws {
        #expect(try Migration.pending(of: self.known, applied: []).map(\.version) == [1, 2])
        #expect(try Migration.pending(of: self.known, applied: self.applied(1)).map(\.version) == [2])
        #expect(try Migration.pending(of: self.known, applied: self.applied(2)).isEmpty)
    }

    @Test func anEditIsRefused() {
        let edited = [Migration.Applied(version: 1, name: "0001_first", sha256: String(repeating: "0", count: 64))]
        let error = #expect(throws: StoreError.self) { try Migration.pending(of: self.known, applied: edited) }
        #expect(error?.code == .migrationEdited)
    }

    @Test func aMigrationFromTheFutureIsRefused() {
        let future = self.applied(2) + [Migration.Applied(version: 3, name: "0003_third", sha256: "")]
        let error = #expect(throws: StoreError.self) { try Migration.pending(of: self.known, applied: future) }
        #expect(error?.code == .schemaTooNew)
        #expect(error?.sentence.contains("0003_third") == true)
    }
}
