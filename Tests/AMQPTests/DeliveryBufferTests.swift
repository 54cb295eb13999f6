import Testing

@testable import AMQP

@Suite("Deliveries that wait to be taken", .timeLimit(.minutes(1)))
struct DeliveryBufferTests {
    static func deliveries(_ tags: ClosedRange<UInt64>) -> [Delivery] {
        tags.map {
            Delivery(
                tag: $0, connection: 1, isRedelivered: false, exchange: "", routingKey: "",
                properties: MessageProperties(),
                body: [])
        }
    }

    static let start = Moment(nanoseconds: 1_000_000_000)

    @Test("what is there is taken at once, in order, and no more than asked for")
    func takeNow() {
        var buffer = DeliveryBuffer<Int>()
        #expect(buffer.takeNow(atMost: 3, within: .zero) == nil)
        buffer.append(Self.deliveries(1...5))
        #expect(buffer.takeNow(atMost: 3, within: .seconds(1))?.map(\.tag) == [1, 2, 3])
        #expect(buffer.takeNow(atMost: 3, within: .seconds(1)) == nil)
        #expect(buffer.takeNow(atMost: 3, within: .zero)?.map(\.tag) == [4, 5])
        #expect(buffer.count == 0)
    }

    @Test("a taker gathers from the first delivery until it has enough or its time is over")
    func gathering() {
        var buffer = DeliveryBuffer<Int>()
        buffer.wait(7, id: 1, atMost: 3, within: .milliseconds(50))
        #expect(buffer.serve(now: Self.start).isEmpty)
        #expect(buffer.deadline == nil)
        buffer.append(Self.deliveries(1...1))
        #expect(buffer.serve(now: Self.start + .seconds(1)).isEmpty)
        #expect(buffer.deadline == Self.start + .seconds(1) + .milliseconds(50))
        #expect(buffer.serve(now: Self.start + .milliseconds(1049)).isEmpty)
        let served = buffer.serve(now: Self.start + .milliseconds(1050))
        #expect(served.map(\.0) == [7])
        #expect(served.first?.1.map(\.tag) == [1])
        buffer.wait(8, id: 2, atMost: 2, within: .seconds(9))
        buffer.append(Self.deliveries(2...4))
        #expect(buffer.serve(now: Self.start).first?.1.map(\.tag) == [2, 3])
    }

    @Test("takers are served in the order they came; one that gave up is not")
    func order() {
        var buffer = DeliveryBuffer<Int>()
        for id in UInt64(1)...3 { buffer.wait(Int(id), id: id, atMost: 1, within: .zero) }
        #expect(buffer.giveUp(id: 2) == 2)
        #expect(buffer.giveUp(id: 2) == nil)
        buffer.append(Self.deliveries(1...2))
        #expect(buffer.takeNow(atMost: 1, within: .zero) == nil, "nobody overtakes who waits")
        #expect(buffer.serve(now: Self.start).map(\.0) == [1, 3])
    }

    @Test("paused, nobody gets anything; at the end, everybody gets nothing")
    func pauseAndEnd() {
        var buffer = DeliveryBuffer<Int>()
        buffer.isPaused = true
        buffer.append(Self.deliveries(1...2))
        #expect(buffer.takeNow(atMost: 1, within: .zero) == nil)
        buffer.wait(1, id: 1, atMost: 1, within: .zero)
        #expect(buffer.serve(now: Self.start).isEmpty)
        buffer.isPaused = false
        #expect(buffer.serve(now: Self.start).first?.1.map(\.tag) == [1])
        buffer.wait(2, id: 2, atMost: 9, within: .seconds(9))
        #expect(buffer.dropAll().map(\.tag) == [2])
        buffer.end()
        #expect(buffer.serve(now: Self.start).first?.1.isEmpty == true)
        #expect(buffer.takeNow(atMost: 1, within: .zero)?.isEmpty == true)
    }

    @Test("nothing is lost, doubled or reordered, whatever the sizes", arguments: 0..<50)
    func anySizes(seed: UInt64) {
        var random = SplitMix64(state: seed)
        var buffer = DeliveryBuffer<Int>()
        var (sent, taken): (UInt64, [UInt64]) = (0, [])
        for _ in 0..<500 {
            if Bool.random(using: &random) {
                let count = UInt64.random(in: 1...40, using: &random)
                buffer.append(Self.deliveries((sent + 1)...(sent + count)))
                sent += count
            }
            let most = Int.random(in: 1...50, using: &random)
            let lot = buffer.takeNow(atMost: most, within: .zero) ?? []
            #expect(lot.count <= most)
            taken += lot.map(\.tag)
        }
        taken += buffer.dropAll().map(\.tag)
        #expect(taken == Array(1...max(sent, 1)).filter { $0 <= sent })
    }
}
