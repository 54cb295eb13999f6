import Foundation
import ProcessFence
import Testing

@testable import DocumentConversion

@Suite("The walls round a converter", .timeLimit(.minutes(2)))
struct ConverterProcessTests {
    private func run(
        _ tool: String, _ arguments: [String] = [], input: String = "", limits: ConversionLimits = ConversionLimits()
    ) async throws -> ConverterProcess.Output {
        let process = ConverterProcess(tool: tool, package: "package-of-it", arguments: arguments, limits: limits)
        return try await process.run(on: InputFile(Array(input.utf8), in: FileManager.default.temporaryDirectory))
    }

    private func printed(_ script: String, input: String = "") async throws -> String {
        String(decoding: try await self.run("sh", ["-c", script], input: input).printed, as: UTF8.self)
    }

    @Test func `it reads standard input and may seek in it`() async throws {
        #expect(try await self.printed("cat; cat /dev/stdin", input: "once ") == "once once ")
    }

    @Test func `it gets a fixed environment, three descriptors and no privileges`() async throws {
        let names = try await self.printed("env | grep -v ^PWD= | grep -v ^SHLVL= | grep -v ^_= | sort")
        #expect(names == "HOME=/nonexistent\nLANG=C.UTF-8\nPATH=/usr/local/bin:/usr/bin:/bin\n")
        let descriptors = try await self.printed("for n in $(seq 0 63); do [ -e /proc/self/fd/$n ] && echo $n; done")
        #expect(descriptors == "0\n1\n2\n")
        let status = try await self.printed("grep -E 'NoNewPrivs|CapEff' /proc/self/status")
        #expect(status.contains("NoNewPrivs:\t1"))
        if await Sandbox.strongest()?.hasNoNetwork == true {
            #expect(status.contains("CapEff:\t0000000000000000"))
            #expect(
                try await self.printed("tail -n +3 /proc/net/dev | cut -d: -f1").trimmingCharacters(
                    in: .whitespacesAndNewlines) == "lo")
        }
    }

    @Test func `its limits are set`() async throws {
        let limits = try await self.printed("cat /proc/self/limits")
        func values(_ name: String) -> [Substring] {
            limits.split(separator: "\n").first { $0.hasPrefix(name) }?.dropFirst(name.count).split(separator: " ")
                ?? []
        }
        #expect(values("Max address space").prefix(2) == ["536870912", "536870912"])
        #expect(values("Max cpu time").prefix(2) == ["10", "11"])
        #expect(values("Max file size").first == "0")
        #expect(values("Max open files").first == "64")
        #expect(values("Max core file size").first == "0")
    }

    @Test func `it cannot write a file`() async throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        _ = try await self.run("sh", ["-c", "echo x > \(path)"])
        let written = (try? Data(contentsOf: URL(fileURLWithPath: path))) ?? Data()
        #expect(written.isEmpty)
        try? FileManager.default.removeItem(atPath: path)
    }

    @Test func `what it prints beyond the limit ends it`() async throws {
        await #expect(throws: ConversionError(.resourceLimit, limit: .outputBytes)) {
            try await self.run("yes", limits: ConversionLimits(outputBytes: 100_000))
        }
    }

    @Test func `its time ends it, and what it started`() async throws {
        await #expect(throws: ConversionError(.resourceLimit, limit: .wallClock)) {
            try await self.run(
                "sh", ["-c", "sleep 1000 & sleep 1000"], limits: ConversionLimits(wallClock: .milliseconds(200)))
        }
        await #expect(throws: ConversionError(.resourceLimit, limit: .wallClock)) {
            // Closing its output does not save it.
            try await self.run(
                "sh", ["-c", "exec >&- 2>&-; sleep 1000"], limits: ConversionLimits(wallClock: .milliseconds(200)))
        }
    }

    @Test func `memory is refused by name`() async throws {
        await #expect(throws: ConversionError(.resourceLimit, limit: .memory)) {
            try await self.run("sh", ["-c", "echo 'Out of memory' >&2; exit 1"])
        }
    }

    @Test func `a missing program names its package and can be tried again`() async throws {
        let error = await #expect(throws: ConversionError.self) { try await self.run("no-such-converter") }
        #expect(error?.code == .converterMissing)
        #expect(error?.detail.contains("package-of-it") == true)
        #expect(error?.isTransient == true)
    }

    @Test func `an end of its own is no error`() async throws {
        #expect(try await self.run("sh", ["-c", "exit 3"]).ending == .exited(3))
        #expect(try await self.run("sh", ["-c", "kill -SEGV $$"]).ending == .signalled(11))
    }

    @Test func `one that the system kills is the machine's fault`() async throws {
        let error = await #expect(throws: ConversionError.self) { try await self.run("sh", ["-c", "kill -KILL $$"]) }
        #expect(error?.code == .machineExhausted)
        #expect(error?.isTransient == true)
    }

    @Test func `calling the work off ends it`() async throws {
        let work = Task { try await self.run("sleep", ["1000"]) }
        work.cancel()
        await #expect(throws: ConversionError(.cancelled)) { try await work.value }
    }
}
