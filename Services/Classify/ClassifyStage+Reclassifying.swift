import Identity
import ServiceKit
import Store

/// Documents classified again while nothing fresh is waiting.
extension ClassifyStage {
    /// Documents taken at a time: a fresh event that comes meanwhile shares the processor with no more than these.
    private static let documentsAtATime = 8
    /// How long a worker may take over them before another takes them up.
    private static let lease = Duration.seconds(60)
    /// After so many beginnings without an end, the last three of them with one document alone, that document is left as it is.
    private static let attemptLimit = 6

    func workWhenIdle() async throws -> IdleWork? {
        guard
            let lease = try await self.store.leaseReclassification(limit: Self.documentsAtATime, lease: Self.lease)
        else { return nil }
        let key = InboxKey(
            consumer: StageName.classify.rawValue, source: "urn:rapporteur:reclassification",
            id: "\(lease.id)/\(lease.after ?? "start")")
        let current = try await self.taxonomy.current()
        var found: [Classification] = []
        var events: [String: OutgoingEvent] = [:]
        var failed: [String] = []
        if lease.attempt > Self.attemptLimit {
            failed = lease.documents
        } else {
            // One at a time: the text of eight large documents need not be in memory at once.
            for id in lease.documents {
                guard let document = try await self.store.storedDocument(id) else { continue }
                let (classification, event) = self.classify(document, current, causedBy: key, part: id)
                found.append(classification)
                events[id] = event
            }
        }
        let digest = Derivation.sha256(Array(lease.documents.joined(separator: "\n").utf8))
        let sent: [OutgoingEvent]?
        do throws(StoreError) {
            sent = try await self.store.finishLease(
                lease, found: found, failed: failed, key: key, bodySHA256: digest, events: events, by: current.expected)
        } catch {
            guard error.code == .taxonomyChanged else { throw error }
            sent = nil
        }
        guard let sent else {
            // Nothing is stored; the documents are taken once more when the lease is over, by the new taxonomy.
            _ = try await self.taxonomy.current(isFresh: true)
            return IdleWork(key: key, events: [], count: 0)
        }
        return IdleWork(key: key, events: sent, count: lease.documents.count)
    }
}
