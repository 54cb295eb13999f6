import ArgumentParser
import Codec
import Foundation
import Identity
import Model
import ServiceKit
import Store

/// `rapporteur correct`: a person's word on one theme of one passage.
struct CorrectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct", abstract: "Add or remove a theme of a passage, for good.",
        discussion: """
            The correction is dated, signed, survives every re-run, and is applied by the classify service. For many at once: \
            rapporteur corrections import FILE.
            """)

    @Argument(help: "The document's symbol, or its id.")
    var document: String

    @Argument(help: "The passage's label, for example R9.")
    var label: String

    @Option(help: "Add this theme.")
    var add: String?

    @Option(help: "Remove this theme.")
    var remove: String?

    @Option(help: "Of an added theme: core or touch.")
    var grade: Grade = .core

    @Option(help: "Which language version of the symbol: ar, en, es, fr, ru or zh.")
    var language: Language?

    @Option(help: "Why, in a sentence.")
    var why: String

    @Option(help: "Who decides. Default: the user at this machine.")
    var who: String?

    @OptionGroup var patience: Patience

    func validate() throws {
        if (self.add == nil) == (self.remove == nil) { throw ValidationError("give either --add or --remove") }
    }

    func run() async throws {
        let servers = try Servers()
        let correction = CorrectionSubmitted(
            target: Derivation.isUUID(self.document)
                ? .document(id: self.document.lowercased()) : .symbol(self.document),
            language: self.language, label: self.label, theme: ThemeID(self.add ?? self.remove ?? ""),
            action: self.add == nil ? .remove : .add, grade: self.grade,
            who: self.who ?? ProcessInfo.processInfo.userName, why: self.why)
        let event = Event(
            id: UUID().uuidString.lowercased(), source: Servers.source, time: LogTime.now(),
            data: .correction(correction))
        let id = Derivation.eventID(causeSource: event.source, causeID: event.id, type: "correction")
        try await servers.withStore { store in
            let lookup = try await CorrectionLookup(store, servers.settings)
            if let fault = try await lookup.faults([correction]).first ?? nil {
                throw Failure(ServiceKit.ExitCode.usage, fault)
            }
            try await servers.withBroker { try await servers.publish(event, through: $0) }
            try await self.patience.wait(for: "correction") { try await store.correction(id) != nil }
        }
        Output.write(self.patience.wait ? "recorded as \(id)" : "handed in; it will be recorded as \(id)")
    }
}

/// Whether and how long a command waits until the services have done what it asked for.
struct Patience: ParsableArguments {
    @Flag(help: "Wait until the classify service has done it.")
    var wait = false

    @Option(help: "Longest wait, in seconds.")
    var timeout: Int = 60

    func validate() throws {
        if self.timeout < 1 { throw ValidationError("--timeout is at least 1 second") }
    }

    /// Looks ten times a second until `isDone`; at once when there is no waiting asked for.
    ///
    /// - Throws: ``Failure`` with exit code 75 when the time is over.
    func wait(for what: String, _ isDone: @escaping @Sendable () async throws -> Bool) async throws {
        guard self.wait else { return }
        try await within(.seconds(self.timeout), waitingFor: what) {
            while try await !isDone() { try await Task.sleep(for: .milliseconds(100)) }
        }
    }
}
