import Foundation

/// A JSON value, read by Foundation so that the contract is checked with something else than the code under test.
enum Node: Codable, Hashable {
    case null
    case boolean(Bool)
    case number(Double)
    case string(String)
    case array([Node])
    case object([String: Node])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .boolean(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([Node].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: Node].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .boolean(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        case .array(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }

    init(_ bytes: [UInt8]) throws { self = try JSONDecoder().decode(Node.self, from: Data(bytes)) }
    func bytes() throws -> [UInt8] { Array(try JSONEncoder().encode(self)) }

    subscript(name: String) -> Node? {
        get {
            if case .object(let members) = self { members[name] } else { nil }
        }
        set {
            guard case .object(var members) = self else { return }
            members[name] = newValue
            self = .object(members)
        }
    }
    var members: [String: Node] { if case .object(let members) = self { members } else { [:] } }
    var items: [Node] { if case .array(let items) = self { items } else { [] } }
    var text: String? { if case .string(let text) = self { text } else { nil } }

    var typeNames: Set<String> {
        switch self {
        case .null: ["null"]
        case .boolean: ["boolean"]
        case .number(let value): value == value.rounded() ? ["number", "integer"] : ["number"]
        case .string: ["string"]
        case .array: ["array"]
        case .object: ["object"]
        }
    }
}

/// Validates with the part of JSON Schema 2020-12 that the contract uses; an unknown keyword is an error, not a pass.
struct SchemaValidator {
    let schemas: [String: Node]
    private static let annotations: Set<String> = [
        "$schema", "$id", "title", "description", "contentEncoding", "format", "then", "maxProperties",
    ]

    /// Why `node` does not fit the schema in the file `name`; empty when it does.
    func faults(_ node: Node, against name: String) -> [String] {
        guard let schema = self.schemas[name] else { return ["no schema \(name)"] }
        return self.faults(node, schema, "")
    }

    private func faults(_ node: Node, _ schema: Node, _ place: String) -> [String] {
        var faults: [String] = []
        for (keyword, rule) in schema.members.sorted(by: { $0.key < $1.key }) {
            let found = self.check(keyword, rule, node, schema, place)
            faults += found.map { "\(place) \(keyword): \($0)" }
        }
        return faults
    }

    private func fits(_ node: Node, _ schema: Node) -> Bool { self.faults(node, schema, "").isEmpty }

    private func check(_ keyword: String, _ rule: Node, _ node: Node, _ schema: Node, _ place: String) -> [String] {
        func fail(_ isWrong: Bool) -> [String] { isWrong ? ["broken"] : [] }
        switch (keyword, rule, node) {
        case ("$ref", .string(let name), _): return self.faults(node, against: name)
        case ("type", .string(let type), _): return fail(!node.typeNames.contains(type))
        case ("type", .array(let types), _): return fail(node.typeNames.isDisjoint(with: types.compactMap(\.text)))
        case ("enum", .array(let values), _): return fail(!values.contains(node))
        case ("const", let value, _): return fail(value != node)
        case ("not", let inner, _): return fail(self.fits(node, inner))
        case ("oneOf", .array(let choices), _): return fail(choices.count { self.fits(node, $0) } != 1)
        case ("anyOf", .array(let choices), _): return fail(!choices.contains { self.fits(node, $0) })
        case ("allOf", .array(let all), _): return all.flatMap { self.faults(node, $0, place) }
        case ("if", let condition, _):
            guard let then = schema["then"], self.fits(node, condition) else { return [] }
            return self.faults(node, then, place)
        case ("required", .array(let names), .object(let members)):
            return names.compactMap(\.text).filter { members[$0] == nil }
        case ("properties", .object(let rules), .object(let members)):
            return rules.flatMap { name, rule in members[name].map { self.faults($0, rule, place + "/" + name) } ?? [] }
        case ("additionalProperties", let rule, .object(let members)):
            let known = schema["properties"]?.members ?? [:]
            return members.filter { known[$0.key] == nil }.flatMap { self.faults($0.value, rule, place + "/" + $0.key) }
        case ("propertyNames", let rule, .object(let members)):
            return members.keys.flatMap { self.faults(.string($0), rule, place) }
        case ("items", let rule, .array(let items)):
            return items.enumerated().flatMap { self.faults($0.element, rule, "\(place)/\($0.offset)") }
        case ("minItems", .number(let limit), .array(let items)): return fail(items.count < Int(limit))
        case ("maxItems", .number(let limit), .array(let items)): return fail(items.count > Int(limit))
        case ("minLength", .number(let limit), .string(let text)): return fail(text.unicodeScalars.count < Int(limit))
        case ("maxLength", .number(let limit), .string(let text)): return fail(text.unicodeScalars.count > Int(limit))
        case ("minimum", .number(let limit), .number(let value)): return fail(value < limit)
        case ("maximum", .number(let limit), .number(let value)): return fail(value > limit)
        case ("pattern", .string(let pattern), .string(let text)):
            guard let expression = try? NSRegularExpression(pattern: pattern) else { return ["pattern \(pattern)"] }
            let range = NSRange(text.startIndex..., in: text)
            return fail(expression.firstMatch(in: text, range: range) == nil)
        case ("required", _, _), ("properties", _, _), ("additionalProperties", _, _), ("propertyNames", _, _),
            ("items", _, _), ("minItems", _, _), ("maxItems", _, _), ("minLength", _, _), ("maxLength", _, _),
            ("minimum", _, _), ("maximum", _, _), ("pattern", _, _):
            return []
        default: return Self.annotations.contains(keyword) ? [] : ["unknown keyword"]
        }
    }
}
