import Yams

/// Checks a value against the part of JSON Schema that the reports' schema uses. JSON is read as the YAML that it is.
struct SchemaCheck {
    private let root: [String: Any]

    init(_ schema: String) throws {
        self.root = try Yams.load(yaml: schema) as? [String: Any] ?? [:]
    }

    /// Where the value differs from the schema; empty when it does not.
    func faults(of value: Any) -> [String] { self.faults(value, self.root, "#") }

    private func faults(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
        if let reference = schema["$ref"] as? String {
            let name = String(reference.split(separator: "/").last ?? "")
            return self.faults(
                value, (self.root["$defs"] as? [String: Any])?[name] as? [String: Any] ?? ["type": "nothing"], path)
        }
        var faults: [String] = []
        let types = schema["type"] as? [String] ?? (schema["type"] as? String).map { [$0] } ?? []
        if !types.isEmpty, !types.contains(where: { Self.isType($0, value) }) {
            faults.append("\(path) is not \(types)")
        }
        if let constant = schema["const"] as? String, value as? String != constant {
            faults.append("\(path) is not \(constant)")
        }
        if let cases = schema["enum"] as? [Any], !cases.contains(where: { Self.text($0) == Self.text(value) }) {
            faults.append("\(path) is none of the values")
        }
        if let minimum = schema["minimum"] as? Int, let number = Self.number(value), number < Double(minimum) {
            faults.append("\(path) is too small")
        }
        if let maximum = schema["maximum"] as? Int, let number = Self.number(value), number > Double(maximum) {
            faults.append("\(path) is too large")
        }
        if let object = value as? [String: Any] {
            for key in schema["required"] as? [String] ?? [] where object[key] == nil {
                faults.append("\(path) lacks \(key)")
            }
            for (key, part) in schema["properties"] as? [String: Any] ?? [:] {
                if let part = part as? [String: Any], let member = object[key] {
                    faults += self.faults(member, part, "\(path)/\(key)")
                }
            }
        }
        if let items = schema["items"] as? [String: Any], let array = value as? [Any] {
            if let least = schema["minItems"] as? Int, array.count < least {
                faults.append("\(path) has too few items")
            }
            for (index, item) in array.enumerated() { faults += self.faults(item, items, "\(path)/\(index)") }
        }
        if let choices = schema["oneOf"] as? [[String: Any]] {
            let fitting = choices.filter { self.faults(value, $0, path).isEmpty }.count
            if fitting != 1 { faults.append("\(path) fits \(fitting) of the choices") }
        }
        return faults
    }

    private static func isType(_ type: String, _ value: Any) -> Bool {
        switch type {
        case "object": value is [String: Any]
        case "array": value is [Any]
        case "string": value is String
        case "boolean": value is Bool
        case "integer": value is Int
        case "number": Self.number(value) != nil
        case "null": Self.isNull(value)
        default: false
        }
    }

    private static func number(_ value: Any) -> Double? { value as? Double ?? (value as? Int).map(Double.init) }
    private static func isNull(_ value: Any) -> Bool { "\(type(of: value))".contains("Null") }
    private static func text(_ value: Any) -> String { Self.isNull(value) ? "null" : "\(value)" }
}
