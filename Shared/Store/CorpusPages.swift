internal import Model
internal import Postgres

/// Something read of the corpus a few documents at a time: memory does not grow with it. To be read once, by one task,
/// inside the closure of ``Store/withCorpus(asOf:_:)``.
public struct CorpusPages<Element: Sendable>: AsyncSequence, Sendable {
    typealias Load = @Sendable ([DocumentHead], PGTransaction) async throws -> [Element]

    private let pages: DocumentPages
    private let transaction: PGTransaction
    private let load: Load

    init(pages: DocumentPages, in transaction: PGTransaction, load: @escaping Load) {
        (self.pages, self.transaction, self.load) = (pages, transaction, load)
    }

    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(pages: self.pages, transaction: self.transaction, load: self.load)
    }

    public struct AsyncIterator: AsyncIteratorProtocol {
        private var pages: DocumentPages
        private let transaction: PGTransaction
        private let load: Load
        private var elements: [Element] = []
        private var next = 0

        init(pages: DocumentPages, transaction: PGTransaction, load: @escaping Load) {
            (self.pages, self.transaction, self.load) = (pages, transaction, load)
        }

        /// - Throws: ``StoreError``.
        public mutating func next() async throws -> Element? {
            while self.next == self.elements.count {
                guard let elements = try await self.nextPage() else { return nil }
                (self.elements, self.next) = (elements, 0)
            }
            defer { self.next += 1 }
            return self.elements[self.next]
        }

        private mutating func nextPage() async throws(StoreError) -> [Element]? {
            var pages = self.pages
            let elements: [Element]?
            do {
                if let documents = try await pages.nextDocuments(in: self.transaction) {
                    elements = try await self.load(documents, self.transaction)
                } else {
                    elements = nil
                }
            } catch {
                throw StoreError("read the corpus", causedBy: error)
            }
            self.pages = pages
            return elements
        }
    }
}
