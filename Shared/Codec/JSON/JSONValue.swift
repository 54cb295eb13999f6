/// A JSON text (RFC 8259) that was read: its values, which point into its bytes.
///
/// Strings stay where they are until someone asks for them, so that a file of many megabytes in base64 is not copied twice.
struct JSONDocument {
    let bytes: [UInt8]
    let root: JSONValue
}

enum JSONValue {
    case null
    case boolean(Bool)
    /// Whole numbers, and others that are whole in value (`1.0`, `1e2`).
    case integer(Int)
    case fraction(Double)
    case string(JSONString)
    case array([JSONValue])
    case object([JSONMember])

    /// What people call the value's type, for sentences.
    var typeName: String {
        switch self {
        case .null: "null"
        case .boolean: "a boolean"
        case .integer, .fraction: "a number"
        case .string: "a string"
        case .array: "a list"
        case .object: "an object"
        }
    }
}

struct JSONMember {
    let name: String
    let value: JSONValue
}

/// Where a string stands in the document's bytes, without its quotation marks; already known to be valid.
struct JSONString {
    let range: Range<Int>
    let hasEscapes: Bool

    /// The string's own UTF-8.
    func utf8(in bytes: [UInt8]) -> [UInt8] {
        self.hasEscapes ? JSONEscapes.resolve(bytes[self.range]) : Array(bytes[self.range])
    }

    func text(in bytes: [UInt8]) -> String {
        self.hasEscapes
            ? String(decoding: self.utf8(in: bytes), as: UTF8.self) : String(decoding: bytes[self.range], as: UTF8.self)
    }
}
