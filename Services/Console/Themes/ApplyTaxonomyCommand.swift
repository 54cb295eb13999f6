import ArgumentParser
import Codec
import Foundation
import ServiceKit
import Store
import ThemeClassification

/// `rapporteur themes apply`: puts a taxonomy in force.
struct ApplyTaxonomyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply", abstract: "Put a taxonomy in force, and have the corpus classified by it.",
        discussion: """
            The file is checked and kept in the database. From then on classify and report workers go by it, whatever file their \
            settings name; a worker that cannot use it waits and says so. What people decided stays. Look at \
            `rapporteur themes diff` first. The version must be later than the one in force.
            """)

    @Argument(help: "The taxonomy.", completion: .file())
    var file: String

    @Flag(help: "Only put it in force; classify documents again later, with rapporteur reclassify --outdated.")
    var later = false

    @Option(help: "Who decides. Default: the user at this machine.")
    var who: String?

    @OptionGroup var patience: Patience

    func run() async throws {
        let yaml = try ThemesCommand.text(of: self.file)
        let taxonomy: Taxonomy
        do {
            taxonomy = try Taxonomy(yaml: yaml, name: self.file)
            _ = try ThemeClassifier(taxonomy: taxonomy)
        } catch let error as TaxonomyError {
            throw Failure(ServiceKit.ExitCode.failed, "\(error)")
        } catch let error as ClassifierError {
            throw Failure(ServiceKit.ExitCode.failed, "\(self.file): \(error)")
        }
        for finding in taxonomy.findings() { Output.tell("\(finding.code.rawValue): \(finding)") }
        let servers = try Servers()
        try await servers.withStore { store in
            switch try await store.applyTaxonomy(
                version: taxonomy.version, yaml: yaml, by: self.who ?? ProcessInfo.processInfo.userName)
            {
            case .applied: Output.write("taxonomy \(taxonomy.version) is in force")
            case .unchanged: Output.write("taxonomy \(taxonomy.version) was in force before")
            case .versionTaken:
                throw Failure(
                    ServiceKit.ExitCode.usage,
                    "version \(taxonomy.version) was applied before, with another text; give the changed taxonomy a new version"
                )
            case .notNewer(let inForce):
                throw Failure(
                    ServiceKit.ExitCode.usage,
                    "version \(taxonomy.version) is older than \(inForce), which is in force; give it a later version")
            }
            guard !self.later else { return }
            try await ReclassificationRequest(.matching(.init(notOfTaxonomy: taxonomy.version)))
                .send(servers, store, self.patience)
        }
    }
}
