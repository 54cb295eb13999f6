import AMQP
import Codec
import Foundation
import Model
import ServiceKit
import ServiceKitTesting
import Store
import Testing

/// A deployment for the time of one test, with everything set up and nothing left behind.
struct Scene {
    let deployment: Deployment
    let names: BrokerNames

    /// - Parameters:
    ///   - programs: Services to start once the set-up is done.
    ///   - body: Gets the scene and the processes in the order of `programs`.
    static func with(
        _ programs: [String] = ["rapporteur-ingest", "rapporteur-classify", "rapporteur-report"],
        _ changes: [String: String] = [:], amqpURL: String? = TestServers.amqpURL,
        databaseURL: String? = TestServers.databaseURL, _ body: (Scene, [ServiceProcess]) async throws -> Void
    ) async throws {
        let deployment = try await Deployment(
            amqpURL: try #require(amqpURL), databaseURL: try #require(databaseURL))
        let scene = Scene(deployment: deployment, names: BrokerNames(prefix: deployment.prefix))
        var processes: [ServiceProcess] = []
        do {
            let setup = try await deployment.rapporteur(["setup"])
            #expect(setup.status == 0, "\(setup.words)")
            for program in programs { processes.append(try deployment.start(program, changes)) }
            try await body(scene, processes)
        } catch {
            for process in processes { Issue.record("\(process.name): \(process.lastWords)") }
            try await deployment.remove(processes, topology: scene.names.topology)
            throw error
        }
        try await deployment.remove(processes, topology: scene.names.topology)
    }

    /// Publishes a message to the deployment's exchange, confirmed.
    func publish(
        _ body: [UInt8], contentType: String?, headers: [String: FieldValue] = [:], key: String = "document.submitted"
    ) async throws {
        let message = OutgoingMessage(
            exchange: self.names.exchange, routingKey: key,
            properties: MessageProperties(contentType: contentType, headers: headers), body: body)
        let outcomes = try await self.deployment.withBroker { try await $0.publish([message]) }
        #expect(outcomes == [.confirmed])
    }

    /// How many messages wait in each of our queues that has any.
    func waiting() async throws -> [String: Int] {
        try await self.deployment.withBroker { session in
            var waiting: [String: Int] = [:]
            for queue in self.names.topology.queues {
                if let status = try await session.status(ofQueue: queue.name), status.messages > 0 {
                    waiting[queue.name] = status.messages
                }
            }
            return waiting
        }
    }

    /// The same, asked again until it is as expected: what a closed session held goes back after the close is answered.
    func waiting(expecting isExpected: ([String: Int]) -> Bool) async throws -> [String: Int] {
        var waiting = try await self.waiting()
        for _ in 0..<200 where !isExpected(waiting) { waiting = try await self.waiting() }
        return waiting
    }
}

/// Documents to submit: the samples that ship, and any number of them under symbols of their own.
enum Samples {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "deploy/local/samples")

    static var files: [URL] {
        get throws {
            try FileManager.default.contentsOfDirectory(at: self.folder, includingPropertiesForKeys: nil)
                .filter { $0.lastPathComponent != "README.md" }.sorted { $0.path < $1.path }
        }
    }

    /// The sample report with its symbol replaced, so that it is another document.
    static func report(number: Int) throws -> [UInt8] {
        let text = try String(
            contentsOf: self.folder.appending(path: "CTOC-COP-WG.4-2031-2.es.txt"), encoding: .utf8)
        return Array(text.replacing("CTOC/COP/WG.4/2031/2", with: "CTOC/COP/WG.4/2031/\(1000 + number)").utf8)
    }
}

extension Scene {
    /// Publishes submissions, confirmed.
    func publish(_ messages: [WireMessage]) async throws {
        let outgoing = messages.map { message in
            var headers: [String: FieldValue] = [:]
            for case (let name, .string(let value)) in message.headers { headers[name] = .string(value) }
            return OutgoingMessage(
                exchange: self.names.exchange, routingKey: "document.submitted",
                properties: MessageProperties(contentType: message.contentType, headers: headers), body: message.body)
        }
        let outcomes = try await self.deployment.withBroker { try await $0.publish(outgoing) }
        #expect(outcomes.allSatisfy { $0 == .confirmed })
    }
}
