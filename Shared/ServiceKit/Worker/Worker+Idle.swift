internal import Logging
internal import Store

/// What runs beside the events: work that can wait, and a look at the machine.
extension Worker {
    /// How long fresh events may hold up what can wait.
    private static var longestHoldUp: Duration { .seconds(30) }

    /// Does what can wait while nothing fresh is in hand; a piece at a time, so that a fresh event waits for one at most, and
    /// then only for its share of the processor.
    func workWhenIdle() async {
        var lastWork = ContinuousClock.now
        while !Task.isCancelled, !self.readiness.isStopping {
            do {
                guard self.readiness.isIdle || lastWork.duration(to: .now) > Self.longestHoldUp else {
                    try await Task.sleep(for: .milliseconds(50))
                    continue
                }
                lastWork = .now
                guard let work = try await self.stage.workWhenIdle() else {
                    // Several workers do not ask in step.
                    try await Task.sleep(for: .seconds(Double.random(in: 1...3)))
                    continue
                }
                try await self.publish(work.events.map(self.outgoing.message))
                if !work.events.isEmpty { try await self.store.markSent([work.key]) }
                self.metrics.add(work.count, to: .processed, self.stage.name.rawValue, "reclassified")
            } catch {
                let trouble = Trouble(error)
                if case .cancelled = trouble { return }
                self.log.warning("work that can wait was put off", metadata: ["reason": "\(trouble.sentence)"])
                guard (try? await Task.sleep(for: .seconds(Double.random(in: 2...10)))) != nil else { return }
            }
        }
    }

    /// Tells at `/readyz` whether the machine can do the stage's work.
    func watchMachine() async {
        while !Task.isCancelled {
            self.readiness.report(.machine, trouble: await self.stage.machineTrouble())
            guard (try? await Task.sleep(for: .seconds(15))) != nil else { return }
        }
    }
}
