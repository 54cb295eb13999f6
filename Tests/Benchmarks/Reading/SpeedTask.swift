import DocumentReading
import Model

/// MB/s of CPU time on one core, for the documents one by one and for all of them as one.
struct SpeedTask {
    let options: Options

    init(_ options: Options) { self.options = options }

    func run() throws {
        let documents = try SampleDocuments(self.options.folder)
        Machine.say("documents: \(documents.texts.count) of \(documents.source), \(documents.byteCount) bytes")
        self.measure("one by one", documents.texts)
        self.measure("as one", [documents.joined(atLeast: documents.byteCount)])
        Machine.say("peak memory: \(Machine.text(Machine.memory.peak)) MiB")
    }

    private func measure(_ name: String, _ texts: [ExtractedText]) {
        let reader = DocumentReader()
        let bytes = texts.reduce(0) { $0 + $1.utf8.count }
        // The words of the languages are read once in a process, and not measured.
        var passages = texts.reduce(0) { $0 + reader.read($1).document.passages.count }
        var rates: [Double] = []
        for _ in 0..<self.options.repetitions {
            let start = Machine.cpuSeconds
            passages = 0
            for text in texts { passages += reader.read(text).document.passages.count }
            rates.append(Double(bytes) / 1e6 / (Machine.cpuSeconds - start))
        }
        rates.sort()
        let figures = [rates[0], rates[rates.count / 2], rates[rates.count - 1]].map(Machine.text).joined(
            separator: " / ")
        Machine.say("\(name): min / median / max \(figures) MB/s, \(passages) passages, \(rates.count) repetitions")
    }
}
