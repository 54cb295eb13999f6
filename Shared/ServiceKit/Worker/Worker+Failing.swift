internal import AMQP
internal import Logging
internal import Store

/// What becomes of messages that fail.
extension Worker {
    /// Records why a message is put aside. A copy of it, and the event, are in the settlement.
    func quarantine(_ one: Pending, _ rejection: Rejection) async throws -> [Settlement] {
        let entry = self.entry(one, rejection)
        let event = self.outgoing.quarantined(entry, key: one.key, traceparent: one.traceparent)
        let result = try await self.patiently("recording a quarantine") {
            try await self.store.quarantine(entry, key: one.key, bodySHA256: one.bodySHA256, events: [event])
        }
        self.metrics.add(to: .quarantined, self.stage.name.rawValue, rejection.reason)
        self.log.warning(
            "put into quarantine", metadata: self.metadata(one).merging(["reason": "\(rejection.reason)"]) { $1 })
        return try await self.settlements(recorded: [(one, result)])
    }

    private func entry(_ one: Pending, _ rejection: Rejection) -> QuarantineEntry {
        QuarantineEntry(
            stage: self.stage.name.rawValue, reason: rejection.reason, pointer: rejection.pointer,
            // An error's own words may be long.
            sentence: String(LogText.oneLine(rejection.sentence).prefix(1000)), remedy: rejection.remedy,
            eventSource: one.key.source, eventID: one.key.id,
            symbol: rejection.symbol, sha256: one.bodySHA256, size: one.delivery.body.count,
            // As the publisher wrote it, which nobody has checked: the database takes no NUL.
            mediaType: LogText.oneLine(
                rejection.mediaType ?? one.delivery.properties.contentType ?? "application/octet-stream"),
            fileName: rejection.fileName)
    }

    /// To a delay queue, or after the last of them to quarantine.
    func retryLater(_ one: Pending, _ error: any Error) async throws -> [Settlement] {
        guard case .message(let sentence) = Trouble(error) else { throw error }
        if let error = error as? StoreError, error.code == .invalidInput {
            return try await self.quarantine(
                one,
                Rejection(
                    reason: "cannot-be-stored", sentence: "It holds what the database cannot store: \(error.sentence).",
                    remedy: "Remove what the sentence names, then send it again under a new id."))
        }
        var failed = 0
        if case .int(let count)? = one.delivery.properties.headers[MessageHeader.attempt] {
            failed = max(0, Int(count))
        }
        let tiers = BrokerNames.RetryTier.allCases
        guard failed < tiers.count else {
            return try await self.quarantine(
                one,
                Rejection(
                    reason: "retries-exhausted", sentence: "Failed \(failed + 1) times, at last with: \(sentence)",
                    remedy: "Mend what the sentence names, then replay the message."))
        }
        self.log.warning(
            "trying again later",
            metadata: self.metadata(one).merging(["reason": "\(sentence)", "wait": "\(tiers[failed].rawValue)"]) { $1 })
        let copy = self.outgoing.retry(one.delivery, attempt: failed + 1, tier: tiers[failed])
        return [Settlement(pending: one, outcome: "retry", messages: [copy], marksSent: false)]
    }

    /// What becomes of a message of which not even the outcome could be recorded or published.
    ///
    /// - Throws: only when the worker is stopping.
    func putOff(_ one: Pending, _ error: any Error) async throws {
        let start = ContinuousClock.now
        do {
            // No copy can carry it, to whatever queue and whenever: its headers leave no room for ours.
            if let error = error as? AMQPError { throw error }
            let settlements = try await self.retryLater(one, error)
            try await self.finish(settlements)
            await self.acknowledge([one.delivery])
            self.account(settlements, since: start)
        } catch {
            let trouble = Trouble(error)
            if case .cancelled = trouble { throw error }
            try await self.leaveToBroker(one, trouble.sentence)
        }
    }

    /// The last resort, so that no message holds up the queue: the broker itself moves the message, as it came, to the
    /// dead-letter queue.
    private func leaveToBroker(_ one: Pending, _ sentence: String) async throws {
        let rejection = Rejection(
            reason: "cannot-be-recorded", sentence: "Its outcome could not be recorded: \(sentence)",
            remedy: "Mend what the sentence names, then replay the message.")
        let event = self.outgoing.quarantined(self.entry(one, rejection), key: one.key, traceparent: one.traceparent)
        do {
            try await self.publish([self.outgoing.message(event)])
            try await self.consumer.reject(one.delivery, requeue: false)
        } catch {
            if case .cancelled = Trouble(error) { throw error }
            // The connection is gone: the broker delivers again.
        }
        self.metrics.add(to: .processed, self.stage.name.rawValue, "dead-lettered")
        self.log.error(
            "left to the broker to dead-letter", metadata: self.metadata(one).merging(["reason": "\(sentence)"]) { $1 })
    }

    /// An orderly stop is no crash: what was begun and is handed back must not count towards one, or a few restarts while
    /// something is away would put the innocent aside. As far as the database answers at once.
    func forgetAttempts(at deliveries: [Delivery]) async {
        let keys = deliveries.filter(\.isRedelivered).map { self.decode($0).key }
        guard !keys.isEmpty else { return }
        // Apart from the worker's own task, which has been cancelled.
        let clearing = Task { try? await self.store.clearAttempts(keys) }
        let limit = Task {
            try await Task.sleep(for: .seconds(2))
            clearing.cancel()
        }
        await clearing.value
        limit.cancel()
    }
}
