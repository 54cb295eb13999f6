internal import Synchronization

/// What callers do, on their own threads: they leave a note in the mailbox and wake the connection's thread.
extension ConsumerCore {
    nonisolated func run() {
        self.mailbox.withLock { $0.mustRun = true }
        self.thread.wake()
    }

    nonisolated func requestClose() {
        self.mailbox.withLock { $0.mustClose = true }
        self.thread.wake()
    }

    nonisolated func ended() async {
        await withCheckedContinuation { continuation in
            let isEnded = self.mailbox.withLock { mailbox in
                if !mailbox.isEnded { mailbox.whoAwaitTheEnd.append(continuation) }
                return mailbox.isEnded
            }
            if isEnded { continuation.resume() }
        }
    }

    nonisolated func stopConsuming() async {
        await withCheckedContinuation { continuation in
            let isStopped = self.mailbox.withLock { mailbox in
                mailbox.mustStop = true
                if !mailbox.isStopped { mailbox.whoAwaitTheStop.append(continuation) }
                return mailbox.isStopped
            }
            if isStopped { continuation.resume() } else { self.thread.wake() }
        }
    }

    nonisolated func setPaused(_ isPaused: Bool) {
        self.mailbox.withLock { $0.buffer.isPaused = isPaused }
        self.thread.wake()
    }

    nonisolated func settle(_ delivery: Delivery, _ kind: Settlement.Kind, multiple: Bool) throws(AMQPError) {
        let result = self.mailbox.withLock { mailbox in
            Result { () throws(AMQPError) in try mailbox.settle(delivery, kind, multiple: multiple) }
        }
        try result.get()
        self.thread.wake()
    }

    /// - Returns: at least one delivery; empty at the end, or when the task is cancelled.
    nonisolated func take(atMost: Int, within: Duration) async -> [Delivery] {
        let (ready, id) = self.mailbox.withLock { mailbox in
            (mailbox.buffer.takeNow(atMost: atMost, within: within), mailbox.nextTaker())
        }
        if let ready { return ready }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isLate = self.mailbox.withLock { mailbox in
                    // Cancelled before it began to wait: the handler has run, and found nobody.
                    if Task.isCancelled || mailbox.buffer.hasEnded { return true }
                    mailbox.buffer.wait(continuation, id: id, atMost: atMost, within: within)
                    return false
                }
                if isLate { continuation.resume(returning: []) } else { self.thread.wake() }
            }
        } onCancel: {
            self.mailbox.withLock { $0.buffer.giveUp(id: id) }?.resume(returning: [])
        }
    }
}
