import Testing

@testable import ServiceKit

@Suite("Settings: edges", .timeLimit(.minutes(1)))
struct SettingsEdgeTests {
    /// The variables at fault.
    private func faults(_ environment: [String: String]) -> [String] {
        do throws(SettingsError) {
            _ = try ServiceSettings(.ingest, environment: environment)
            return []
        } catch {
            return error.faults.map(\.variable)
        }
    }

    @Test(
        "what a service could only fail on later is a fault at the start",
        arguments: [
            ("RAPPORTEUR_ADMIN_HOST", "localhost"), ("RAPPORTEUR_ADMIN_PORT", "65536"),
            ("RAPPORTEUR_PREFIX", "amq.mine"),
            ("RAPPORTEUR_PREFETCH", "2001"), ("RAPPORTEUR_PREFETCH", "0x10"), ("RAPPORTEUR_MESSAGE_LIMIT", "1023"),
        ])
    func refused(variable: String, value: String) {
        #expect(self.faults([variable: value]) == [variable])
    }

    @Test(
        "limits themselves are allowed",
        arguments: [
            ("RAPPORTEUR_ADMIN_HOST", "0.0.0.0"), ("RAPPORTEUR_ADMIN_HOST", "::"), ("RAPPORTEUR_ADMIN_PORT", "0"),
            ("RAPPORTEUR_DRAIN", "0"), ("RAPPORTEUR_PREFETCH", "2000"), ("RAPPORTEUR_PREFIX", "a.b-C_1"),
        ])
    func allowed(variable: String, value: String) {
        #expect(self.faults([variable: value]) == [])
    }

    @Test("an empty value, and a secret given twice, are told")
    func emptyAndTwice() {
        #expect(self.faults(["RAPPORTEUR_PREFIX": ""]) == ["RAPPORTEUR_PREFIX"])
        #expect(
            self.faults(["RAPPORTEUR_AMQP_URL": "amqp://h", "RAPPORTEUR_AMQP_URL_FILE": "/nowhere"])
                == ["RAPPORTEUR_AMQP_URL_FILE", "RAPPORTEUR_AMQP_URL_FILE"])
    }

    @Test(
        "passwords stay hidden in addresses that are mistyped or unusual",
        arguments: [
            "amqp://me:hun,ter2@host", "postgresql://me:hun/ter2@host/d", "amqp://me:hun@ter2@host",
            "host=h password = hunter2 user=u", "host=h password='hun\\'ter2 x' user=u", "password=hun\\ ter2 host=h",
            "amqp://a:hunter2@one,amqp://b:hun,ter2@two", "postgresql://h/d?user=u&PASSWORD=hunter2&x=1",
        ])
    func masking(value: String) {
        let shown = SecretMask.masked(value)
        #expect(!shown.contains("ter2"), "\(shown)")
        #expect(!shown.contains("hun"), "\(shown)")
        #expect(shown.contains("***"))
    }

    @Test("hosts and ports are shown")
    func shown() {
        #expect(SecretMask.masked("amqp://h1:1,amqp://h2:2/v") == "amqp://h1:1,amqp://h2:2/v")
        #expect(SecretMask.masked("host=h port=5432 user=u") == "host=h port=5432 user=u")
        #expect(SecretMask.masked("postgresql://u:p@h1:1,h2:2/d") == "postgresql://u:***@h1:1,h2:2/d")
    }

    @Test("the help tells every setting, in lines of at most 96 columns, without a password")
    func help() {
        for program in Program.allCases {
            let text = HelpText.settings(of: program)
            for setting in Setting.all(for: program) { #expect(text.contains("  \(setting.name)")) }
            #expect(!text.contains("guest:guest"))
            for line in text.split(separator: "\n") { #expect(line.count <= 96, "\(line)") }
        }
    }

    @Test("a name of the settings is never taken for a mistyped one")
    func namesApart() {
        for name in Setting.allNames { #expect(!self.faults([name: "1"]).contains { $0.contains("did you mean") }) }
    }

    @Test(
        "edit distance",
        arguments: [
            ("", "", 0), ("a", "", 1), ("", "ab", 2), ("kitten", "sitting", 3), ("PREFIX", "PREFXI", 2), ("é", "e", 2),
        ])
    func distance(left: String, right: String, steps: Int) {
        #expect(EditDistance.between(left, right) == steps)
        #expect(EditDistance.between(right, left) == steps)
    }
}
