internal import Subprocess
internal import Synchronization

/// The walls round a converter process.
///
/// They are put up by programs of util-linux, which every Debian system has: each sets one property of its own process
/// and then becomes the next program (execve(2)), so that the converter keeps the process id that the parent watches.
///
/// `setpriv --pdeathsig KILL` asks the kernel to kill the converter when the *thread* that forked it ends
/// (`PR_SET_PDEATHSIG`, see prctl(2)). swift-subprocess forks from one worker thread of its own that lives until the
/// process exits, so that thread's end is the process's end.
public struct Sandbox: Sendable {
    /// Programs that go before `prlimit`, in the order they run.
    private let wrappers: [String]
    /// Whether converters are cut off from every network.
    public var hasNoNetwork: Bool { self.wrappers.contains("unshare") }

    /// The strongest sandbox that this machine allows, `nil` if none can be started. The first one found is kept for the life
    /// of the process; a failure is not, since a machine may only be short of processes for a moment.
    public static func strongest() async -> Sandbox? {
        if let found = Self.found.withLock({ $0 }) { return found }
        for wrappers in Self.candidates where await Self.runs(wrappers) {
            let sandbox = Sandbox(wrappers: wrappers)
            Self.found.withLock { $0 = sandbox }
            return sandbox
        }
        return nil
    }

    private static let found = Mutex<Sandbox?>(nil)

    private static let dying = ["setpriv", "--pdeathsig", "KILL", "--no-new-privs"]

    /// From the strongest to the weakest. A new user namespace resets the death signal, so `unshare` goes first.
    private static let candidates = [
        // Root: a network namespace of its own, and no capability left.
        ["unshare", "--net", "--"] + Self.dying + ["--bounding-set=-all", "--inh-caps=-all", "--"],
        // Anyone, where the kernel lets everybody make user namespaces.
        ["unshare", "--map-root-user", "--net", "--"] + Self.dying + ["--bounding-set=-all", "--inh-caps=-all", "--"],
        // Anyone, in a hardened container.
        Self.dying + ["--"],
    ]

    /// The environment of every converter: nothing of the parent's.
    static let environment = [
        "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/nonexistent",
    ]

    /// ``environment`` with some variables more.
    static func environment(with variables: [String: String]) -> Environment {
        .custom(
            Dictionary(
                uniqueKeysWithValues: self.environment.merging(variables) { $1 }.map { (.init(stringLiteral: $0), $1) }
            ))
    }

    /// The command that runs `tool` within the walls and within `limits`.
    func command(_ tool: String, _ arguments: [String], limits: ProcessLimits) -> (
        executable: String, arguments: [String]
    ) {
        let resources = [
            "prlimit",
            "--as=\(limits.memoryBytes)",
            // At the soft limit the kernel sends SIGXCPU, at the hard limit SIGKILL.
            "--cpu=\(limits.cpuSeconds):\(limits.cpuSeconds + 1)",
            // A converter reads standard input and writes standard output, and makes no file at all.
            "--fsize=0",
            "--nofile=\(limits.openFiles)",
            "--core=0",
            "--",
        ]
        let all = self.wrappers + resources + [tool] + arguments
        return (all[0], Array(all.dropFirst()))
    }

    private static func runs(_ wrappers: [String]) async -> Bool {
        let result = try? await Subprocess.run(
            .name(wrappers[0]), arguments: Arguments(Array(wrappers.dropFirst()) + ["true"]),
            environment: Self.environment(with: [:]),
            output: .discarded)
        return result?.terminationStatus.isSuccess ?? false
    }
}
