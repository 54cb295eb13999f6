import ArgumentParser
import Codec
import Foundation
import Identity
import Model
import ServiceKit
import ThemeClassification

/// `rapporteur correct`: a person's word on one theme of one passage.
struct CorrectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct", abstract: "Add or remove a theme of a passage, for good.",
        discussion: "The correction is dated, signed, survives every re-run, and is applied by the classify service.")

    @Argument(help: "The document's symbol, or its id.")
    var document: String

    @Argument(help: "The passage's label, for example R9.")
    var label: String

    @Option(help: "Add this theme.")
    var add: String?

    @Option(help: "Remove this theme.")
    var remove: String?

    @Option(help: "Why, in a sentence.")
    var why: String

    @Option(help: "Who decides. Default: the user at this machine.")
    var who: String?

    func validate() throws {
        if (self.add == nil) == (self.remove == nil) { throw ValidationError("give either --add or --remove") }
    }

    func run() async throws {
        let servers = try Servers()
        let theme = self.add ?? self.remove ?? ""
        let taxonomy = try servers.settings.taxonomy()
        guard taxonomy.theme(ThemeID(theme)) != nil else {
            let known = taxonomy.themes.map(\.id.rawValue).joined(separator: ", ")
            throw Failure(ServiceKit.ExitCode.usage, "there is no theme '\(theme)'; there are \(known)")
        }
        let event = Event(
            id: UUID().uuidString.lowercased(), source: "urn:rapporteur:cli", time: LogTime.now(),
            data: .correction(
                CorrectionSubmitted(
                    target: Derivation.isUUID(self.document)
                        ? .document(id: self.document.lowercased()) : .symbol(self.document),
                    label: self.label, theme: ThemeID(theme), action: self.add == nil ? .remove : .add,
                    who: self.who ?? ProcessInfo.processInfo.userName, why: self.why)))
        try await servers.withBroker { try await servers.publish(event, through: $0) }
        Output.write("handed in as \(event.id)")
    }
}
