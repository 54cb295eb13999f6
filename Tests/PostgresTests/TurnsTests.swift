import Testing

@testable import Postgres

@Suite struct TurnsTests {
    @Test("turns are handed on in order, and only by who has one")
    func order() {
        var turns = Turns()
        expect(turns.request(.transaction), is: .granted(1))
        expect(turns.request(.statement), is: .wait(2))
        expect(turns.request(.stream), is: .wait(3))
        expect(turns.end(2), is: nil)
        #expect(turns.holder == 1)
        expect(turns.end(1), is: 2)
        expect(turns.end(2), is: 3)
        #expect(turns.purpose == .stream)
        expect(turns.end(3), is: nil)
        #expect(turns.isFree)
    }

    @Test("a withdrawn waiter gets no turn, one that has it cannot withdraw")
    func withdrawal() {
        var turns = Turns()
        _ = turns.request(.transaction)
        _ = turns.request(.statement)
        _ = turns.request(.statement)
        expect(turns.withdraw(2), is: true)
        expect(turns.withdraw(2), is: false)
        expect(turns.end(1), is: 3)
        expect(turns.withdraw(3), is: false)
    }
}

@Suite(.timeLimit(.minutes(1))) struct InterruptTests {
    @Test("only the ticket of the armed statement interrupts, and disarming forgets it")
    func tickets() throws {
        let interrupt = try Interrupt()
        let old = interrupt.arm()
        interrupt.disarm()
        let current = interrupt.arm()
        interrupt.fire(old)
        #expect(!interrupt.isFired)
        interrupt.fire(current)
        #expect(interrupt.isFired)
        interrupt.disarm()
        interrupt.fire(current)
        #expect(!interrupt.isFired)
    }
}
