import Codec
import Foundation
import Model
import Testing
import Yams

/// The published contract and the code say the same, in both directions.
@Suite(.timeLimit(.minutes(5)))
struct ContractTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Shared/Codec/Contract").standardized
    private let validator: SchemaValidator
    private let encoder = EventEncoder()
    private let decoder = EventDecoder()

    init() throws {
        var schemas: [String: Node] = [:]
        let folder = Self.folder.appending(path: "schemas")
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            schemas[file.lastPathComponent] = try Node(Array(try Data(contentsOf: file)))
        }
        self.validator = SchemaValidator(schemas: schemas)
    }

    private func schema(_ type: EventType) throws -> Node {
        try #require(self.validator.schemas[type.rawValue + ".json"])
    }

    private func envelope(_ event: Event) throws -> Node { try Node(self.encoder.structured(event).body) }

    /// Why the decoder refuses an event, or `nil`.
    private func refusal(_ node: Node) throws -> CodecError? {
        let message = WireMessage(contentType: "application/cloudevents+json", body: try node.bytes())
        do throws(CodecError) {
            _ = try self.decoder.decode(message, expecting: Set(EventType.allCases))
            return nil
        } catch {
            return error
        }
    }

    @Test("there is one schema for each event, and one for the envelope")
    func files() throws {
        let expected = Set(EventType.allCases.map { $0.rawValue + ".json" } + ["cloudevent.json"])
        #expect(Set(self.validator.schemas.keys) == expected)
        let types = self.validator.schemas["cloudevent.json"]?["properties"]?["type"]?["enum"]?.items.compactMap(\.text)
        #expect(types == EventType.allCases.map(\.cloudEventsType))
        for (name, schema) in self.validator.schemas {
            #expect(schema["$schema"]?.text == "https://json-schema.org/draft/2020-12/schema")
            #expect(schema["$id"]?.text?.hasSuffix("/" + name) == true)
        }
    }

    @Test("what the encoder writes fits the schemas", arguments: EventType.allCases)
    func encoderFits(_ type: EventType) throws {
        var generator = EventGenerator(.generator(20))
        for _ in 0..<200 {
            let node = try self.envelope(generator.event(type))
            let faults = self.validator.faults(node, against: "cloudevent.json")
            #expect(faults.isEmpty, "\(faults) \(node)")
        }
    }

    @Test("every field of the code is in the schema, and the other way round", arguments: EventType.allCases)
    func sameFields(_ type: EventType) throws {
        guard type != .documentSubmitted else { return try self.sameFieldsOfSubmission() }
        var generator = EventGenerator(.generator(21), presence: 100)
        var written: Set<String> = []
        for _ in 0..<60 {
            let data = try #require(try self.envelope(generator.event(type))["data"])
            written.formUnion(Self.paths(of: data, schema: try self.schema(type)))
        }
        #expect(written == Self.paths(inSchema: try self.schema(type)))
    }

    private func sameFieldsOfSubmission() throws {
        let fields = try self.schema(.documentSubmitted)["properties"]?.members.keys.sorted()
        #expect(
            fields == ["base64", "contentType", "fileName", "language", "sourceURI", "symbol", "text", "title"])
        let node = try Node(
            Array(
                #"{"specversion":"1.0","id":"1","source":"s","type":"org.rapporteur.document.submitted.v1","data":{"base64":"YQ==","contentType":"a/b","fileName":"f","language":"fr","sourceURI":"u","symbol":"s","title":"t"}}"#
                    .utf8))
        let message = WireMessage(contentType: "application/cloudevents+json", body: try node.bytes())
        let event = try self.decoder.decode(message, expecting: [.documentSubmitted])
        let whole = Submission(
            content: [0x61], contentType: "a/b", fileName: "f", symbol: "s", language: .french, title: "t",
            sourceURI: "u")
        #expect(event.data == .submitted(whole))
        #expect(self.validator.faults(node, against: "cloudevent.json").isEmpty)
    }

    /// Names of the fields that occur, with `[]` for the items of lists; names that are data count as `*`.
    private static func paths(of node: Node, schema: Node, _ place: String = "") -> Set<String> {
        switch node {
        case .object(let members):
            members.reduce(into: []) { paths, member in
                let known = schema["properties"]?[member.key]
                let path = place + "/" + (schema["additionalProperties"] == nil ? member.key : "*")
                paths.insert(path)
                paths.formUnion(
                    Self.paths(of: member.value, schema: known ?? schema["additionalProperties"] ?? .null, path))
            }
        case .array(let items):
            items.reduce(into: []) { $0.formUnion(Self.paths(of: $1, schema: schema["items"] ?? .null, place + "/[]")) }
        case .null, .boolean, .number, .string: []
        }
    }

    private static func paths(inSchema schema: Node, _ place: String = "") -> Set<String> {
        var paths: Set<String> = []
        for (name, inner) in schema["properties"]?.members ?? [:] {
            paths.insert(place + "/" + name)
            paths.formUnion(Self.paths(inSchema: inner, place + "/" + name))
        }
        if let inner = schema["additionalProperties"] {
            paths.insert(place + "/*")
            paths.formUnion(Self.paths(inSchema: inner, place + "/*"))
        }
        if let inner = schema["items"] { paths.formUnion(Self.paths(inSchema: inner, place + "/[]")) }
        return paths
    }

    @Test("decoder and schema agree on what is missing, null or of the wrong type", arguments: EventType.allCases)
    func sameRefusals(_ type: EventType) throws {
        var generator = EventGenerator(.generator(22), presence: 90)
        for _ in 0..<4 {
            let whole = try self.envelope(generator.event(type))
            for mutant in Self.mutants(of: whole) {
                let faults = self.validator.faults(mutant.node, against: "cloudevent.json")
                let refusal = try self.refusal(mutant.node)
                #expect(
                    faults.isEmpty == (refusal == nil), "\(mutant.what): \(faults) \(refusal?.description ?? "taken")")
            }
        }
    }

    /// `node` with one value each removed or replaced, at every place.
    private static func mutants(of node: Node) -> [(what: String, node: Node)] {
        let strange: [Node] = [
            .null, .boolean(true), .boolean(false), .number(-1), .number(1.5), .number(7), .string(""),
            .string("wrong"),
            .array([]), .object([:]), .array([.number(1)]),
        ]
        switch node {
        case .object(let members):
            return members.flatMap { name, value -> [(String, Node)] in
                var mutants: [(String, Node)] = []
                var without = members
                without[name] = nil
                mutants.append(("no \(name)", .object(without)))
                for replacement in strange + Self.mutants(of: value).map(\.node) {
                    var changed = members
                    changed[name] = replacement
                    mutants.append(("\(name) = \(replacement)", .object(changed)))
                }
                return mutants
            }
        case .array(let items):
            return items.indices.prefix(2).flatMap { index in
                (strange + Self.mutants(of: items[index]).map(\.node)).map { replacement in
                    var changed = items
                    changed[index] = replacement
                    return ("[\(index)] = \(replacement)", .array(changed))
                }
            }
        case .null, .boolean, .number, .string: return []
        }
    }

    @Test("words to choose from are the same in schemas and code")
    func enums() throws {
        func words(_ type: EventType, _ path: String...) throws -> Set<String> {
            let node = path.reduce(try self.schema(type) as Node?) { $0?[$1] }
            return Set(try #require(node?["enum"]).items.compactMap(\.text))
        }
        func all<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type) -> Set<String>
        where Choice.RawValue == String {
            Set(type.allCases.map(\.rawValue))
        }
        #expect(try words(.documentSubmitted, "properties", "language") == all(Language.self))
        #expect(try words(.documentIngested, "properties", "language") == all(Language.self))
        #expect(try words(.documentIngested, "properties", "kind") == all(DocumentKind.self))
        #expect(try words(.documentIngested, "properties", "verdict", "properties", "state") == all(Verdict.State.self))
        #expect(try words(.correctionSubmitted, "properties", "action") == all(CorrectionSubmitted.Action.self))
        #expect(try words(.correctionSubmitted, "properties", "grade") == all(Grade.self))
        let item = ["properties", "corrections", "items", "properties"]
        for (name, expected) in [("action", all(CorrectionSubmitted.Action.self)), ("grade", all(Grade.self))] {
            let node = (item + [name]).reduce(try self.schema(.correctionsSubmitted) as Node?) { $0?[$1] }
            #expect(Set(node?["enum"]?.items.compactMap(\.text) ?? []) == expected)
        }
        #expect(try words(.reportRequested, "properties", "order") == all(ReportRequest.Order.self))
        #expect(try words(.reportRequested, "properties", "kind") == all(ReportRequest.Kind.self))
        #expect(try words(.reportPublished, "properties", "kind") == all(ReportRequest.Kind.self))
        #expect(try words(.reportRequested, "properties", "language") == all(Language.self))
        #expect(try words(.reportRequested, "properties", "formats", "items") == all(ReportRequest.Format.self))
        let filters = ["properties", "filters", "properties"]
        let kinds = (filters + ["passageKinds", "items"]).reduce(try self.schema(.reportRequested) as Node?) { $0?[$1] }
        #expect(Set(kinds?["enum"]?.items.compactMap(\.text) ?? []) == all(PassageKind.self))
        let strengths = (filters + ["strengths", "items"]).reduce(try self.schema(.reportRequested) as Node?) {
            $0?[$1]
        }
        #expect(Set(strengths?["enum"]?.items.compactMap(\.text) ?? []) == all(Strength.self))
        let languages = (filters + ["languages", "items"]).reduce(try self.schema(.reportRequested) as Node?) {
            $0?[$1]
        }
        #expect(Set(languages?["enum"]?.items.compactMap(\.text) ?? []) == all(Language.self))
    }

    @Test("the AsyncAPI document names every event, its routing key, its schema and the limits")
    func asyncAPI() throws {
        let text = try String(contentsOf: Self.folder.appending(path: "asyncapi.yaml"), encoding: .utf8)
        let root = try #require(try Yams.load(yaml: text) as? [String: Any])
        #expect(root["asyncapi"] as? String == "3.0.0")
        let channels = try #require(root["channels"] as? [String: [String: Any]])
        #expect(
            Set(channels.values.compactMap { $0["address"] as? String }) == Set(EventType.allCases.map(\.routingKey)))
        let components = try #require(root["components"] as? [String: Any])
        let messages = try #require(components["messages"] as? [String: [String: Any]])
        let names = Set(messages.values.compactMap { $0["name"] as? String })
        #expect(names == Set(EventType.allCases.map(\.cloudEventsType) + ["bare-file"]))
        #expect((root["operations"] as? [String: Any])?.count == EventType.allCases.count)
        for reference in Self.references(in: root) {
            if reference.hasPrefix("#/") {
                let found = reference.dropFirst(2).split(separator: "/").reduce(root as Any?) {
                    ($0 as? [String: Any])?[String($1)]
                }
                #expect(found != nil, "\(reference)")
            } else {
                #expect(self.validator.schemas[String(reference.dropFirst("schemas/".count))] != nil, "\(reference)")
            }
        }
        let limits = try #require(root["x-rapporteur-limits"] as? [String: Int])
        let code = Mirror(reflecting: CodecLimits()).children.reduce(into: [String: Int]()) { limits, child in
            if let name = child.label { limits[name] = child.value as? Int }
        }
        #expect(limits == code)
    }

    private static func references(in value: Any) -> [String] {
        if let map = value as? [String: Any] {
            return map.flatMap { name, inner in
                if name == "$ref", let reference = inner as? String { [reference] } else { Self.references(in: inner) }
            }
        }
        return (value as? [Any])?.flatMap(Self.references) ?? []
    }

    @Test("the page for integrators lists every reason code")
    func page() throws {
        let page = try String(contentsOf: Self.folder.appending(path: "README.md"), encoding: .utf8)
        for reason in ReasonCatalogue.reasons {
            #expect(
                page.contains("| `\(reason.code.rawValue)` | \(reason.sentence) | \(reason.remedy) |"), "\(reason.code)"
            )
        }
        for type in EventType.allCases { #expect(page.contains("`\(type.rawValue)`")) }
    }
}
