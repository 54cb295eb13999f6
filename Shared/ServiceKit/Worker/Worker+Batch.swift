internal import AMQP
internal import Codec
internal import Identity
internal import Logging
internal import Store

extension Worker {
    /// A delivery on its way to its outcome.
    struct Pending: Sendable {
        enum Content: Sendable {
            case event(Event)
            /// It will be quarantined.
            case rejected(Rejection)
        }

        let delivery: Delivery
        var key: InboxKey
        let bodySHA256: String
        var content: Content

        var traceparent: String? {
            if case .event(let event) = self.content { event.traceparent } else { nil }
        }
    }

    /// What is to be published and how the delivery is to be counted.
    struct Settlement: Sendable {
        let pending: Pending
        let outcome: String
        var messages: [OutgoingMessage]
        /// Recorded and to be marked sent; not for a copy that goes to a retry queue.
        var marksSent: Bool
    }

    /// Sees a group of deliveries to their outcomes and acknowledges them.
    ///
    /// - Throws: only when the worker is stopping.
    func handle(_ deliveries: [Delivery]) async throws {
        guard !deliveries.isEmpty else { return }
        let start = ContinuousClock.now
        do {
            let settlements = try await self.settlements(of: deliveries.map(self.decode))
            try await self.finish(settlements)
            await self.acknowledge(deliveries)
            let begunBefore = settlements.map(\.pending).filter(\.delivery.isRedelivered).map(\.key)
            // A count that stays does no harm: what has an outcome is not begun again.
            if !begunBefore.isEmpty { try? await self.store.clearAttempts(begunBefore) }
            self.account(settlements, since: start)
        } catch {
            let trouble = Trouble(error)
            if case .cancelled = trouble { throw error }
            // What spoils a step that all share is one message's doing: alone, each shows whether it was it.
            guard let only = deliveries.first, deliveries.count == 1 else {
                self.log.notice(
                    "a batch could not be handled, handling one by one",
                    metadata: ["messages": "\(deliveries.count)", "reason": "\(trouble.sentence)"])
                for delivery in deliveries { try await self.handle([delivery]) }
                return
            }
            try await self.putOff(self.decode(only), error)
        }
    }

    /// What is to be published for each, once its outcome is on record.
    private func settlements(of pending: [Pending]) async throws -> [Settlement] {
        var pending = pending
        let known = try await self.settleKnown(&pending)
        try await self.raiseAttempts(&pending)
        return try await known + self.settle(pending)
    }

    /// Publishes what the settlements ask for and remembers that the broker has it.
    func finish(_ settlements: [Settlement]) async throws {
        try await self.publish(settlements.flatMap(\.messages))
        let sent = settlements.filter { $0.marksSent && !$0.messages.isEmpty }.map(\.pending.key)
        guard !sent.isEmpty else { return }
        try await self.patiently("marking outcomes sent") { try await self.store.markSent(sent) }
    }

    func decode(_ delivery: Delivery) -> Pending {
        let sha256 = Derivation.sha256(delivery.body)
        var variant = ""
        if case .int(let replay)? = delivery.properties.headers[MessageHeader.replay] { variant = "replay-\(replay)" }
        func key(_ source: String, _ id: String) -> InboxKey {
            InboxKey(consumer: self.stage.name.rawValue, source: source, id: id, variant: variant)
        }
        do throws(CodecError) {
            let event = try self.decoder.decode(WireMessage(delivery), expecting: Set(self.stage.name.takes))
            return Pending(
                delivery: delivery, key: key(event.source, event.id), bodySHA256: sha256, content: .event(event))
        } catch {
            // Even what cannot be read gets one outcome: under its own ids if they can be told, else under its hash.
            return Pending(
                delivery: delivery, key: key(error.identity.source, error.identity.id), bodySHA256: sha256,
                content: .rejected(
                    Rejection(
                        reason: error.code.rawValue, pointer: error.pointer, sentence: error.sentence,
                        remedy: error.remedy)))
        }
    }

