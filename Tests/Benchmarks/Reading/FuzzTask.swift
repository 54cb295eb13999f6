import DocumentReading
import Foundation
import Model

/// Reads damaged documents for a while and holds each reading to what must always be true.
///
/// A trap ends the process: the round that caused it is in the file `benchmark-reading.round` of the working directory,
/// and `--only` repeats it.
struct FuzzTask {
    /// Seconds that a document of at most 200 kB may take.
    private static let patience: UInt32 = 20

    let options: Options
    private let texts: [ExtractedText]

    init(_ options: Options) throws {
        self.options = options
        self.texts = try SampleDocuments(options.folder).texts + GeneratedDocuments.all
    }

    func run() throws {
        if let only = self.options.only {
            var mutator = Mutator(seed: self.options.seed, round: only, self.texts)
            let text = mutator.document()
            FileHandle.standardOutput.write(Data(text.utf8))
            return self.check(only, text)
        }
        let file = open("benchmark-reading.round", O_CREAT | O_RDWR | O_TRUNC, 0o644)
        defer { close(file) }
        var (round, findings, passages, bytes) = (UInt64(0), 0, 0, 0)
        var slowest = (seconds: 0.0, round: UInt64(0))
        let reader = DocumentReader()
        while Machine.cpuSeconds < self.options.minutes * 60 {
            let name = "\(self.options.seed) \(round)\n"
            _ = name.utf8.withContiguousStorageIfAvailable { pwrite(file, $0.baseAddress, $0.count, 0) }
            var mutator = Mutator(seed: self.options.seed, round: round, self.texts)
            let text = mutator.document()
            alarm(Self.patience)
            let start = Machine.cpuSeconds
            let reading = reader.read(text)
            let seconds = Machine.cpuSeconds - start
            alarm(0)
            if seconds > slowest.seconds { slowest = (seconds, round) }
            if let fault = Self.fault(reading, text) ?? Self.slowness(seconds, text) {
                findings += 1
                Machine.say("round \(round): \(fault)")
            }
            passages += reading.document.passages.count
            bytes += text.utf8.count
            round += 1
            if round % 20_000 == 0 {
                Machine.say("\(round) rounds, \(findings) findings, \(Int(Machine.cpuSeconds)) s")
            }
        }
        Machine.say(
            "\(round) documents, \(bytes / 1_000_000) MB, \(passages) passages, \(findings) findings; the slowest took "
                + "\(Machine.text(slowest.seconds * 1000)) ms (round \(slowest.round)); "
                + "peak memory \(Machine.text(Machine.memory.peak)) MiB")
        if findings > 0 { exit(1) }
    }

    private func check(_ round: UInt64, _ text: ExtractedText) {
        let start = Machine.cpuSeconds
        let reading = DocumentReader().read(text)
        let fault = Self.fault(reading, text) ?? "nothing found"
        let milliseconds = Machine.text((Machine.cpuSeconds - start) * 1000)
        FileHandle.standardError.write(Data("round \(round): \(fault), \(milliseconds) ms\n".utf8))
    }

    private static func slowness(_ seconds: Double, _ text: ExtractedText) -> String? {
        seconds > 0.1 + Double(text.utf8.count) / 500_000 ? "took \(Machine.text(seconds * 1000)) ms" : nil
    }

    /// What is wrong with a reading; `nil` when nothing is.
    private static func fault(_ reading: Reading, _ text: ExtractedText) -> String? {
        let document = reading.document
        let scalars = reading.text.unicodeScalars.count
        var labels: Set<String> = []
        for passage in document.passages {
            if !labels.insert(passage.label).inserted { return "label \(passage.label) twice" }
            if passage.range.start > passage.range.end || passage.range.end > scalars {
                return "range outside of the text"
            }
            if passage.text.isEmpty, document.verdict.state == .faithful {
                return "empty passage in a faithful document"
            }
            if passage.verb == nil, passage.strength != nil { return "strength without verb" }
        }
        if document.verdict.state != .faithful, document.verdict.reasons.isEmpty { return "verdict without reason" }
        if document.verdict.state == .faithful, document.passages.isEmpty, document.kind == .resolution {
            return "faithful resolution without passages"
        }
        for repair in reading.trace.repairs where repair.range.end > scalars { return "repair outside of the text" }
        return nil
    }
}
