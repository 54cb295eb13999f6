public import Model
internal import Postgres

/// Entries of a report, read a few documents at a time: memory does not grow with the corpus.
public struct ReportEntries: AsyncSequence, Sendable {
    public typealias Element = ReportEntry

    let transaction: PGTransaction
    let filters: ReportRequest.Filters
    let order: CorpusSnapshot.Order
    let asOf: Watermark?

    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(
            pages: DocumentPages(filters: self.filters, order: self.order, asOf: self.asOf),
            transaction: self.transaction)
    }

    public struct AsyncIterator: AsyncIteratorProtocol {
        var pages: DocumentPages
        let transaction: PGTransaction
        private var entries: [ReportEntry] = []
        private var next = 0

        init(pages: DocumentPages, transaction: PGTransaction) {
            (self.pages, self.transaction) = (pages, transaction)
        }

        /// - Throws: ``StoreError``.
        public mutating func next() async throws -> ReportEntry? {
            while self.next == self.entries.count {
                guard let page = try await self.nextPage() else { return nil }
                (self.entries, self.next) = (page, 0)
            }
            defer { self.next += 1 }
            return self.entries[self.next]
        }

        private mutating func nextPage() async throws(StoreError) -> [ReportEntry]? {
            var pages = self.pages
            let transaction = self.transaction
            let page: [ReportEntry]?
            do {
                page = try await pages.next(in: transaction)
            } catch {
                throw StoreError("read entries", causedBy: error)
            }
            self.pages = pages
            return page
        }
    }
}
