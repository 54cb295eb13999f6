/// The rows of a query, read a batch at a time from a cursor on the server.
///
/// Each iteration runs the query anew. The next batch is asked for when the last one has been read, so a slow reader holds
/// up the server and not the memory. A read may fail after rows were given: what is made from them is provisional
/// until the end.
public struct PGRowStream: AsyncSequence, Sendable {
    public typealias Element = PGRow
    public typealias Failure = PGError

    let connection: PGConnection
    let transaction: PGTransaction?
    let sql: SQL
    let parameters: [PGValue]
    let fetch: Int

    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(stream: self) }

    public struct AsyncIterator: AsyncIteratorProtocol {
        private let stream: PGRowStream
        private var batch = PGRows()
        private var position = 0
        private var cursor: CursorLease?
        private var isDone = false

        init(stream: PGRowStream) { self.stream = stream }

        public mutating func next() async throws(PGError) -> PGRow? { try await self.next(isolation: nil) }

        public mutating func next(isolation actor: isolated (any Actor)?) async throws(PGError) -> PGRow? {
            if self.position < self.batch.count {
                defer { self.position += 1 }
                return self.batch[self.position]
            }
            if self.isDone { return nil }
            do throws(PGError) {
                let lease: CursorLease
                if let open = self.cursor {
                    lease = open
                } else {
                    lease = try await self.stream.connection.openCursor(self.stream)
                    self.cursor = lease
                }
                self.batch = try await self.stream.connection.fetch(lease.id, self.stream)
            } catch {
                self.isDone = true
                self.cursor = nil
                throw error
            }
            self.position = 0
            if self.batch.count < self.stream.fetch {
                // The cursor was closed with its last batch.
                self.isDone = true
                self.cursor = nil
            }
            guard !self.batch.isEmpty else { return nil }
            self.position = 1
            return self.batch[0]
        }
    }
}

/// Closes a cursor that is let go before its end.
final class CursorLease: Sendable {
    let id: Cursors.ID
    private let connection: PGConnection

    init(id: Cursors.ID, connection: PGConnection) {
        self.id = id
        self.connection = connection
    }

    deinit {
        // A loop left early says nothing but this. Nobody waits for the task; the connection gives way to it by itself
        // (see `settle`), and a cursor that has ended is passed over.
        let (id, connection) = (self.id, self.connection)
        Task { await connection.closeCursor(id) }
    }
}
