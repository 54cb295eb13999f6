import Foundation
import ServiceKit
import Store

/// What the doctor asks the database.
struct DatabaseExamination {
    /// How long a document may wait for its themes, and an outcome for its confirm.
    let patience: Duration

    static func unreached(_ error: any Error) -> Finding {
        Finding(
            .database, "connection", .fault, "\(error)",
            advice: "check RAPPORTEUR_DATABASE_URL (address, user, database), the password file and the certificates")
    }

    func findings(_ store: Store) async throws -> [Finding] {
        let before = Date()
        let seen = try await store.examine()
        let middle = before.addingTimeInterval(Date().timeIntervalSince(before) / 2)
        var findings = [
            self.version(seen), self.schema(seen), self.encryption(seen), self.durability(seen), self.encoding(seen),
            self.connections(seen), self.clock(seen.now.timeIntervalSince(middle)),
        ]
        findings += self.roles(seen)
        guard seen.schemaVersion != nil else { return findings }
        findings.append(self.waiting(try await store.waiting(longerThan: self.patience)))
        return findings
    }

    private func version(_ seen: DatabaseReport) -> Finding {
        let sentence = "PostgreSQL \(seen.version / 10000).\(seen.version % 10000)"
        return seen.version >= 140_000
            ? Finding(.database, "version", .good, sentence)
            : Finding(.database, "version", .fault, sentence, advice: "at least PostgreSQL 14 is needed")
    }

    private func schema(_ seen: DatabaseReport) -> Finding {
        guard let version = seen.schemaVersion else {
            return Finding(.database, "schema", .fault, "is missing", advice: "run `rapporteur setup`")
        }
        if version < Store.supportedSchemaVersions.upperBound {
            return Finding(
                .database, "schema", .fault,
                "version \(version), this program needs \(Store.supportedSchemaVersions.upperBound)",
                advice: "run `rapporteur setup` of this version with the owner's login")
        }
        if version > Store.supportedSchemaVersions.upperBound {
            return Finding(
                .database, "schema", .warning,
                "version \(version), newer than this program's \(Store.supportedSchemaVersions.upperBound)",
                advice: "upgrade this program")
        }
        return Finding(.database, "schema", .good, "version \(version)")
    }

    private func encryption(_ seen: DatabaseReport) -> Finding {
        if seen.isEncrypted { return Finding(.database, "encryption", .good, "TLS") }
        if seen.isLocal { return Finding(.database, "encryption", .good, "none, and none is needed on this machine") }
        return Finding(
            .database, "encryption", .warning, "none, over a network",
            advice:
                "say sslmode=verify-full and sslrootcert=… in RAPPORTEUR_DATABASE_URL, unless the network is the deployment's alone"
        )
    }

    private func durability(_ seen: DatabaseReport) -> Finding {
        let off = seen.settings.filter { $0.value == "off" }.keys.sorted()
        guard off.isEmpty else {
            return Finding(
                .database, "durability", .fault, "\(off.joined(separator: ", ")) off",
                advice: "a crash of the server would lose what was acknowledged: switch them on")
        }
        return Finding(
            .database, "durability", .good,
            seen.settings.map { "\($0.key) \($0.value)" }.sorted().joined(separator: ", "))
    }

    private func encoding(_ seen: DatabaseReport) -> Finding {
        seen.encoding == "UTF8"
            ? Finding(.database, "encoding", .good, seen.encoding)
            : Finding(
                .database, "encoding", .fault, seen.encoding,
                advice: "documents are in six languages: create the database with ENCODING 'UTF8'")
    }

    private func connections(_ seen: DatabaseReport) -> Finding {
        let sentence = "\(seen.connections) of \(seen.maximumConnections) in use"
        return seen.connections * 10 < seen.maximumConnections * 8
            ? Finding(.database, "connections", .good, sentence)
            : Finding(
                .database, "connections", .warning, sentence,
                advice: "raise max_connections or lower RAPPORTEUR_DATABASE_POOL: each worker takes up to that many")
    }

    private func clock(_ skew: TimeInterval) -> Finding {
        let sentence = "the database's is \(String(format: "%+.1f", skew)) s from this machine's"
        return abs(skew) < 5
            ? Finding(.database, "clock", .good, sentence)
            : Finding(
                .database, "clock", .warning, sentence,
                advice: "set both by NTP; times in rows are the database's, times in logs the machine's")
    }

    private func roles(_ seen: DatabaseReport) -> [Finding] {
        seen.roles.map { role in
            let subject = "role \(role.name)"
            guard role.exists else {
                return Finding(
                    .database, subject, .warning, "does not exist",
                    advice: "run `rapporteur setup` as a role that may create roles, or create it and run setup again")
            }
            guard role.lacking.isEmpty else {
                return Finding(
                    .database, subject, .fault, "lacks \(role.lacking.joined(separator: ", "))",
                    advice: "run `rapporteur setup` again: it grants what each service needs")
            }
            return Finding(.database, subject, .good, "has its rights")
        }
    }

    private func waiting(_ waiting: WaitingWork) -> Finding {
        let subject = "forgotten work"
        if waiting.documents == 0, waiting.outcomes == 0 {
            return Finding(.database, subject, .good, "none")
        }
        return Finding(
            .database, subject, .warning,
            "\(waiting.documents) documents wait for their themes and \(waiting.outcomes) outcomes for a confirm, longer than \(self.patience.components.seconds) s",
            advice:
                "are the workers up? Then `rapporteur doctor --repair` announces the documents again; outcomes are swept by any worker of their stage"
        )
    }
}