    /// Takes out what was handled before, to be published again if that was not confirmed.
    private func settleKnown(_ pending: inout [Pending]) async throws -> [Settlement] {
        let known = try await self.outcomes(of: pending)
        // The same id with another body is another message: the first one's outcome stands, this one gets its own. Where
        // the first was quarantined, it is the publisher's mended one and is handled.
        for index in pending.indices {
            guard let recorded = known[pending[index].key], recorded.bodySHA256 != pending[index].bodySHA256 else {
                continue
            }
            pending[index].key.variant = pending[index].bodySHA256
            guard recorded.outcome != .quarantined else { continue }
            pending[index].content = .rejected(
                Rejection(
                    reason: "id-conflict",
                    sentence: "An event with this source and id, but another body, was handled before.",
                    remedy: "Give every event an id of its own; send the same id only with the same bytes."))
        }
        let variants = pending.filter { !$0.key.variant.isEmpty }
        let all = variants.isEmpty ? known : try await self.outcomes(of: variants).merging(known) { $1 }
        var settled: [Settlement] = []
        pending.removeAll { one in
            guard let recorded = all[one.key] else { return false }
            settled.append(self.settlement(one, .alreadyRecorded(recorded)))
            return true
        }
        return settled
    }

    private func outcomes(of pending: [Pending]) async throws -> [InboxKey: RecordedOutcome] {
        let keys = Set(pending.map(\.key)).sorted()
        return try await self.patiently("looking up outcomes") { try await self.store.recordedOutcomes(keys) }
    }

    /// Counts the beginnings of what was delivered before; beyond the limit it is taken for what brings workers down.
    private func raiseAttempts(_ pending: inout [Pending]) async throws {
        let again = pending.filter(\.delivery.isRedelivered).map(\.key)
        guard !again.isEmpty else { return }
        let counts = try await self.patiently("counting attempts") { try await self.store.raiseAttempts(again) }
        for index in pending.indices where (counts[pending[index].key] ?? 0) > Self.attemptLimit {
            pending[index].content = .rejected(
                Rejection(
                    reason: "crash-suspect",
                    sentence: "Handling this message was begun \(Self.attemptLimit) times and never ended.",
                    remedy: "Look at the worker's log around those times; replay the message once the cause is mended.")
            )
        }
    }

    /// Prepares, commits and says what is to be published.
    private func settle(_ pending: [Pending]) async throws -> [Settlement] {
        var units: [(Pending, S.Unit)] = []
        var settlements: [Settlement] = []
        for (one, result) in try await self.prepare(pending) {
            switch result {
            case .success(let unit): units.append((one, unit))
            case .failure(let rejection as Rejection): settlements += try await self.quarantine(one, rejection)
            case .failure(let error): settlements += try await self.retryLater(one, error)
            }
        }
        return try await settlements + self.commit(units)
    }

    /// The outcome of preparing each, in order.
    private func prepare(_ pending: [Pending]) async throws -> [(Pending, Result<S.Unit, any Error>)] {
        var results: [Result<S.Unit, any Error>?] = Array(repeating: nil, count: pending.count)
        try await withThrowingTaskGroup(of: (Int, Result<S.Unit, any Error>).self) { group in
            var next = 0
            while next < pending.count || !group.isEmpty {
                while next < pending.count, next - results.count(where: { $0 != nil }) < self.settings.concurrency {
                    let (index, one) = (next, pending[next])
                    group.addTask { (index, try await self.prepare(one)) }
                    next += 1
                }
                guard let (index, result) = try await group.next() else { break }
                results[index] = result
            }
        }
        return zip(pending, results).map { ($0, $1 ?? .failure(CancellationError())) }
    }

    /// - Throws: only when the worker is stopping.
    private func prepare(_ one: Pending) async throws -> Result<S.Unit, any Error> {
        switch one.content {
        case .rejected(let rejection): return .failure(rejection)
        case .event(let event):
            let taken = TakenEvent(
                event: event, key: one.key, bodySHA256: one.bodySHA256,
                userID: self.outgoing.publisher(of: one.delivery.properties))
            do {
                return .success(try await self.patiently("preparing") { try await self.stage.prepare(taken) })
            } catch {
                if case .cancelled = Trouble(error) { throw error }
                return .failure(error)
            }
        }
    }

    /// All in one transaction; if one of them spoils it, each in its own.
    private func commit(_ units: [(Pending, S.Unit)]) async throws -> [Settlement] {
        guard !units.isEmpty else { return [] }
        do {
            let results = try await self.patiently("committing") { try await self.stage.commit(units.map(\.1)) }
            return try await self.settlements(recorded: zip(units, results).map { ($0.0, $1) })
        } catch {
            if case .cancelled = Trouble(error) { throw error }
            if units.count == 1 { return try await self.retryLater(units[0].0, error) }
            self.log.notice(
                "a batch could not be stored, storing one by one",
                metadata: ["messages": "\(units.count)", "reason": "\(Trouble(error).sentence)"])
            var settlements: [Settlement] = []
            for unit in units { settlements += try await self.commit([unit]) }
            return settlements
        }
    }

