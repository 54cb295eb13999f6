import Foundation
import Model
import ThemeClassification

/// Measures one sample and writes a line for each way.
struct SpeedReport {
    private let sample: Sample
    private let classifier: ThemeClassifier
    private let repetitions: Int

    init(_ sample: Sample, _ classifier: ThemeClassifier, repetitions: Int) {
        (self.sample, self.classifier, self.repetitions) = (sample, classifier, repetitions)
    }

    func run() throws {
        let terms = self.classifier.terms(self.sample.language)
        let passages = self.sample.texts.count
        CPUClock.say(
            "\(self.sample.language.rawValue): \(passages) passages, \(self.sample.byteCount) bytes, \(terms.count) terms"
        )
        self.measure("classify", clock: CPUClock.own) {
            self.sample.texts.reduce(0) { count, text in
                count
                    + text.withUnsafeBufferPointer {
                        self.classifier.classify(utf8: $0, language: self.sample.language).count
                    }
            }
        }
        self.measure("match terms alone", clock: CPUClock.own) {
            self.sample.texts.reduce(0) { count, text in
                count
                    + text.withUnsafeBufferPointer {
                        self.classifier.countTerms(utf8: $0, language: self.sample.language)
                    }
            }
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "benchmark-themes-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (text, list) = (folder.appending(path: "text"), folder.appending(path: "terms"))
        try Data(self.sample.texts.joined(separator: CollectionOfOne(0x0A))).write(to: text)
        try Data(terms.joined(separator: "\n").utf8).write(to: list)
        for program in [["grep", "-F", "-c"], ["grep", "-F", "-c", "-i"], ["rg", "-F", "-c", "-j1"]] {
            guard let found = Self.path(of: program[0]) else {
                CPUClock.say("  \(program.joined(separator: " ")): not installed")
                continue
            }
            let arguments = Array(program.dropFirst()) + ["-f", list.path, text.path]
            self.measure(program.joined(separator: " "), clock: CPUClock.children) { Self.lines(found, arguments) }
        }
    }

    /// Best and median of the repetitions; `work` returns how much it found.
    private func measure(_ name: String, clock: () -> Double, _ work: () -> Int) {
        var found = 0
        let rates = (0..<self.repetitions).map { _ in
            let start = clock()
            found = work()
            return Double(self.sample.byteCount) / 1e6 / max(clock() - start, 1e-9)
        }.sorted()
        let figures = [rates[rates.count / 2], rates[rates.count - 1]].map { String(format: "%.1f", $0) }
        CPUClock.say("  \(name): median \(figures[0]), best \(figures[1]) MB/s of CPU time; found \(found)")
    }

    private static func path(of program: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
        return folders.map { "\($0)/\(program)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// What the program counts; it runs in the C locale, where `grep` is fastest.
    private static func lines(_ program: String, _ arguments: [String]) -> Int {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = ["LC_ALL": "C"]
        let output = Pipe()
        process.standardOutput = output
        guard (try? process.run()) != nil else { return 0 }
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Int(String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
    }
}
