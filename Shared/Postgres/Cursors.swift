/// The open cursors of a connection. A value: no I/O.
struct Cursors {
    typealias ID = UInt64

    struct Cursor: Equatable {
        /// The turn in which it was opened.
        let turn: Turns.ID
        /// Whether the stream has a transaction of its own, to be ended with it.
        let isAlone: Bool
    }

    private var open: [ID: Cursor] = [:]
    private var last: ID = 0

    mutating func add(_ cursor: Cursor) -> ID {
        self.last += 1
        self.open[self.last] = cursor
        return self.last
    }

    subscript(id: ID) -> Cursor? { self.open[id] }

    mutating func remove(_ id: ID) -> Cursor? { self.open.removeValue(forKey: id) }

    mutating func removeAll() { self.open = [:] }

    /// The stream that keeps the connection, if one does.
    var alone: ID? { self.open.first(where: { $0.value.isAlone })?.key }

    /// The cursor's name for the server.
    static func name(_ id: ID) -> String { "rap_cursor_\(id)" }
}
