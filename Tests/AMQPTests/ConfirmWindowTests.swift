import Testing

@testable import AMQP

@Suite("The window of unconfirmed messages", .timeLimit(.minutes(1)))
struct ConfirmWindowTests {
    typealias Window = ConfirmWindow<Int>

    @Test("one confirm with 'multiple' settles all before it, in order")
    func multiple() {
        var window = Window(capacity: 10, byteCapacity: 1000)
        for owner in 1...4 { window.published(owner, bytes: 10) }
        var settled: [Int] = []
        #expect((window.settled(3, multiple: true, accepted: true) { owner, _ in settled.append(owner) }) == true)
        #expect(settled == [1, 2, 3])
        #expect(window.count == 1)
        #expect(window.bytes == 10)
        #expect(window.nextTag == 5)
    }

    @Test("a nack refuses; 0 with 'multiple' is all so far; a number twice is nothing new")
    func refusals() {
        var window = Window(capacity: 10, byteCapacity: 1000)
        for owner in 1...3 { window.published(owner, bytes: 1) }
        var seen: [Int: PublishOutcome] = [:]
        #expect((window.settled(2, multiple: false, accepted: false) { seen[$0] = $1 }) == true)
        #expect((window.settled(2, multiple: false, accepted: true) { seen[$0] = $1 }) == true)
        #expect((window.settled(0, multiple: true, accepted: true) { seen[$0] = $1 }) == true)
        #expect(seen == [1: .confirmed, 2: .refused, 3: .confirmed])
        #expect(window.isEmpty)
    }

    @Test("a number never sent is a broken protocol")
    func unknown() {
        var window = Window(capacity: 10, byteCapacity: 1000)
        window.published(1, bytes: 1)
        #expect((window.settled(2, multiple: false, accepted: true) { _, _ in }) == false)
        #expect((window.settled(.max, multiple: true, accepted: true) { _, _ in }) == false)
    }

    @Test("a returned message is the first in flight that fits, and none is returned twice")
    func returns() {
        var window = Window(capacity: 10, byteCapacity: 1000)
        for owner in 1...4 { window.published(owner, bytes: 1) }
        _ = window.settled(1, multiple: false, accepted: true) { _, _ in }
        let odd = { (owner: Int) in owner % 2 == 1 }
        let (first, second) = (
            window.returned(code: 312, text: "NO_ROUTE", matches: odd),
            window.returned(code: 313, text: "X", matches: odd)
        )
        #expect(first)
        #expect(!second, "1 is settled, 3 is returned already")
        var seen: [Int: PublishOutcome] = [:]
        _ = window.settled(4, multiple: true, accepted: true) { seen[$0] = $1 }
        #expect(seen == [2: .confirmed, 3: .returned(code: 312, text: "NO_ROUTE"), 4: .confirmed])
    }

    @Test("a return is known by exchange, routing key, id and size, of mandatory messages only")
    func identity() {
        let returned = ReturnedMessage(
            code: 312, text: "NO_ROUTE", exchange: "e", routingKey: "k", messageID: "1", bodySize: 2)
        let message = OutgoingMessage(
            exchange: "e", routingKey: "k", properties: MessageProperties(messageID: "1"), body: [1, 2])
        func isReturn(_ change: (inout OutgoingMessage) -> Void) -> Bool {
            var changed = message
            change(&changed)
            return returned.isReturn(of: changed)
        }
        #expect(isReturn { _ in })
        #expect(!isReturn { $0.exchange = "f" })
        #expect(!isReturn { $0.routingKey = "l" })
        #expect(!isReturn { $0.properties.messageID = nil })
        #expect(!isReturn { $0.body = [1] })
        #expect(!isReturn { $0.isMandatory = false })
    }

    @Test("room is counted in messages and in bytes; one message alone always has room")
    func room() {
        var window = Window(capacity: 2, byteCapacity: 100)
        #expect(window.hasRoom(for: 5000))
        window.published(1, bytes: 60)
        #expect(window.hasRoom(for: 40))
        #expect(!window.hasRoom(for: 41))
        window.published(2, bytes: 0)
        #expect(!window.hasRoom(for: 0))
    }

    @Test("any mixture of confirms settles each message once, with the word of the first confirm", arguments: 0..<100)
    func anyMixture(seed: UInt64) {
        var random = SplitMix64(state: seed)
        var window = Window(capacity: 50, byteCapacity: .max)
        var outcomes: [Int: [PublishOutcome]] = [:]
        var expected: [Int: PublishOutcome] = [:]
        var published = 0
        for _ in 0..<3000 {
            if window.hasRoom(for: 1), Bool.random(using: &random) {
                published += 1
                #expect(window.nextTag == UInt64(published))
                window.published(published, bytes: 1)
                continue
            }
            guard published > 0 else { continue }
            let tag = Int.random(in: max(1, published - 60)...published, using: &random)
            let (multiple, accepted) = (
                Int.random(in: 0..<4, using: &random) == 0, Int.random(in: 0..<5, using: &random) > 0
            )
            for each in (multiple ? 1 : tag)...tag where expected[each] == nil {
                expected[each] = accepted ? .confirmed : .refused
            }
            #expect(
                (window.settled(UInt64(tag), multiple: multiple, accepted: accepted) {
                    outcomes[$0, default: []].append($1)
                }) == true)
            #expect(window.count == published - expected.count)
            #expect(window.bytes == window.count)
        }
        #expect(outcomes == expected.mapValues { [$0] })
    }
}

@Suite("Deliveries that are ours to settle", .timeLimit(.minutes(1)))
struct UnsettledTagsTests {
    @Test("once each, and 'multiple' takes all before it")
    func once() {
        var tags = UnsettledTags()
        for tag in UInt64(1)...5 { tags.delivered(tag) }
        #expect((tags.settle(2, multiple: false)) == true)
        #expect((tags.settle(2, multiple: false)) == false)
        #expect((tags.settle(4, multiple: true)) == true)
        #expect((tags.settle(3, multiple: false)) == false)
        #expect((tags.settle(6, multiple: true)) == false)
        #expect((tags.settle(0, multiple: true)) == false)
        #expect(tags.count == 1)
        #expect((tags.settle(5, multiple: false)) == true)
        #expect(tags.count == 0)
        #expect(tags.first == 6)
    }

    @Test("agrees with a set, whatever the order", arguments: 0..<60)
    func anyOrder(seed: UInt64) {
        var random = SplitMix64(state: seed)
        var tags = UnsettledTags()
        var model: Set<UInt64> = []
        var last: UInt64 = 0
        for _ in 0..<4000 {
            if Bool.random(using: &random) {
                last += 1
                tags.delivered(last)
                model.insert(last)
            } else {
                let tag = UInt64.random(in: 0...(last + 1), using: &random)
                let multiple = Int.random(in: 0..<50, using: &random) == 0
                let isOurs = model.contains(tag)
                #expect((tags.settle(tag, multiple: multiple) == isOurs) == true)
                if isOurs, multiple { model = model.filter { $0 > tag } } else { model.remove(tag) }
            }
        }
        #expect(tags.count == model.count)
    }
}