    func settlements(recorded: [(Pending, CommitResult)]) async throws -> [Settlement] {
        // The same id with another body, in the same batch or at another worker at the same time: the first one's
        // outcome is not its own.
        var settled: [Settlement] = []
        var overtaken: [Pending] = []
        for (one, result) in recorded {
            if case .alreadyRecorded(let other) = result, other.bodySHA256 != one.bodySHA256 {
                overtaken.append(one)
            } else {
                settled.append(self.settlement(one, result))
            }
        }
        return overtaken.isEmpty ? settled : try await settled + self.settlements(of: overtaken)
    }

    /// What a recorded outcome still asks for. Of what is quarantined a copy goes to the dead-letter queue, before the
    /// event that tells of it: whoever hears of a quarantine finds the message.
    func settlement(_ one: Pending, _ result: CommitResult) -> Settlement {
        var messages = result.eventsToPublish.map(self.outgoing.message)
        // The sweeper sends the event of a worker that never came back, but has no message to copy: that is made up for
        // when the message comes again. Should the copy have been there, `dead-letters` knows the two for one.
        if result.outcome == .quarantined, !messages.isEmpty || one.delivery.isRedelivered {
            let account = result.events.first.flatMap(self.account) ?? self.unknownAccount
            messages.insert(self.outgoing.deadLetter(one.delivery, account, key: one.key), at: 0)
        }
        return switch result {
        case .committed(let outcome, _):
            Settlement(pending: one, outcome: outcome.rawValue, messages: messages, marksSent: true)
        case .alreadyRecorded:
            Settlement(pending: one, outcome: "repeat", messages: messages, marksSent: true)
        }
    }

    /// For an outcome that a newer release has recorded in a form that this one cannot read: the message is kept all the same.
    private var unknownAccount: DocumentQuarantined {
        DocumentQuarantined(
            stage: self.stage.name.rawValue, reason: "unknown",
            sentence: "It was put into quarantine; the reason on record cannot be read by this version.",
            remedy: "Look at the quarantine in the database, then replay the message.")
    }

    /// The reason in a recorded `document.quarantined`, so that a copy made after a crash says the same.
    private func account(of event: OutgoingEvent) -> DocumentQuarantined? {
        let message = WireMessage(contentType: event.contentType, body: event.body)
        guard let event = try? EventDecoder().decode(message, expecting: [.documentQuarantined]) else { return nil }
        guard case .quarantined(let account) = event.data else { return nil }
        return account
    }

    /// Multiple, since everything before the last delivery of a connection has been settled by now.
    func acknowledge(_ deliveries: [Delivery]) async {
        for (_, group) in Dictionary(grouping: deliveries, by: \.connection) {
            guard let last = group.max(by: { $0.tag < $1.tag }) else { continue }
            do throws(AMQPError) {
                try await self.consumer.acknowledge(last, multiple: true)
            } catch {
                // The connection is gone: the broker delivers again, and the inbox knows the outcome.
                self.log.debug("an acknowledgement did not get through", metadata: ["reason": "\(error.description)"])
            }
        }
    }

    func account(_ settlements: [Settlement], since start: ContinuousClock.Instant) {
        let stage = self.stage.name.rawValue
        let milliseconds = Int(start.duration(to: .now).inSeconds * 1000)
        for one in settlements {
            self.metrics.add(to: .processed, stage, one.outcome)
            self.log.info(
                "settled",
                metadata: self.metadata(one.pending).merging([
                    "outcome": "\(one.outcome)", "batch": "\(settlements.count)", "milliseconds": "\(milliseconds)",
                ]) { $1 })
        }
        self.metrics.set(.lastProcessed, stage, to: LogTime.secondsSince1970())
    }

    /// What every line about a message carries: ids, never text.
    func metadata(_ one: Pending) -> Logger.Metadata {
        var metadata: Logger.Metadata = [
            "event_source": "\(one.key.source)", "event_id": "\(one.key.id)", "delivery_tag": "\(one.delivery.tag)",
        ]
        if one.delivery.isRedelivered { metadata["redelivered"] = "true" }
        if let traceparent = one.traceparent { metadata["traceparent"] = "\(traceparent)" }
        return metadata
    }
}

extension CommitResult {
    /// Everything the outcome causes, sent or not.
    fileprivate var events: [OutgoingEvent] {
        switch self {
        case .committed(_, let events): events
        case .alreadyRecorded(let recorded): recorded.events
        }
    }
}
