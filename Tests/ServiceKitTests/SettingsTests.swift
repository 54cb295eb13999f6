import AMQP
import Testing

@testable import ServiceKit

@Suite("Settings", .timeLimit(.minutes(1)))
struct SettingsTests {
    @Test("nothing set gives the defaults")
    func defaults() throws {
        let settings = try ServiceSettings(.classify, environment: [:])
        #expect(settings.prefix == "rapporteur")
        #expect(settings.prefetch == 64)
        #expect(settings.batchSize == 32)
        #expect(settings.messageLimit == 12 << 20)
        #expect(settings.drain == .seconds(20))
        #expect(settings.adminPort == 9102)
        #expect(settings.broker.hosts == ["127.0.0.1:5672"])
    }

    @Test("every fault is told at once")
    func allFaults() {
        let environment = [
            "RAPPORTEUR_PREFETCH": "many", "RAPPORTEUR_DRAIN": "-1", "RAPPORTEUR_LOG_LEVEL": "loud",
            "RAPPORTEUR_PREFIX": "a b", "RAPPORTEUR_BATCH_SIZE": "", "RAPPORTEUR_AMQP_URL": "http://x",
        ]
        #expect {
            try ServiceSettings(.ingest, environment: environment)
        } throws: { error in
            let variables = (error as? SettingsError)?.faults.map(\.variable).sorted() ?? []
            return variables == environment.keys.sorted()
        }
    }

    @Test("a mistyped name is told with what was meant; a foreign one is left alone")
    func typo() throws {
        #expect {
            try ServiceSettings(.ingest, environment: ["RAPPORTEUR_PREFETHC": "3"])
        } throws: { error in
            "\(error)".contains("did you mean RAPPORTEUR_PREFETCH?")
        }
        // What Kubernetes sets for a service of that name.
        _ = try ServiceSettings(.ingest, environment: ["RAPPORTEUR_INGEST_SERVICE_HOST": "10.0.0.1"])
    }

    @Test("a secret comes from a file, and an unreadable one is a fault that names it")
    func secretFile() throws {
        var reader = SettingsReader(environment: ["RAPPORTEUR_AMQP_URL_FILE": "/secret"]) { _ in " amqp://u:p@h\n" }
        #expect(reader.text(.amqpURL) == "amqp://u:p@h")
        #expect(reader.effective.last?.shown == "amqp://u:***@h")
        var broken = SettingsReader(environment: ["RAPPORTEUR_AMQP_URL_FILE": "/nowhere/secret"])
        _ = broken.text(.amqpURL)
        #expect(broken.faults.map(\.variable) == ["RAPPORTEUR_AMQP_URL_FILE"])
    }

    @Test(
        "no password is shown",
        arguments: [
            ("amqp://me:hunter2@host:5672/v", "amqp://me:***@host:5672/v"),
            ("amqp://me:hunter2@a,amqps://you:hunter2@b/v", "amqp://me:***@a,amqps://you:***@b/v"),
            ("postgresql://me:hunter2@h/d?sslpassword=hunter2&x=1", "postgresql://me:***@h/d?sslpassword=***&x=1"),
            ("host=h password='hunter2 and more' user=u", "host=h password=*** user=u"),
            ("postgresql:///rapporteur", "postgresql:///rapporteur"), ("hunter2", "***"),
        ])
    func masking(value: String, shown: String) {
        #expect(SecretMask.masked(value) == shown)
    }

    @Test("what is in force can be printed, without secrets")
    func effective() throws {
        let text = HelpText.effective(
            try ServiceSettings(
                .report,
                environment: [
                    "RAPPORTEUR_AMQP_URL": "amqp://u:hunter2@h/",
                    "RAPPORTEUR_DATABASE_URL": "host=h user=u password=hunter2 sslmode=disable",
                ]))
        #expect(!text.contains("hunter2"))
        #expect(text.contains("RAPPORTEUR_AMQP_URL=amqp://u:***@h/  # environment"))
        #expect(text.contains("RAPPORTEUR_PREFETCH=1  # default"))
    }
}
