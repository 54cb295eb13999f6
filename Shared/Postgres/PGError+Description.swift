extension PGError: CustomStringConvertible, CustomDebugStringConvertible {
    /// One line that is safe to log: state, code, the server's sentence and its constraint; no SQL, no values.
    public var description: String {
        var text = "PostgreSQL \(self.state) (\(self.code.rawValue)): \(self.message)"
        if let constraint = self.constraint { text += " [constraint \(constraint)]" }
        if let index = self.statementIndex { text += " [statement \(index) of the pipeline]" }
        return text
    }

    /// `description` with the SQL text, the failing call and the place in the source.
    public var debugDescription: String {
        var text = "\(self.description) in \(self.call) at \(self.location)"
        if let sql = self.sql { text += "; SQL: \(sql)" }
        return text
    }
}

/// A transaction failed, and rolling it back failed too: both errors, since either may be the cause of the other.
public struct TransactionError: Error, Sendable, CustomStringConvertible {
    /// What ended the transaction.
    public let cause: any Error
    /// Why the rollback could not be done. The connection is closed then, so the server rolls back all the same.
    public let rollback: PGError

    public var description: String { "\(self.cause); and the rollback failed: \(self.rollback)" }

    /// Whether the cause, or else the lost connection, may be gone on another attempt.
    public var isTransient: Bool { (self.cause as? PGError)?.isTransient ?? self.rollback.isTransient }
}
