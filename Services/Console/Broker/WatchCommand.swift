import ArgumentParser
import Codec
import Model
import ServiceKit

/// `rapporteur watch`: events as they happen.
struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch", abstract: "Show events as they happen, until Ctrl-C.")

    @Flag(help: "The events themselves, one JSON object per line.")
    var json = false

    func run() async throws {
        let servers = try Servers()
        try await servers.withBroker { session in
            let feed = try await EventFeed(
                servers, session: session, types: EventType.allCases.filter { $0 != .documentSubmitted })
            Output.tell("watching; Ctrl-C ends it")
            while let events = await feed.next() {
                for event in events {
                    Output.write(
                        self.json
                            ? String(decoding: EventEncoder().structured(event).body, as: UTF8.self)
                            : Output.oneLine(
                                "\(event.time ?? "-") \(event.type.rawValue) \(event.subject ?? "-") \(Self.words(event.data))"
                            ))
                }
            }
        }
    }

    private static func words(_ data: EventData) -> String {
        switch data {
        case .ingested(let ingested):
            "\(ingested.documentID) \(ingested.passages) passages, \(ingested.verdict.state.rawValue)"
        case .duplicate(let duplicate): "of \(duplicate.documentID)"
        case .quarantined(let quarantined): "\(quarantined.stage): \(quarantined.reason): \(quarantined.sentence)"
        case .classified(let classified):
            classified.themes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.core)" }.joined(separator: ", ")
        case .classificationRequested: ""
        case .correction(let correction): "\(correction.action.rawValue) \(correction.theme) \(correction.label)"
        case .corrections(let batch): "\(batch.batch): \(batch.corrections.count) corrections"
        case .correctionsWithdrawn(let withdrawn):
            switch withdrawn.selection {
            case .batch(let batch): "batch \(batch) by \(withdrawn.who)"
            case .corrections(let ids): "\(ids.count) by \(withdrawn.who)"
            }
        case .reportRequested(let requested): requested.request.kind.rawValue
        case .reportPublished(let published):
            "\(published.kind.rawValue) \(published.reportID), \(published.entries) passages"
        case .submitted: ""
        }
    }
}
