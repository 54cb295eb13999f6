/// Reads JSON (RFC 8259) in one pass over its bytes.
///
/// Stricter than the RFC asks, because what two parsers understand differently is a hole: repeated names, lone surrogates,
/// NUL and numbers beyond 64 bits are refused, and nothing may follow the value. Nesting and the number of values are
/// limited while reading, so that no message exhausts the stack or the memory.
struct JSONReader {
    /// Most values of one text, so that twelve million brackets do not become a gigabyte of values.
    static let mostValues = 1_000_000

    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0
    private let depthLimit: Int
    private var depth = 0
    private var values = 0
    private var salvaged: [JSONMember] = []

    /// - Parameter salvaged: when reading fails, the members of the outermost object that came whole before the fault.
    /// - Throws: a fault with the pointer and the offset of the first byte that is wrong.
    static func read(
        _ bytes: [UInt8], depthLimit: Int, salvaged: inout [JSONMember]
    ) throws(Fault) -> JSONDocument {
        let root = try bytes.withUnsafeBufferPointer { (buffer) throws(Fault) in
            var reader = JSONReader(bytes: buffer, depthLimit: min(depthLimit, CodecLimits.deepest))
            defer { salvaged = reader.salvaged }
            return try reader.document()
        }
        return JSONDocument(bytes: bytes, root: root)
    }

    static func read(_ bytes: [UInt8], depthLimit: Int) throws(Fault) -> JSONDocument {
        var salvaged: [JSONMember] = []
        return try Self.read(bytes, depthLimit: depthLimit, salvaged: &salvaged)
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, depthLimit: Int) {
        (self.bytes, self.depthLimit) = (bytes, depthLimit)
    }

    private mutating func document() throws(Fault) -> JSONValue {
        if self.bytes.count >= 3, self.bytes[0] == 0xEF, self.bytes[1] == 0xBB, self.bytes[2] == 0xBF {
            throw Fault(.malformedJSON, at: "", offset: 0, "a byte order mark")
        }
        self.skipSpace()
        let value = try self.value()
        self.skipSpace()
        guard self.position == self.bytes.count else {
            throw Fault(.malformedJSON, at: "", offset: self.position, "something follows the value")
        }
        return value
    }

    private mutating func value() throws(Fault) -> JSONValue {
        guard self.position < self.bytes.count else { throw self.truncated() }
        self.values += 1
        if self.values > Self.mostValues {
            throw Fault(.tooManyItems, at: "", offset: self.position, "more than \(Self.mostValues) values in all")
        }
        switch self.bytes[self.position] {
        case UInt8(ascii: "\""): return .string(try self.string())
        case UInt8(ascii: "{"): return .object(try self.nested { (reader) throws(Fault) in try reader.members() })
        case UInt8(ascii: "["): return .array(try self.nested { (reader) throws(Fault) in try reader.items() })
        case UInt8(ascii: "t"): return try self.word("true", .boolean(true))
        case UInt8(ascii: "f"): return try self.word("false", .boolean(false))
        case UInt8(ascii: "n"): return try self.word("null", .null)
        case UInt8(ascii: "-"), 0x30...0x39: return try self.number()
        default: throw self.unexpected("a value")
        }
    }

    private mutating func nested<T>(_ body: (inout JSONReader) throws(Fault) -> T) throws(Fault) -> T {
        self.depth += 1
        if self.depth > self.depthLimit {
            throw Fault(.tooDeep, at: "", offset: self.position, "the limit is \(self.depthLimit) levels")
        }
        self.position += 1
        let result = try body(&self)
        self.depth -= 1
        return result
    }

    private mutating func members() throws(Fault) -> [JSONMember] {
        var members: [JSONMember] = []
        let isOutermost = self.depth == 1
        do {
            try self.read(into: &members)
            return members
        } catch {
            if isOutermost { self.salvaged = members }
            throw error
        }
    }

