/// The text of one SQL statement, known when the program was compiled.
///
/// It can only be made from a literal, so a value read at run time cannot become part of a statement: values travel
/// as parameters (`$1`, `$2`, …). A connection prepares each text once and finds it again by the literal's address.
public struct SQL: Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    let literal: StaticString

    public init(stringLiteral literal: StaticString) {
        self.literal = literal
    }

    /// A statement embedded in the executable, for example from a file of the target's `Data` folder.
    public init(_ literal: StaticString) {
        self.literal = literal
    }

    /// The text itself, which holds no values and is safe to log.
    public var description: String { self.literal.description }

    /// What tells one text from another on a connection.
    var key: Key { Key(address: UInt(bitPattern: self.literal.utf8Start), count: self.literal.utf8CodeUnitCount) }

    /// The text followed by a NUL, as C wants it: the compiler ends every literal with one.
    var cString: UnsafePointer<CChar> {
        UnsafeRawPointer(self.literal.utf8Start).assumingMemoryBound(to: CChar.self)
    }

    struct Key: Hashable, Sendable {
        let address: UInt
        let count: Int
    }
}

/// Several SQL statements in one text, without parameters: a migration.
///
/// Sent by the simple query protocol, so a script without its own `BEGIN` runs as one implicit transaction.
public struct SQLScript: Sendable, CustomStringConvertible {
    let literal: StaticString

    /// - Parameter text: statements parted by semicolons, embedded in the executable.
    public init(_ text: StaticString) {
        self.literal = text
    }

    public var description: String { self.literal.description }
}

/// A statement and the values of its parameters, for a pipeline.
public struct PGStatement: Sendable {
    public let sql: SQL
    /// `$1` first; at most 65,535.
    public let parameters: [PGValue]

    public init(_ sql: SQL, _ parameters: [PGValue] = []) {
        self.sql = sql
        self.parameters = parameters
    }
}
