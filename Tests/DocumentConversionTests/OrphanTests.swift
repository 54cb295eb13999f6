import Foundation
import Testing

@testable import DocumentConversion

@Suite("After kill -9 of the parent", .timeLimit(.minutes(2)))
struct OrphanTests {
    @Test func `no converter is left`() async throws {
        let result = await #expect(processExitsWith: .signal(SIGKILL), observing: [\.standardOutputContent]) {
            let limits = ConversionLimits(cpuSeconds: 600, wallClock: .seconds(600))
            let bytes = Bombs.nestedForms
            Task { try await DocumentConverter(limits: limits).convert(bytes) }
            while true {
                if let child = Processes.children(of: getpid()).first(where: { Processes.name($0) == "pdftohtml" }) {
                    FileHandle.standardOutput.write(Data("converter:\(child):\n".utf8))
                    kill(getpid(), SIGKILL)
                }
                await Task.yield()
            }
        }
        let output = String(decoding: try #require(result).standardOutputContent, as: UTF8.self)
        let part = try #require(output.split(separator: ":").drop { !$0.hasSuffix("converter") }.dropFirst().first)
        let child = try #require(pid_t(part))
        let end = ContinuousClock.now + .seconds(20)
        while Processes.name(child) == "pdftohtml", ContinuousClock.now < end { await Task.yield() }
        let isAlive = Processes.name(child) == "pdftohtml"
        #expect(!isAlive)
        if isAlive { kill(child, SIGKILL) }
    }

    /// What /proc says.
    enum Processes {
        static func children(of parent: pid_t) -> [pid_t] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
            return names.compactMap { pid_t($0) }.filter { Self.fields($0).dropFirst().first == "\(parent)" }
        }

        /// The program's name; `nil` if the process is gone or has ended.
        static func name(_ process: pid_t) -> String? {
            guard Self.fields(process).first != "Z" else { return nil }
            let name = try? String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8)
            return name?.trimmingCharacters(in: .whitespacesAndNewlines)
        }

        /// State, parent, … of proc(5)'s `stat`.
        private static func fields(_ process: pid_t) -> [Substring] {
            let stat = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
            guard let close = stat.lastIndex(of: ")") else { return [] }
            return stat[stat.index(after: close)...].split(separator: " ")
        }
    }
}
