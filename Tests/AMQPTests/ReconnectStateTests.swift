import Testing

@testable import AMQP

@Suite("When to connect again", .timeLimit(.minutes(1)))
struct ReconnectStateTests {
    let down = AMQPError(.refused, call: "connect", at: .here())

    @Test("close() while connecting wins: the late connection is closed, nothing is retried")
    func closeWinsTheRace() {
        var state = ReconnectState(backoff: Backoff())
        #expect(state.start() == .connect)
        #expect(state.close() == .none)
        #expect(state.connected() == .closeConnection)
        #expect(state.connectFailed(self.down, fraction: 0.5) == .none)
        #expect(state.waited() == .none)
        #expect(state.lost(self.down, after: .zero, fraction: 0.5) == .none)
    }

    @Test("it starts once")
    func startsOnce() {
        var state = ReconnectState(backoff: Backoff())
        #expect(state.start() == .connect)
        #expect(state.start() == .none)
    }

    @Test("bounds double up to the maximum, and the wait is a fraction of the bound")
    func bounds() {
        var state = ReconnectState(backoff: Backoff(base: .milliseconds(200), maximum: .seconds(3)))
        _ = state.start()
        for bound: Duration in [
            .milliseconds(200), .milliseconds(400), .milliseconds(800), .milliseconds(1600), .seconds(3), .seconds(3),
        ] {
            #expect(state.connectFailed(self.down, fraction: 0.5) == .wait(bound * 0.5))
            #expect(state.waited() == .connect)
        }
    }

    @Test("a connection that held clears the count; one that died at once does not")
    func steadiness() {
        var state = ReconnectState(backoff: Backoff())
        _ = state.start()
        _ = state.connected()
        #expect(state.lost(self.down, after: .seconds(1), fraction: 1) == .wait(.milliseconds(200)))
        _ = state.waited()
        _ = state.connected()
        #expect(state.lost(self.down, after: .seconds(1), fraction: 1) == .wait(.milliseconds(400)))
        _ = state.waited()
        _ = state.connected()
        #expect(state.lost(self.down, after: .seconds(60), fraction: 1) == .wait(.milliseconds(200)))
    }

    @Test("what only a person can mend is tried rarely")
    func floors() {
        for (code, floor): (UInt16, Duration) in [
            (403, .seconds(5)), (530, .seconds(5)), (406, .seconds(10)), (404, .seconds(2)),
        ] {
            var state = ReconnectState(backoff: Backoff())
            _ = state.start()
            let error = AMQPError.closed(code: code, text: "x", call: "y")
            guard case .wait(let wait) = state.connectFailed(error, fraction: 0) else {
                Issue.record("no wait for \(code)")
                continue
            }
            #expect(wait >= floor)
            #expect(wait <= floor * 2)
        }
    }

    @Test("the bound never overflows, whatever the attempt")
    func overflow() {
        let backoff = Backoff()
        for attempt in [Int.min, -1, 0, 1, 31, 62, 63, 64, Int.max] {
            let bound = backoff.bound(attempt: attempt)
            #expect(bound >= backoff.base && bound <= backoff.maximum)
        }
    }

    @Test("whatever happens in whatever order, it connects only from start and after a wait", arguments: 0..<200)
    func anyOrder(seed: UInt64) {
        var random = SplitMix64(state: seed)
        var state = ReconnectState(backoff: Backoff())
        for _ in 0..<60 {
            let before = state.phase
            let action: ReconnectState.Action
            switch Int.random(in: 0..<24, using: &random) {
            case 0..<5: action = state.start()
            case 5..<10: action = state.connected()
            case 10..<15: action = state.connectFailed(self.down, fraction: .random(in: 0..<1, using: &random))
            case 15..<19:
                action = state.lost(self.down, after: .seconds(Int.random(in: 0..<20, using: &random)), fraction: 0.3)
            case 19..<23: action = state.waited()
            default: action = state.close()
            }
            if before == .closed {
                #expect(state.phase == .closed)
                #expect(action == .none || action == .closeConnection)
            }
            if action == .connect {
                #expect({ if case .waiting = before { true } else { before == .idle } }())
            }
        }
    }
}
