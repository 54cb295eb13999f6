internal import AMQP
internal import Codec
internal import Identity
public import Logging
public import ServiceLifecycle
public import Store

/// Takes events off a stage's queue and sees each of them to exactly one outcome.
///
/// The order is what makes delivery at least once and results effectively once: decide from the inbox, prepare, commit
/// work and outcome in one transaction, publish what the outcome causes and wait for the confirms, mark it sent,
/// acknowledge. A crash between any two steps leaves either nothing or a recorded outcome that is sent again.
public struct Worker<S: Stage>: Service {
    let stage: S
    let store: Store
    let consumer: Consumer
    let publisher: Publisher
    let outgoing: Outgoing
    let settings: ServiceSettings
    let readiness: Readiness
    let metrics: MetricRegistry
    let log: Logger
    let decoder: EventDecoder

    /// How often an event may be begun without an end before it is taken for what brings the worker down.
    static var attemptLimit: Int { 3 }

    public init(
        _ stage: S, settings: ServiceSettings, store: Store, readiness: Readiness, metrics: MetricRegistry, log: Logger
    ) {
        let names = BrokerNames(prefix: settings.prefix)
        let watch = ConnectionWatch(readiness: readiness, metrics: metrics, log: log)
        (self.stage, self.settings, self.store, self.readiness) = (stage, settings, store, readiness)
        (self.metrics, self.log) = (metrics, log)
        self.outgoing = Outgoing(stage: stage.name, names: names, user: settings.broker.user)
        self.decoder = EventDecoder(limits: CodecLimits(bodySize: settings.messageLimit))
        self.consumer = Consumer(
            settings.broker, topology: names.topology, queue: names.queue(stage.name),
            prefetch: UInt16(settings.prefetch)
        ) { watch.note($0, on: .consuming) }
        self.publisher = Publisher(settings.broker, topology: names.topology) { watch.note($0, on: .publishing) }
    }

    /// Works until asked to stop, then finishes what is in hand within the drain time and hands the rest back.
    public func run() async throws {
        let loop = Task { await self.loop() }
        let connections = Task {
            await withDiscardingTaskGroup { group in
                group.addTask { await self.publisher.run() }
                guard await self.waitForSchema() else { return }
                group.addTask { await self.sweep() }
                group.addTask { await self.watchMachine() }
                group.addTask { await self.workWhenIdle() }
                group.addTask { await self.consumer.run() }
            }
        }
        let (stopAsked, stopSignal) = AsyncStream.makeStream(of: Void.self)
        let drain = Task {
            for await _ in stopAsked { break }
            guard !Task.isCancelled else { return }
            self.readiness.stop()
            await self.consumer.stopConsuming()
            try await Task.sleep(for: self.settings.drain)
            self.log.warning("drain time is over: what is in hand goes back to the queue")
            loop.cancel()
            // Publishing waits for a connection whoever cancels; closed, it waits no longer.
            await self.publisher.close()
        }
        await withTaskCancellationHandler {
            await withGracefulShutdownHandler {
                await loop.value
            } onGracefulShutdown: {
                stopSignal.finish()
            }
        } onCancel: {
            loop.cancel()
        }
        drain.cancel()
        // Orderly, so that the broker has read every acknowledgement.
        await self.consumer.close()
        await self.publisher.close()
        connections.cancel()
        await connections.value
    }

    /// `false` when the worker was stopped before the schema was there.
    private func waitForSchema() async -> Bool {
        do {
            try await self.patiently("looking at the schema") { try await self.store.checkSchema() }
            self.readiness.report(.database, trouble: nil)
            return true
        } catch {
            return false
        }
    }

    private func loop() async {
        while !Task.isCancelled {
            self.readiness.idle()
            let deliveries = await self.consumer.next(
                atMost: self.settings.batchSize, within: self.settings.batchWait)
            guard !deliveries.isEmpty else { return }
            self.metrics.add(deliveries.count, to: .received, self.stage.name.rawValue)
            self.metrics.set(.inProgress, self.stage.name.rawValue, to: Double(deliveries.count))
            let start = ContinuousClock.now
            do {
                // One that came before may have brought a worker down: it is handled alone, so that its neighbours
                // have no part in it.
                var fresh: [Delivery] = []
                for delivery in deliveries {
                    guard delivery.isRedelivered else {
                        fresh.append(delivery)
                        continue
                    }
                    try await self.handle(fresh)
                    fresh = []
                    try await self.handle([delivery])
                }
                try await self.handle(fresh)
                self.metrics.observe(Double(deliveries.count), in: .batchSize, self.stage.name.rawValue)
                self.metrics.observe(start.duration(to: .now).inSeconds, in: .duration, self.stage.name.rawValue)
            } catch {
                // Only a stop gets here: what is not acknowledged goes back to the queue when the connection closes.
                self.log.info("handing back what is in hand", metadata: ["messages": "\(deliveries.count)"])
                await self.forgetAttempts(at: deliveries)
                return
            }
            self.metrics.set(.inProgress, self.stage.name.rawValue, to: 0)
        }
    }

