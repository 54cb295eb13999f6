import ArgumentParser
import Codec
import ServiceKit

/// `rapporteur doctor`: is everything as it must be?
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look at broker, database and machine, and say what is wrong and what to do.",
        discussion: """
            Probe messages go through queues of the doctor's own, which are deleted again; work in progress is not touched. \
            With --repair, documents that were stored but never classified, because their event was lost with a deleted queue, \
            are announced again. Ends with 0 when nothing is at fault, 1 when something is, 69 when a server was not reached.
            """)

    @Flag(help: "One JSON object a finding, one a line.")
    var json = false

    @Flag(help: "Announce documents again that no worker has classified.")
    var repair = false

    @Option(help: "A document counts as forgotten when it has waited so many seconds for its themes.")
    var after: Int = 600

    func validate() throws {
        if self.after < 0 { throw ValidationError("--after is at least 0 seconds") }
    }

    func run() async throws {
        let servers = try Servers()
        var findings: [Finding] = []
        var isUnreached = false
        for examine in [self.broker, self.database] {
            let (seen, isReached) = try await examine(servers)
            findings += seen
            isUnreached = isUnreached || !isReached
        }
        findings += await MachineExamination(settings: servers.settings).findings()
        self.show(findings)
        let worst = findings.map(\.state).max() ?? .good
        if worst == .fault { throw Failure(isUnreached ? ExitCode.unavailable : ExitCode.failed, "") }
    }

    private func broker(_ servers: Servers) async throws -> ([Finding], isReached: Bool) {
        let examination = BrokerExamination(settings: servers.settings, names: servers.names)
        do {
            return (try await servers.withBroker { try await examination.findings($0) }, true)
        } catch {
            return ([BrokerExamination.unreached(error, servers.settings)], false)
        }
    }

    private func database(_ servers: Servers) async throws -> ([Finding], isReached: Bool) {
        let examination = DatabaseExamination(patience: .seconds(self.after))
        do {
            var findings = try await servers.withStore { try await examination.findings($0) }
            if self.repair { findings.append(try await ForgottenDocuments(servers, .seconds(self.after)).announce()) }
            return (findings, true)
        } catch {
            return ([DatabaseExamination.unreached(error)], false)
        }
    }

    private func show(_ findings: [Finding]) {
        if self.json {
            for finding in findings { Output.write(JSONWriter.object { finding.write(members: &$0) } + [0x0A]) }
            return
        }
        Output.write(
            Output.table(
                [["", "what", "seen"]]
                    + findings.map { [$0.state.rawValue, "\($0.area.rawValue): \($0.subject)", $0.sentence] }))
        let advised = findings.filter { !$0.advice.isEmpty && $0.state > .good }
        guard !advised.isEmpty else { return }
        Output.write("\nWhat to do:")
        for finding in advised { Output.write("- \(finding.area.rawValue), \(finding.subject): \(finding.advice)") }
    }
}
