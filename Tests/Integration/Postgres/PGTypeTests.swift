import Postgres
import Testing

@Suite(.needsServers, .timeLimit(.minutes(2))) struct PGTypeTests {
    @Test("every type comes back as it was sent")
    func scalars() async throws {
        try await PGTestDatabase.withConnection { connection in
            let rows = try await connection.execute(
                "SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10",
                [
                    .bool(true), .int4(.min), .int8(.max), .double(-0.1), .text("größer 文🦉"), .bytea([0, 255, 0]),
                    .jsonb(Array(#"{"a": [1, null]}"#.utf8)), .uuid("A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11"),
                    .timestamp(-1), .date("0001-01-01"),
                ])
            let row = rows[0]
            #expect(try row.requireBool(0))
            #expect(try row.requireInt4(1) == .min)
            #expect(try row.requireInt8(2) == .max)
            #expect(try row.requireDouble(3) == -0.1)
            #expect(try row.requireText(4) == "größer 文🦉")
            #expect(try row.requireBytea(5) == [0, 255, 0])
            #expect(try row.requireJSONB(6) == Array(#"{"a": [1, null]}"#.utf8))
            #expect(try row.requireUUID(7) == "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11")
            #expect(try row.requireTimestamp(8) == -1)
            #expect(try row.requireDate(9) == "0001-01-01")
        }
    }

    @Test("every array comes back as it was sent, with its NULLs, and empty")
    func arrays() async throws {
        try await PGTestDatabase.withConnection { connection in
            let uuid = "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"
            let row = try await connection.execute(
                "SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11",
                [
                    .boolArray([true, nil, false]), .int4Array([1, nil]), .int8Array([nil, .min]),
                    .doubleArray([.infinity, nil]),
                    .textArray(["", nil, "a,\"b\\"]), .byteaArray([[], nil, [0]]), .jsonbArray([Array("1".utf8), nil]),
                    .uuidArray([uuid, nil]), .timestampArray([0, nil]), .dateArray(["2024-02-29", nil]), .textArray([]),
                ])[0]
            #expect(try row.requireBoolArray(0) == [true, nil, false])
            #expect(try row.requireInt4Array(1) == [1, nil])
            #expect(try row.requireInt8Array(2) == [nil, .min])
            #expect(try row.requireDoubleArray(3) == [.infinity, nil])
            #expect(try row.requireTextArray(4) == ["", nil, "a,\"b\\"])
            #expect(try row.requireByteaArray(5) == [[], nil, [0]])
            #expect(try row.requireJSONBArray(6) == [Array("1".utf8), nil])
            #expect(try row.requireUUIDArray(7) == [uuid, nil])
            #expect(try row.requireTimestampArray(8) == [0, nil])
            #expect(try row.requireDateArray(9) == ["2024-02-29", nil])
            #expect(try row.requireTextArray(10) == [])
        }
    }

    @Test("the server understands what was sent as the value it is")
    func meaning() async throws {
        try await PGTestDatabase.withConnection { connection in
            let row = try await connection.execute(
                "SELECT $1::text, ($2 AT TIME ZONE 'UTC')::text, $3::text, $4::text, $5->>'k'",
                [
                    .date("1970-01-01"), .timestamp(1_700_000_000_123_456),
                    .uuidArray(["00000000-0000-0000-0000-00000000000f"]),
                    .int4Array([3, nil]), .jsonb(Array(#"{"k":"v"}"#.utf8)),
                ])[0]
            #expect(try row.requireText(0) == "1970-01-01")
            #expect(try row.requireText(1) == "2023-11-14 22:13:20.123456")
            #expect(try row.requireText(2) == "{00000000-0000-0000-0000-00000000000f}")
            #expect(try row.requireText(3) == "{3,NULL}")
            #expect(try row.requireText(4) == "v")
        }
    }

    @Test("NULL is nil, and an error where a value is required")
    func nulls() async throws {
        try await PGTestDatabase.withConnection { connection in
            let row = try await connection.execute("SELECT $1::int8 AS n, $2::text", [.null, .text("")])[0]
            #expect(try row.int8(0) == nil)
            #expect(try row.isNull(0))
            #expect(try row.requireText(1) == "")
            let error = #expect(throws: PGError.self) { try row.requireInt8(0) }
            #expect(error?.code == .invalidColumn)
            #expect(error?.message.contains("\"n\"") == true)
        }
    }

    @Test("a column of another type, or none, is an error that names both")
    func mismatch() async throws {
        try await PGTestDatabase.withConnection { connection in
            let row = try await connection.execute("SELECT 1::int8 AS count, 'infinity'::timestamptz, ARRAY[[1],[2]]")[
                0]
            let error = #expect(throws: PGError.self) { try row.text(0) }
            #expect(error?.message == "column 0 \"count\" is bigint and cannot be read as text")
            #expect(throws: PGError.self) { try row.int4(0) }
            #expect(throws: PGError.self) { try row.timestamp(1) }
            #expect(throws: PGError.self) { try row.int4Array(2) }
            #expect(throws: PGError.self) { try row.text(3) }
            #expect(throws: PGError.self) { try row.text(-1) }
        }
    }

    @Test("one MiB of text comes back whole")
    func large() async throws {
        try await PGTestDatabase.withConnection { connection in
            let text = String(repeating: "ñandú 文 ", count: 90_000)
            let row = try await connection.execute("SELECT $1, octet_length($1)", [.text(text)])[0]
            #expect(try row.requireText(0) == text)
            #expect(try Int(row.requireInt4(1)) == text.utf8.count)
        }
    }

    @Test("a NUL is refused before it is sent, and the transaction lives on")
    func nul() async throws {
        try await PGTestDatabase.withConnection { connection in
            let survivor = try await connection.transaction { transaction in
                for value in [PGValue.text("a\0b"), .textArray(["", "a\0"]), .jsonb(Array("\"\0\"".utf8))] {
                    let error = await databaseFailure { try await transaction.execute("SELECT $1", [value]) }
                    #expect(error?.code == .invalidValue)
                    #expect(error?.state == PGError.characterNotInRepertoire)
                    #expect(error?.message.contains("parameter $1") == true)
                }
                return try await transaction.execute("SELECT 1")[0].requireInt4(0)
            }
            #expect(survivor == 1)
        }
    }

    @Test("JSON of invalid UTF-8 is refused by the server with 22021, bad JSON with 22P02")
    func invalidJSON() async throws {
        try await PGTestDatabase.withConnection { connection in
            for (bytes, state) in [([34, 0xff, 34], "22021"), (Array("{".utf8), "22P02")] as [([UInt8], String)] {
                let error = await databaseFailure { try await connection.execute("SELECT $1", [.jsonb(bytes)]) }
                #expect(error?.state.rawValue == state)
                #expect(error?.isTransient == false)
            }
        }
    }

    @Test("malformed UUIDs and dates are refused before they are sent")
    func malformed() async throws {
        try await PGTestDatabase.withConnection { connection in
            for value in [
                PGValue.uuid(""), .uuid("a0eebc999c0b4ef8bb6d6bb9bd380a11"), .date("2023-02-29"), .date("2023-2-9"),
            ] {
                _ = await databaseFailure { try await connection.execute("SELECT $1", [value]) }
            }
        }
    }
}