    /// Tries until it works, for as long as what fails is an outage; the wait grows, with full jitter, to half a minute.
    func patiently<Result: Sendable>(
        _ what: String, _ body: () async throws -> Result
    ) async throws -> Result {
        var ceiling = Duration.milliseconds(200)
        var away: Set<Dependency> = []
        // Only what this step itself has found away: other steps run beside it.
        func isBack() {
            for dependency in away { self.readiness.report(dependency, trouble: nil) }
            if !away.isEmpty { self.log.notice("going on", metadata: ["step": "\(what)"]) }
        }
        while true {
            self.readiness.step()
            do {
                let result = try await body()
                isBack()
                return result
            } catch {
                let trouble = Trouble(error)
                guard case .outage(let dependency, let sentence) = trouble else {
                    if trouble != .cancelled { isBack() }
                    throw error
                }
                away.insert(dependency)
                self.readiness.report(dependency, trouble: sentence)
                self.log.warning(
                    "waiting for what is away",
                    metadata: ["step": "\(what)", "dependency": "\(dependency.rawValue)", "reason": "\(sentence)"])
                try await Task.sleep(for: ceiling * Double.random(in: 0...1))
                ceiling = min(ceiling * 2, .seconds(30))
            }
        }
    }

    /// Sends, for workers that never came back, what they left unsent. Also what notices, while there is nothing to do,
    /// that the database is away.
    private func sweep() async {
        while !Task.isCancelled {
            do {
                try await Task.sleep(for: .seconds(15))
                let swept = try await self.store.sweepUnsent(
                    consumer: self.stage.name.rawValue, olderThan: .seconds(30), limit: 100
                ) { try await self.send($0.map(self.outgoing.message)) }
                self.readiness.report(.database, trouble: nil)
                if swept > 0 {
                    self.metrics.add(swept, to: .sweptOutcomes, self.stage.name.rawValue)
                    self.log.notice("sent outcomes that were left unsent", metadata: ["outcomes": "\(swept)"])
                }
            } catch {
                let trouble = Trouble(error)
                if case .cancelled = trouble { return }
                if case .outage(.database, let sentence) = trouble {
                    self.readiness.report(.database, trouble: sentence)
                }
                self.log.warning("sweep put off", metadata: ["reason": "\(trouble.sentence)"])
            }
        }
    }

    /// Publishes and waits for the broker's word on each.
    ///
    /// - Throws: ``AMQPError``, or ``Unconfirmed`` when the broker refused some or had no queue for them.
    func send(_ messages: [OutgoingMessage]) async throws {
        guard !messages.isEmpty else { return }
        let start = ContinuousClock.now
        let outcomes = try await self.publisher.publish(messages)
        self.metrics.observe(start.duration(to: .now).inSeconds, in: .confirmDuration)
        var left: [OutgoingMessage] = []
        var trouble = ""
        for (message, outcome) in zip(messages, outcomes) {
            switch outcome {
            case .confirmed: continue
            case .refused:
                self.metrics.add(to: .refused)
                trouble = "the broker refused \(message.routingKey): a queue is full"
            case .returned(_, let text):
                self.metrics.add(to: .returned)
                trouble = "no queue is bound for \(message.routingKey): \(text)"
            }
            left.append(message)
        }
        if !left.isEmpty { throw Unconfirmed(left: left, sentence: trouble) }
    }

    /// Publishes until the broker has confirmed each; what it has confirmed is not sent again.
    func publish(_ messages: [OutgoingMessage]) async throws {
        var left = messages
        try await self.patiently("publishing") {
            do {
                try await self.send(left)
            } catch let error as Unconfirmed {
                left = error.left
                throw error
            }
        }
    }
}

/// The broker did not take all of a group of messages.
struct Unconfirmed: OutageError {
    /// Those that it did not take.
    let left: [OutgoingMessage]
    let sentence: String
    var isOutage: Bool { true }
    var dependency: Dependency { .publishing }
    var sentenceForLogs: String { self.sentence }
}

extension Duration {
    /// The duration in seconds, for metrics.
    public var inSeconds: Double {
        Double(self.components.seconds) + Double(self.components.attoseconds) / 1e18
    }
}
