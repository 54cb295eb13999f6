/// The types whose binary format this module reads and writes, by their OID in `pg_type.dat`.
enum WireType {
    static let bool: UInt32 = 16
    static let bytea: UInt32 = 17
    static let name: UInt32 = 19
    static let int8: UInt32 = 20
    static let int2: UInt32 = 21
    static let int4: UInt32 = 23
    static let text: UInt32 = 25
    static let oid: UInt32 = 26
    static let json: UInt32 = 114
    static let float4: UInt32 = 700
    static let float8: UInt32 = 701
    static let unknown: UInt32 = 705
    static let boolArray: UInt32 = 1000
    static let byteaArray: UInt32 = 1001
    static let int4Array: UInt32 = 1007
    static let textArray: UInt32 = 1009
    static let int8Array: UInt32 = 1016
    static let float8Array: UInt32 = 1022
    static let bpchar: UInt32 = 1042
    static let varchar: UInt32 = 1043
    static let date: UInt32 = 1082
    static let timestamp: UInt32 = 1114
    static let dateArray: UInt32 = 1182
    static let timestamptz: UInt32 = 1184
    static let timestamptzArray: UInt32 = 1185
    static let uuid: UInt32 = 2950
    static let uuidArray: UInt32 = 2951
    static let jsonb: UInt32 = 3802
    static let jsonbArray: UInt32 = 3807
    static let jsonArray: UInt32 = 199
    static let nameArray: UInt32 = 1003
    static let int2Array: UInt32 = 1005
    static let bpcharArray: UInt32 = 1014
    static let varcharArray: UInt32 = 1015
    static let float4Array: UInt32 = 1021
    static let oidArray: UInt32 = 1028
    static let timestampArray: UInt32 = 1115
    /// Types made by `CREATE TYPE` and extensions start here; enumerations travel as their label.
    static let firstUserDefined: UInt32 = 16384

    /// Whether the binary format is the characters themselves.
    static func isText(_ oid: UInt32) -> Bool {
        switch oid {
        case Self.text, Self.varchar, Self.bpchar, Self.name, Self.unknown, Self.json: true
        default: oid >= Self.firstUserDefined
        }
    }

    /// Whether the binary format is that of `array_send`. Types of the user's are given the benefit of the doubt: the reader
    /// checks every length.
    static func mayBeArray(_ oid: UInt32) -> Bool {
        switch oid {
        case Self.boolArray, Self.byteaArray, Self.int4Array, Self.textArray, Self.int8Array, Self.float8Array,
            Self.dateArray, Self.timestamptzArray, Self.uuidArray, Self.jsonbArray, Self.int2Array, Self.float4Array,
            Self.varcharArray, Self.bpcharArray, Self.nameArray, Self.jsonArray, Self.timestampArray, Self.oidArray:
            true
        default: oid >= Self.firstUserDefined
        }
    }

    /// What SQL calls the type, for a person who reads an error.
    static func label(_ oid: UInt32) -> String {
        Self.labels[oid] ?? "the type with OID \(oid)"
    }

    private static let labels: [UInt32: String] = [
        Self.bool: "boolean", Self.bytea: "bytea", Self.name: "name", Self.int8: "bigint", Self.int2: "smallint",
        Self.int4: "integer", Self.text: "text", Self.oid: "oid", Self.json: "json", Self.float4: "real",
        Self.float8: "double precision", Self.unknown: "unknown", Self.boolArray: "boolean[]",
        Self.byteaArray: "bytea[]", Self.int4Array: "integer[]", Self.textArray: "text[]", Self.int8Array: "bigint[]",
        Self.float8Array: "double precision[]", Self.bpchar: "char(n)", Self.varchar: "varchar", Self.date: "date",
        Self.timestamp: "timestamp", Self.dateArray: "date[]", Self.timestamptz: "timestamptz",
        Self.timestamptzArray: "timestamptz[]", Self.uuid: "uuid", Self.uuidArray: "uuid[]", Self.jsonb: "jsonb",
        Self.jsonbArray: "jsonb[]", 1700: "numeric", 1015: "varchar[]", 199: "json[]", 1083: "time", 1186: "interval",
        3614: "tsvector", 2278: "void",
    ]
}
