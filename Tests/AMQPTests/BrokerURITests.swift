import Testing

@testable import AMQP

@Suite("Broker URIs", .timeLimit(.minutes(1)))
struct BrokerURITests {
    struct Case: CustomTestStringConvertible, Sendable {
        let uri: String
        let host: String
        let port: UInt16
        let user: String
        let password: String
        let virtualHost: String
        var isTLS = false
        var testDescription: String { self.uri }
    }

    /// The examples of RabbitMQ's "URI Specification", appendix A, and more.
    static let good: [Case] = [
        Case(
            uri: "amqp://user:pass@host:10000/vhost", host: "host", port: 10000, user: "user", password: "pass",
            virtualHost: "vhost"),
        Case(
            uri: "amqp://user%61:%61pass@ho%61st:10000/v%2fhost", host: "hoast", port: 10000, user: "usera",
            password: "apass", virtualHost: "v/host"),
        Case(uri: "amqp://", host: "localhost", port: 5672, user: "guest", password: "guest", virtualHost: "/"),
        Case(uri: "amqp://:@/", host: "localhost", port: 5672, user: "", password: "", virtualHost: ""),
        Case(uri: "amqp://user@", host: "localhost", port: 5672, user: "user", password: "guest", virtualHost: "/"),
        Case(uri: "amqp://user:pass@", host: "localhost", port: 5672, user: "user", password: "pass", virtualHost: "/"),
        Case(uri: "amqp://host", host: "host", port: 5672, user: "guest", password: "guest", virtualHost: "/"),
        Case(uri: "amqp://:10000", host: "localhost", port: 10000, user: "guest", password: "guest", virtualHost: "/"),
        Case(
            uri: "amqp:///vhost", host: "localhost", port: 5672, user: "guest", password: "guest", virtualHost: "vhost"),
        Case(uri: "amqp://host/", host: "host", port: 5672, user: "guest", password: "guest", virtualHost: ""),
        Case(uri: "amqp://host/%2f", host: "host", port: 5672, user: "guest", password: "guest", virtualHost: "/"),
        Case(uri: "amqp://[::1]", host: "::1", port: 5672, user: "guest", password: "guest", virtualHost: "/"),
        Case(
            uri: "amqp://[fe80::1]:99/x", host: "fe80::1", port: 99, user: "guest", password: "guest", virtualHost: "x"),
        Case(
            uri: "amqps://u:p%2C%40%3A%2F%3F%23@broker.example.org", host: "broker.example.org", port: 5671, user: "u",
            password: "p,@:/?#", virtualHost: "/", isTLS: true),
        Case(
            uri: "amqp://üser:pässword@host", host: "host", port: 5672, user: "üser", password: "pässword",
            virtualHost: "/"),
    ]

    @Test("each part is found", arguments: Self.good)
    func parts(_ expected: Case) throws {
        let endpoint = try #require(try BrokerConfiguration(expected.uri).endpoints.first)
        #expect(endpoint.host == expected.host)
        #expect(endpoint.port == expected.port)
        #expect(endpoint.user == expected.user)
        #expect(endpoint.password.value == expected.password)
        #expect(endpoint.virtualHost == expected.virtualHost)
        #expect(endpoint.isTLS == expected.isTLS)
    }

