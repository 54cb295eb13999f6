/// The value of one parameter, sent in PostgreSQL's binary format with its type said.
///
/// The type matters: `$1` is exactly what the case says (`text`, `int8`, `jsonb[]` …), so a statement that wants
/// another type casts it (`$1::citext`). A `null` takes the type the statement gives it.
public enum PGValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case int4(Int32)
    case int8(Int64)
    case double(Double)
    /// `text`. Refused before sending when it holds a NUL, which PostgreSQL cannot store.
    case text(String)
    case bytea([UInt8])
    /// `jsonb`, as the UTF-8 bytes of a JSON text.
    case jsonb([UInt8])
    /// `uuid`, as 36 characters `8-4-4-4-12` in hexadecimal, either case.
    case uuid(String)
    /// `timestamptz`, in microseconds since 1970-01-01T00:00:00Z.
    case timestamp(Int64)
    /// `date`, as `YYYY-MM-DD` of the Gregorian calendar, years 0001 to 9999.
    case date(String)
    case boolArray([Bool?])
    case int4Array([Int32?])
    case int8Array([Int64?])
    case doubleArray([Double?])
    case textArray([String?])
    case byteaArray([[UInt8]?])
    case jsonbArray([[UInt8]?])
    case uuidArray([String?])
    /// `timestamptz[]`, in microseconds since 1970-01-01T00:00:00Z.
    case timestampArray([Int64?])
    /// `date[]`, each as `YYYY-MM-DD`.
    case dateArray([String?])
}
