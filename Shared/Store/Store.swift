public import Postgres

/// Everything Rapporteur keeps, in the PostgreSQL schema `rapporteur`: the only module that holds SQL.
///
/// A value over a pool of connections; copy it freely. Every write is one transaction, and repeating it with the same
/// input leaves the same rows. All methods throw ``StoreError``.
public struct Store: Sendable {
    let pool: PGPool

    public init(pool: PGPool) { self.pool = pool }
}