    private mutating func read(into members: inout [JSONMember]) throws(Fault) {
        var names = NameSet()
        self.skipSpace()
        if try self.closes(UInt8(ascii: "}")) { return }
        while true {
            guard self.position < self.bytes.count else { throw self.truncated() }
            guard self.bytes[self.position] == UInt8(ascii: "\"") else {
                throw self.unexpected("a name in quotation marks")
            }
            let start = self.position
            let name = self.text(try self.string())
            if !names.insert(name, after: members) {
                throw Fault(.duplicateKey, at: JSONPointer.prefixed(nil, with: JSONPointer.step(name)), offset: start)
            }
            self.skipSpace()
            guard self.position < self.bytes.count else { throw self.truncated() }
            guard self.bytes[self.position] == UInt8(ascii: ":") else { throw self.unexpected("a colon") }
            self.position += 1
            self.skipSpace()
            do {
                members.append(JSONMember(name: name, value: try self.value()))
            } catch {
                throw error.inside(JSONPointer.step(name))
            }
            self.skipSpace()
            if try self.closes(UInt8(ascii: "}")) { return }
            try self.comma(before: UInt8(ascii: "}"))
        }
    }

    private mutating func items() throws(Fault) -> [JSONValue] {
        var items: [JSONValue] = []
        self.skipSpace()
        if try self.closes(UInt8(ascii: "]")) { return items }
        while true {
            do {
                items.append(try self.value())
            } catch {
                throw error.inside("/\(items.count)")
            }
            self.skipSpace()
            if try self.closes(UInt8(ascii: "]")) { return items }
            try self.comma(before: UInt8(ascii: "]"))
        }
    }

    private mutating func closes(_ bracket: UInt8) throws(Fault) -> Bool {
        guard self.position < self.bytes.count else { throw self.truncated() }
        guard self.bytes[self.position] == bracket else { return false }
        self.position += 1
        return true
    }

    private mutating func comma(before bracket: UInt8) throws(Fault) {
        guard self.bytes[self.position] == UInt8(ascii: ",") else {
            throw self.unexpected("a comma or a closing bracket")
        }
        self.position += 1
        self.skipSpace()
        if self.position < self.bytes.count, self.bytes[self.position] == bracket {
            throw self.unexpected("another item after the comma")
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Fault) -> JSONValue {
        for offset in 0..<word.utf8CodeUnitCount {
            guard self.position + offset < self.bytes.count else { throw self.truncated() }
            guard self.bytes[self.position + offset] == word.utf8Start[offset] else { throw self.unexpected("a value") }
        }
        self.position += word.utf8CodeUnitCount
        return value
    }

    private mutating func skipSpace() {
        while self.position < self.bytes.count {
            switch self.bytes[self.position] {
            case 0x20, 0x0A, 0x0D, 0x09: self.position += 1
            default: return
            }
        }
    }

    private func text(_ string: JSONString) -> String {
        let slice = UnsafeBufferPointer(rebasing: self.bytes[string.range])
        return string.hasEscapes
            ? String(decoding: JSONEscapes.resolve(Array(slice)[...]), as: UTF8.self)
            : String(decoding: slice, as: UTF8.self)
    }

    func truncated() -> Fault { Fault(.truncatedJSON, at: "", offset: self.bytes.count) }

    private func unexpected(_ wanted: String) -> Fault {
        self.bytes[self.position] == 0
            ? Fault(.nulCharacter, at: "", offset: self.position)
            : Fault(.malformedJSON, at: "", offset: self.position, "expected \(wanted)")
    }
}

/// The names of an object so far: a plain search while there are few, a set when there are many.
///
/// Names are compared by their bytes: Swift's strings take canonically equivalent ones for equal, JSON does not.
private struct NameSet {
    private var set: Set<[UInt8]> = []

    /// Whether `name` is new. `members` are those that were inserted before.
    mutating func insert(_ name: String, after members: [JSONMember]) -> Bool {
        if members.count < 16 { return !members.contains { $0.name.utf8.elementsEqual(name.utf8) } }
        if self.set.isEmpty { self.set = Set(members.map { Array($0.name.utf8) }) }
        return self.set.insert(Array(name.utf8)).inserted
    }
}
