import ArgumentParser
import Codec
import Foundation
import Identity
import ServiceKit

/// `rapporteur reclassify`: run the classifier again.
struct ReclassifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reclassify", abstract: "Have documents classified again; people's corrections stay.")

    @Argument(help: "Ids of documents.")
    var ids: [String] = []

    @Flag(help: "All documents.")
    var all = false

    func validate() throws {
        if self.ids.isEmpty != self.all { throw ValidationError("name ids of documents, or --all") }
        for id in self.ids where !Derivation.isUUID(id) { throw ValidationError("'\(id)' is not a document's id") }
    }

    func run() async throws {
        let servers = try Servers()
        let event = Event(
            id: UUID().uuidString.lowercased(), source: "urn:rapporteur:cli", time: LogTime.now(),
            data: .classificationRequested(
                ClassificationRequested(
                    self.all ? .all : .documents(self.ids.map { $0.lowercased() }),
                    requestedBy: ProcessInfo.processInfo.userName)))
        try await servers.withBroker { try await servers.publish(event, through: $0) }
        Output.write("asked for as \(event.id)")
    }
}
