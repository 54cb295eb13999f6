import Foundation

/// What the kernel says about this process.
enum Machine {
    /// CPU time used so far, in seconds.
    static var cpuSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Resident memory, now and at its highest, in MiB; 0 where `/proc` is missing.
    static var memory: (now: Double, peak: Double) {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        func value(_ key: String) -> Double {
            guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix(key) }) else { return 0 }
            return (line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Double($0) } ?? 0) / 1024
        }
        return (value("VmRSS:"), value("VmHWM:"))
    }

    /// Writes a line at once, so that a long task shows how it goes on.
    static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

    static func text(_ value: Double) -> String { String(format: "%.1f", value) }
}
