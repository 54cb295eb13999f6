import Model
import Testing

@testable import ReportBuilding

@Suite("The citation network", .timeLimit(.minutes(5)))
struct CitationNetworkTests {
    private static func entry(_ document: DocumentHead, _ ordinal: Int, citing citations: [String]) -> ReportEntry {
        SampleReport.entry(from: document, ordinal, "Words.", citations: citations)
    }

    private static func network(_ entries: [ReportEntry]) -> CitationNetwork {
        var network = CitationNetwork([SampleReport.report, SampleReport.arabic, SampleReport.resolution])
        for entry in entries { network.add(entry) }
        return network
    }

    @Test func `language versions are one work, parts count for the whole, and what is missing is said`() {
        let network = Self.network([
            Self.entry(SampleReport.report, 0, citing: ["EXAMPLE/RES/12/9", "Example Protocol, article 9"]),
            Self.entry(SampleReport.report, 1, citing: ["EXAMPLE/RES/12/9", "EXAMPLE/WG.7/2031/4"]),
            Self.entry(SampleReport.arabic, 0, citing: ["EXAMPLE/RES/12/9", "Example Protocol, article 10"]),
        ])
        #expect(network.works.map(\.name) == ["EXAMPLE/RES/12/9", "EXAMPLE/WG.7/2031/4", "Example Protocol"])
        #expect(network.works.map(\.isInCorpus) == [true, true, false])
        #expect(network.links.map(\.to) == ["EXAMPLE/RES/12/9", "Example Protocol"])
        #expect(network.links.map(\.labels) == [["R1", "R2"], ["R1"]])
    }

    @Test("as GraphML it is well formed, whatever documents are called", arguments: EscapingTests.hostile)
    func graph(text: String) throws {
        let entry = EscapingTests.entry(text)
        var network = CitationNetwork([entry.document, SampleReport.resolution])
        network.add(entry)
        var bytes: [UInt8] = []
        try GraphML.write(network) { bytes += $0 }
        let names = try XMLElements(String(decoding: bytes, as: UTF8.self)).names
        #expect(Set(names) == ["graphml", "key", "graph", "node", "data", "edge"])
        #expect(names.filter { $0 == "node" }.count == network.works.count)
    }
}
