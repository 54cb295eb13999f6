import Testing

@testable import Postgres

@Suite struct PoolStateTests {
    /// Asks once and gives the waiter's name with the answer.
    private func ask(_ state: inout PoolState) -> (PoolState.Waiter, PoolState.Answer) {
        let waiter = state.newWaiter()
        return (waiter, state.acquire(waiter))
    }

    @Test("slots are filled on demand, the warmest connection is taken first, and no more than the size are given")
    func grants() {
        var state = PoolState(size: 2)
        expect(self.ask(&state).1, is: .granted(.open(0)))
        expect(state.opened(0), is: true)
        expect(self.ask(&state).1, is: .granted(.open(1)))
        expect(state.opened(1), is: true)
        expect(self.ask(&state).1, is: .wait)
        #expect(state.status == PGPoolStatus(idle: 0, leased: 2, opening: 0, waiting: 1, size: 2, isClosed: false))
    }

    @Test("a returned connection goes to who waited longest")
    func fairness() {
        var state = PoolState(size: 1)
        _ = self.ask(&state)
        _ = state.opened(0)
        let (first, _) = self.ask(&state)
        let (second, _) = self.ask(&state)
        expect(state.released(0), is: .init(waiter: first, grant: .reuse(0)))
        expect(state.released(0), is: .init(waiter: second, grant: .reuse(0)))
        expect(state.released(0), is: nil)
        expect(self.ask(&state).1, is: .granted(.reuse(0)))
    }

    @Test("a broken connection's place is filled by who waits, a failed opening passes the place on")
    func replacement() {
        var state = PoolState(size: 1)
        _ = self.ask(&state)
        _ = state.opened(0)
        let (first, _) = self.ask(&state)
        let (second, _) = self.ask(&state)
        expect(state.vacated(0), is: .init(waiter: first, grant: .open(0)))
        expect(state.vacated(0), is: .init(waiter: second, grant: .open(0)))
        expect(state.vacated(0), is: nil)
        expect(self.ask(&state).1, is: .granted(.open(0)))
    }

    @Test("a cancelled waiter leaves the line; one that was served just before keeps what it got")
    func withdrawal() {
        var state = PoolState(size: 1)
        _ = self.ask(&state)
        _ = state.opened(0)
        let (first, _) = self.ask(&state)
        let (second, _) = self.ask(&state)
        expect(state.withdraw(first), is: true)
        expect(state.withdraw(first), is: false)
        expect(state.released(0), is: .init(waiter: second, grant: .reuse(0)))
        expect(state.withdraw(second), is: false)
    }

    @Test("closing wins the race with an opening, and lets nobody wait")
    func closing() {
        var state = PoolState(size: 2)
        _ = self.ask(&state)
        _ = state.opened(0)
        _ = self.ask(&state)
        let (waiter, _) = self.ask(&state)
        let (idle, waiters) = state.close()
        #expect(idle.isEmpty)
        #expect(waiters == [waiter])
        expect(state.opened(1), is: false)
        expect(state.vacated(0), is: nil)
        expect(self.ask(&state).1, is: .closed)
    }

    @Test("whatever happens, nothing is given twice and nothing is lost", arguments: 0..<200 as Range<UInt64>)
    func invariants(seed: UInt64) {
        var random = SplitMix64(state: seed)
        let size = Int.random(in: 1...4, using: &random)
        var state = PoolState(size: size)
        var leased: Set<Int> = []
        var opening: Set<Int> = []
        var waiting: [PoolState.Waiter] = []
        func take(_ grant: PoolState.Grant) {
            switch grant {
            case .reuse(let slot):
                expect(leased.insert(slot).inserted && !opening.contains(slot), is: true)
            case .open(let slot):
                expect(opening.insert(slot).inserted && !leased.contains(slot), is: true)
            }
        }
        func wake(_ wake: PoolState.Wake?) {
            guard let wake else { return }
            #expect(wake.waiter == waiting.first)
            waiting.removeFirst()
            take(wake.grant)
        }
        for _ in 0..<300 {
            switch Int.random(in: 0..<6, using: &random) {
            case 0, 1:
                let (waiter, answer) = self.ask(&state)
                switch answer {
                case .granted(let grant): take(grant)
                case .wait: waiting.append(waiter)
                case .closed: Issue.record("closed")
                }
            case 2:
                guard let slot = opening.randomElement(using: &random) else { continue }
                opening.remove(slot)
                if Bool.random(using: &random) {
                    leased.insert(slot)
                    expect(state.opened(slot), is: true)
                } else {
                    wake(state.vacated(slot))
                }
            case 3, 4:
                guard let slot = leased.randomElement(using: &random) else { continue }
                leased.remove(slot)
                wake(Bool.random(using: &random) ? state.released(slot) : state.vacated(slot))
            default:
                guard let waiter = waiting.randomElement(using: &random) else { continue }
                waiting.removeAll { $0 == waiter }
                expect(state.withdraw(waiter), is: true)
            }
            let status = state.status
            #expect(status.leased == leased.count && status.opening == opening.count && status.waiting == waiting.count)
            #expect(waiting.isEmpty || leased.count + opening.count == size, "someone waits while a place is free")
        }
    }
}