    @Test(
        "what is wrong is named, and neither user nor password is quoted",
        arguments: [
            ("", "must begin with"), ("http://h", "must begin with"), ("AMQP://h", "must begin with"),
            ("amqp://zeno:s3cret@h:0", "port"), ("amqp://zeno:s3cret@h:65536", "port"),
            ("amqp://zeno:s3cret@h:", "port"),
            ("amqp://zeno:s3cret@h:5672a", "port"), ("amqp://zeno:s3cret@h:+80", "port"),
            ("amqp://zeno:s3cret%zz@h", "password"), ("amqp://zeno:s3cret%2@h", "password"),
            ("amqp://zeno:s3cret%00@h", "password"), ("amqp://zeno:s3cret%ff@h", "UTF-8"),
            ("amqp://zeno:s3cret@more@h", "more than one @"), ("amqp://zeno:s3cret@[::1", "without its ]"),
            ("amqp://zeno:s3cret@[]", "IPv6"), ("amqp://zeno:s3cret@[::1]x", "after the ]"),
            ("amqp://zeno:s3cret@h/a/b", "more than one /"), ("amqp://zeno:s3cret@h#s3cret", "fragment"),
            ("amqp://zeno:s3cret@h?heartbeat=0", "heartbeat"), ("amqp://zeno:s3cret@h?heartbeat=x", "heartbeat"),
            ("amqp://zeno:s3cret@h?connection_timeout=-1", "connection_timeout"),
            ("amqp://zeno:s3cret@h?verify=none", "verify"), ("amqp://zeno:s3cret@h?colour=red", "colour"),
            ("amqp://zeno:s3cret@h?heartbeat=1&heartbeat=2", "twice"),
            ("amqp://zeno:s3cret@h?auth_mechanism=gssapi", "auth_mechanism"),
            ("amqp://zeno:s3cret@h?certfile=/c", "keyfile"),
            ("amqps://zeno:s3cret@h?server_name_indication=other", "server_name_indication"),
            ("amqp://zeno:s3cret@h,", "must begin with"), ("amqp://zeno:s3cret@a b", "host"),
        ])
    func faults(uri: String, word: String) throws {
        let error = try #require(throws: AMQPError.self) { try BrokerConfiguration(uri) }
        #expect(error.code == .invalidConfiguration)
        #expect(!error.isTransient)
        #expect(error.description.contains(word), "\(error)")
        #expect(!String(reflecting: error).contains("s3cret"))
        #expect(!String(reflecting: error).contains("zeno"))
    }

    @Test("query parameters become settings")
    func query() throws {
        let configuration = try BrokerConfiguration(
            "amqps://h?heartbeat=17&connection_timeout=2500&cacertfile=/a%20b.pem&certfile=/c.pem&keyfile=/k.pem"
                + "&verify=verify_peer&server_name_indication=h&auth_mechanism=external")
        #expect(configuration.heartbeat == .seconds(17))
        #expect(configuration.connectTimeout == .milliseconds(2500))
        #expect(configuration.tls == TLSOptions(caFile: "/a b.pem", certificateFile: "/c.pem", keyFile: "/k.pem"))
        #expect(configuration.authentication == .external)
        let open = try BrokerConfiguration("amqps://h?verify=verify_none")
        #expect(open.tls.verification == .insecureNoVerification)
    }

    @Test("several hosts are kept in order, each with its own port")
    func several() throws {
        let configuration = try BrokerConfiguration("amqp://a,amqps://b:7,amqp://[::2]/x")
        #expect(configuration.hosts == ["a:5672", "b:7", "[::2]:5672"])
    }

    @Test("no way of printing a configuration shows user or password")
    func printing() throws {
        let configuration = try BrokerConfiguration("amqp://zeno:s3cret@h/v")
        var dumped = ""
        dump(configuration, to: &dumped)
        dump(configuration.endpoints, to: &dumped)
        for text in [
            "\(configuration)", String(reflecting: configuration), dumped, "\(configuration.endpoints)",
            String(reflecting: configuration.endpoints),
        ] {
            #expect(!text.contains("s3cret"), "\(text)")
        }
        #expect("\(configuration)" == "amqp://h:5672/v")
    }

    @Test("no URI crashes the parser", arguments: 0..<300)
    func noise(seed: UInt64) {
        var random = SplitMix64(state: seed)
        let alphabet = Array("amqps:/@[]%?&=#,.0129abé\u{0}".utf8)
        let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
            alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
        }
        _ = try? BrokerConfiguration("amqp://" + String(decoding: bytes, as: UTF8.self))
        _ = try? BrokerConfiguration(String(decoding: bytes, as: UTF8.self))
    }
}
