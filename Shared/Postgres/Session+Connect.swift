internal import CPQ
internal import Glibc

extension Session {
    /// Opens a connection to the first server that takes it.
    static func open(_ configuration: PGConfiguration, _ interrupt: Interrupt) throws(PGError) -> Session {
        let password = try configuration.password()
        let targets = configuration.targets()
        var first: PGError?
        for target in targets {
            do throws(PGError) {
                return try Self.open(
                    configuration.parameters(for: target, password: password), configuration, interrupt)
            } catch {
                // Another server may do better when this one is away or full; it will not know a better password.
                guard error.isTransient else { throw error }
                first = first ?? error
            }
        }
        throw first
            ?? PGError(
                .cannotConnect, state: .init("08001"), message: "no server is named", call: "PQconnectStartParams")
    }

    private static func open(
        _ parameters: [String: String], _ configuration: PGConfiguration, _ interrupt: Interrupt
    ) throws(PGError) -> Session {
        guard let raw = Self.start(parameters) else {
            throw PGError(.cannotConnect, state: .init("53200"), message: "out of memory", call: "PQconnectStartParams")
        }
        // Freed on every path from here on.
        let session = Session(adopting: raw, interrupt: interrupt, configuration: configuration)
        // Notices (manual, section 34.13) would go to standard error.
        rap_drop_notices(raw)
        // The only way to the SQLSTATE of a refused login: libpq 15 gives no result for it, but prints it in verbose messages.
        PQsetErrorVerbosity(raw, PQERRORS_VERBOSE)
        let deadline = Deadline(after: configuration.connectTimeout)
        // Manual, section 34.1: "If you have yet to call PQconnectPoll, behave as if it last returned PGRES_POLLING_WRITING."
        var phase = PQstatus(raw) == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING
        while phase != PGRES_POLLING_OK {
            if phase == PGRES_POLLING_FAILED { throw Self.refusal(raw) }
            try Self.waitToConnect(raw, phase, interrupt, deadline)
            phase = PQconnectPoll(raw)
        }
        PQsetErrorVerbosity(raw, PQERRORS_DEFAULT)
        guard PQsetnonblocking(raw, 1) == 0 else { throw session.failure("PQsetnonblocking", sql: nil) }
        return session
    }

    private static func start(_ parameters: [String: String]) -> OpaquePointer? {
        let pairs = parameters.sorted { $0.key < $1.key }
        let strings = pairs.flatMap { [strdup($0.key), strdup($0.value)] }
        defer { for string in strings { free(string) } }
        var keywords: [UnsafePointer<CChar>?] = []
        var values: [UnsafePointer<CChar>?] = []
        for index in pairs.indices {
            keywords.append(strings[2 * index].map { UnsafePointer($0) })
            values.append(strings[2 * index + 1].map { UnsafePointer($0) })
        }
        keywords.append(nil)
        values.append(nil)
        return PQconnectStartParams(keywords, values, 0)
    }

    private static func waitToConnect(
        _ raw: OpaquePointer, _ phase: PostgresPollingStatusType, _ interrupt: Interrupt, _ deadline: Deadline
    ) throws(PGError) {
        while true {
            let events = phase == PGRES_POLLING_READING ? POLLIN : POLLOUT
            var descriptors = [
                pollfd(fd: PQsocket(raw), events: Int16(events), revents: 0),
                pollfd(fd: interrupt.descriptor, events: Int16(POLLIN), revents: 0),
            ]
            let count = poll(&descriptors, 2, deadline.millisecondsLeft)
            if descriptors[1].revents != 0 {
                throw PGError(
                    .cancelled, state: PGError.queryCanceled, message: "the task was cancelled while connecting",
                    call: "PQconnectPoll")
            }
            if descriptors[0].revents != 0 { return }
            guard count == 0, deadline.hasPassed else { continue }
            throw PGError(
                .cannotConnect, state: .init("08001"), message: "the server did not answer in time",
                call: "PQconnectPoll")
        }
    }

    /// The error of a connection that could not be made.
    private static func refusal(_ raw: OpaquePointer) -> PGError {
        let text = String(cString: PQerrorMessage(raw))
        guard let (state, message) = Self.verboseRefusal(text) else {
            let lines = text.split(separator: "\n").map { $0.drop(while: { $0 == " " || $0 == "\t" }) }
            return PGError(
                .cannotConnect, state: .init("08001"), message: lines.joined(separator: "; "), call: "PQconnectPoll")
        }
        return PGError(.cannotConnect, state: state, message: message, call: "PQconnectPoll")
    }

    /// Finds `FATAL:  28P01: password …` in a verbose message; the severity may be translated, the rest is laid out the same.
    static func verboseRefusal(_ text: String) -> (PGError.State, String)? {
        for line in text.split(separator: "\n") {
            var rest = line
            while let mark = rest.firstRange(of: ":  ") {
                let after = rest[mark.upperBound...]
                let candidate = after.prefix(5)
                let isState =
                    candidate.utf8.count == 5
                    && candidate.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
                if isState, after.dropFirst(5).hasPrefix(": ") {
                    return (PGError.State(String(candidate)), String(after.dropFirst(7)))
                }
                rest = after
            }
        }
        return nil
    }
}
