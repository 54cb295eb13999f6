internal import Model

/// A citation network as GraphML (graphdrawing.org, primer of 2002), for Gephi, yEd, igraph or networkx: one directed graph, a
/// node per work, an edge per citing and cited work.
enum GraphML {
    /// - Parameter write: Gets the file in pieces.
    static func write(_ network: CitationNetwork, to write: ([UInt8]) throws -> Void) throws {
        var xml = XML()
        xml.begin()
        xml.open(
            "graphml",
            [
                ("xmlns", "http://graphml.graphdrawing.org/xmlns"),
                ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
                (
                    "xsi:schemaLocation",
                    "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd"
                ),
            ])
        xml.line()
        for key in Self.keys {
            xml.empty(
                "key", [("id", key.name), ("for", key.owner), ("attr.name", key.name), ("attr.type", key.type)])
        }
        xml.open("graph", [("id", "citations"), ("edgedefault", "directed")])
        xml.line()
        try write(xml.take())
        var ids: [String: String] = [:]
        var taken: Set<String> = []
        for (number, work) in network.works.enumerated() {
            let safe = Anchors.safe(work.name)
            // A name token (XML Schema `NMTOKEN`); with its place in the order where another has it.
            let id = !safe.isEmpty && taken.insert(safe).inserted ? safe : "\(safe).n\(number)"
            ids[work.name] = id
            xml.open("node", [("id", id)])
            Self.data("symbol", work.name, to: &xml)
            if let title = work.title { Self.data("title", title, to: &xml) }
            if let date = work.date { Self.data("date", date.description, to: &xml) }
            if let kind = work.kind { Self.data("genre", kind.rawValue, to: &xml) }
            Self.data("inCorpus", work.isInCorpus ? "true" : "false", to: &xml)
            xml.close("node")
            xml.line()
            try write(xml.take())
        }
        for link in network.links {
            guard let from = ids[link.from], let to = ids[link.to] else { continue }
            xml.open("edge", [("source", from), ("target", to)])
            Self.data("passages", String(link.labels.count), to: &xml)
            Self.data("labels", link.labels.joined(separator: " "), to: &xml)
            xml.close("edge")
            xml.line()
            try write(xml.take())
        }
        xml.close("graph")
        xml.line()
        xml.close("graphml")
        xml.line()
        try write(xml.take())
    }

    private static let keys: [(name: String, owner: String, type: String)] = [
        ("symbol", "node", "string"), ("title", "node", "string"), ("date", "node", "string"),
        ("genre", "node", "string"), ("inCorpus", "node", "boolean"), ("passages", "edge", "int"),
        ("labels", "edge", "string"),
    ]

    private static func data(_ key: String, _ value: String, to xml: inout XML) {
        xml.element("data", [("key", key)], value)
    }
}
