import Glibc
import Testing

@testable import AMQP

@Suite("What errors say", .timeLimit(.minutes(1)))
struct AMQPErrorTests {
    @Test("a clash of arguments names queue, argument and both values, and what to do")
    func drift() {
        let error = AMQPError.closed(
            code: 406,
            text:
                "PRECONDITION_FAILED - inequivalent arg 'x-delivery-limit' for queue 'q' in vhost '/': received '5' but current is '3'",
            call: "queue.declare q")
        #expect(error.code == .preconditionFailed)
        #expect(!error.isTransient)
        #expect(
            error.description
                == "AMQP preconditionFailed in queue.declare q: the broker said 406 PRECONDITION_FAILED - inequivalent arg 'x-delivery-limit' for queue 'q' in vhost '/': received '5' but current is '3'. It exists with another value: delete or migrate it, or change the setting back"
        )
        #expect(
            error.debugDescription.contains("AMQPErrorTests.swift") || error.debugDescription.contains("Status.swift"))
    }

    @Test(
        "reply codes have their meaning and say whether waiting helps",
        arguments: [
            (UInt16(403), AMQPError.Code.accessRefused, false), (530, .accessRefused, false), (404, .notFound, false),
            (406, .preconditionFailed, false), (311, .messageTooLarge, false), (501, .protocolViolation, false),
            (320, .closedByBroker, true), (506, .closedByBroker, true), (541, .closedByBroker, true),
            (540, .closedByBroker, false),
        ])
    func replies(code: UInt16, meaning: AMQPError.Code, isTransient: Bool) {
        let error = AMQPError.closed(code: code, text: "WORDS", call: "call")
        #expect(error.code == meaning)
        #expect(error.isTransient == isTransient)
        #expect(error.reply?.code == code)
        #expect(error.description.contains("\(code) WORDS"))
    }

    @Test(
        "statuses of the library have their meaning",
        arguments: [
            (Int32(-13), AMQPError.Code.timedOut, true), (-15, .connectionLost, true), (-9, .connectionLost, true),
            (-7, .connectionLost, true), (-11, .messageTooLarge, false), (-16, .protocolViolation, false),
            (-513, .tlsFailed, false), (-514, .tlsFailed, false), (-515, .tlsFailed, false), (-5, .refused, true),
            (-4242, .connectionLost, true),
        ])
    func statuses(status: Int32, meaning: AMQPError.Code, isTransient: Bool) {
        let error = AMQPError.status(status, call: "call")
        #expect(error.code == meaning)
        #expect(error.isTransient == isTransient)
        #expect(error.description.contains("\(status)"))
    }

    @Test("a message past the protocol's limits is refused before it is sent, by name and size")
    func limits() throws {
        func refusal(_ change: (inout OutgoingMessage) -> Void) throws -> String {
            var message = OutgoingMessage(exchange: "", routingKey: "q", body: [1, 2, 3])
            change(&message)
            let error = try #require(throws: AMQPError.self) { try message.checkLimits(maximumBodySize: 3) }
            #expect(error.code == .messageTooLarge)
            return error.description
        }
        #expect(
            try refusal { $0.routingKey = String(repeating: "é", count: 128) }.contains("the routing key has 256 bytes")
        )
        #expect(try refusal { $0.properties.messageID = String(repeating: "x", count: 256) }.contains("message id"))
        #expect(try refusal { $0.body = [1, 2, 3, 4] }.contains("4 bytes of at most 3"))
        #expect(
            try refusal { $0.properties.headers = ["h": .bytes(Array(repeating: 0, count: 130_000))] }.contains(
                "headers"))
        #expect(try refusal { $0.properties.headers = [String(repeating: "x", count: 129): 1] }.contains("name"))
        var fits = OutgoingMessage(exchange: "", routingKey: String(repeating: "x", count: 255), body: [1, 2, 3])
        fits.properties.headers = [String(repeating: "x", count: 128): .bytes(Array(repeating: 0, count: 100_000))]
        try fits.checkLimits(maximumBodySize: 3)
    }

    @Test("a password file is read whole, less one newline; what is wrong with it is said")
    func passwordFile() throws {
        let path = "/tmp/amqp-password-\(UInt64.random(in: 0 ... .max))"
        defer { unlink(path) }
        func write(_ text: String) throws {
            let file = try #require(fopen(path, "w"))
            fputs(text, file)
            fclose(file)
        }
        try write("correct horse \n\n")
        #expect(try PasswordFile.read(path).value == "correct horse \n")
        try write("rotated")
        #expect(try PasswordFile.read(path).value == "rotated")
        try write(String(repeating: "x", count: 5000))
        let tooLong = try #require(throws: AMQPError.self) { try PasswordFile.read(path) }
        #expect(tooLong.description.contains("more than 4096 bytes"))
        let missing = try #require(throws: AMQPError.self) { try PasswordFile.read(path + ".not") }
        #expect(missing.code == .invalidConfiguration)
        #expect(missing.description.contains("No such file"))
    }
}
