internal import CPQ

extension Session {
    /// Bytes gathered before they are handed to libpq.
    private static let copyChunk = 64 << 10

    /// `COPY … FROM STDIN WITH (FORMAT binary)`. Format: manual, COPY, "Binary Format".
    func copyIn(_ sql: SQL, rows: some Sequence<[PGValue]>) throws(PGError) -> Int {
        var watch = self.watch()
        try self.beginCopy(sql, &watch)
        var writer = WireWriter()
        // Signature, flags, length of the header's extension.
        let signature: [UInt8] = [0x50, 0x47, 0x43, 0x4f, 0x50, 0x59, 0x0a, 0xff, 0x0d, 0x0a, 0x00]
        signature.withUnsafeBytes { writer.write($0) }
        writer.write(Int32(0))
        writer.write(Int32(0))
        var number = 0
        do throws(PGError) {
            for row in rows {
                do throws(WireFault) {
                    try Self.write(row, to: &writer)
                } catch {
                    throw error.error("a value of row \(number)", sql: sql.description)
                }
                number += 1
                if writer.count >= Self.copyChunk { try self.put(&writer, &watch, sql: sql) }
            }
            writer.write(Int16(-1))  // the trailer
            try self.put(&writer, &watch, sql: sql)
        } catch {
            throw self.failCopy(error, &watch, sql: sql)
        }
        return try self.endCopy(&watch, sql: sql)
    }

    /// `COPY … FROM STDIN` in a text format; the chunks need not end where rows end.
    func copyIn(_ sql: SQL, chunks: some Sequence<[UInt8]>) throws(PGError) -> Int {
        var watch = self.watch()
        try self.beginCopy(sql, &watch)
        var writer = WireWriter()
        do throws(PGError) {
            for chunk in chunks {
                // psycopg/psycopg#255: large chunks make PQputCopyData grow its buffer and spin.
                for start in stride(from: 0, to: chunk.count, by: Self.copyChunk) {
                    let end = min(start + Self.copyChunk, chunk.count)
                    chunk.withUnsafeBytes { writer.write(UnsafeRawBufferPointer(rebasing: $0[start..<end])) }
                    if writer.count >= Self.copyChunk { try self.put(&writer, &watch, sql: sql) }
                }
            }
            try self.put(&writer, &watch, sql: sql)
        } catch {
            throw self.failCopy(error, &watch, sql: sql)
        }
        return try self.endCopy(&watch, sql: sql)
    }

    private static func write(_ row: [PGValue], to writer: inout WireWriter) throws(WireFault) {
        guard row.count <= Int(Int16.max) else { throw .tooManyParameters }
        writer.write(Int16(row.count))
        for value in row {
            let mark = writer.count
            writer.write(Int32(-1))
            if value.wireType == 0 { continue }
            try value.write(to: &writer)
            let size = writer.count - mark - 4
            guard size <= PGValue.largestSize else { throw .tooLarge }
            writer.patch(Int32(size), at: mark)
        }
    }

    private func beginCopy(_ sql: SQL, _ watch: inout StatementWatch) throws(PGError) {
        guard PQsendQueryParams(self.raw, sql.cString, 0, nil, nil, nil, nil, 1) == 1 else {
            throw self.sendFailure("PQsendQueryParams", sql: sql.description)
        }
        try self.flush(&watch, sql: sql.description)
        while PQisBusy(self.raw) == 1 { try self.wait(&watch, sql: sql.description) }
        guard let raw = PQgetResult(self.raw) else { throw self.failure("PQgetResult", sql: sql.description) }
        let result = ResultBox(adopting: raw)
        if result.status == PGRES_COPY_IN { return }
        let isError = result.status == PGRES_FATAL_ERROR
        let error =
            isError
            ? self.error(result, call: "PQgetResult", sql: sql.description)
            : PGError(
                .misuse, state: .init("0A000"), message: "copyIn takes a COPY … FROM STDIN statement",
                call: "PQgetResult",
                sql: sql.description)
        do throws(PGError) { _ = try self.collect(&watch, sql: sql) } catch {}  // only the first fault matters
        throw error
    }

    private func put(_ writer: inout WireWriter, _ watch: inout StatementWatch, sql: SQL) throws(PGError) {
        guard writer.count > 0 else { return }
        defer { writer.removeAll() }
        if watch.reason != nil {
            throw PGError(
                .cancelled, state: PGError.queryCanceled, message: "the copy was cancelled", call: "PQputCopyData",
                sql: sql.description)
        }
        while true {
            let status = PQputCopyData(self.raw, writer.start.assumingMemoryBound(to: CChar.self), CInt(writer.count))
            if status < 0 { throw self.failure("PQputCopyData", sql: sql.description) }
            if status > 0 { break }
            try self.wait(writing: true, &watch, sql: sql.description)
        }
        // Wait until it has left, so that what the caller makes faster than the server takes it does not pile up here.
        try self.flush(&watch, sql: sql.description)
        watch.restart()
    }

    /// Ends the copy without its rows, and gives the fault to report: the server's own when it had one.
    private func failCopy(_ cause: PGError, _ watch: inout StatementWatch, sql: SQL) -> PGError {
        guard !self.isBroken, PQstatus(self.raw) == CONNECTION_OK else {
            self.abandon()
            return cause
        }
        _ = PQputCopyEnd(self.raw, "the rows could not be made")
        do throws(PGError) {
            _ = try self.collect(&watch, sql: sql)
        } catch {
            return error.state == PGError.queryCanceled ? cause : error
        }
        return cause
    }

    private func endCopy(_ watch: inout StatementWatch, sql: SQL) throws(PGError) -> Int {
        while true {
            let status = PQputCopyEnd(self.raw, nil)
            if status < 0 { throw self.sendFailure("PQputCopyEnd", sql: sql.description) }
            if status > 0 { break }
            try self.wait(writing: true, &watch, sql: sql.description)
        }
        return try self.collect(&watch, sql: sql).affected
    }
}
