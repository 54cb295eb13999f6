import DocumentReading
import Model

/// Memory for one document of growing size, and for many in a row.
struct MemoryTask {
    let options: Options

    init(_ options: Options) { self.options = options }

    func run() throws {
        let documents = try SampleDocuments(self.options.folder)
        let reader = DocumentReader()
        Machine.say("at the start: \(Machine.text(Machine.memory.now)) MiB")
        for round in 1...10_000 {
            _ = reader.read(documents.texts[round % documents.texts.count])
            if [100, 1000, 2500, 5000, 10_000].contains(round) {
                Machine.say("\(round) documents read: \(Machine.text(Machine.memory.now)) MiB")
            }
        }
        for megabytes in [1, 10, 50] {
            let text = documents.joined(atLeast: megabytes * 1_000_000)
            let before = Machine.memory.now
            let start = Machine.cpuSeconds
            let passages = reader.read(text).document.passages.count
            let memory = Machine.memory
            let perByte = (memory.peak - before) * 1_048_576 / Double(text.utf8.count)
            Machine.say(
                "\(megabytes) MB: peak \(Machine.text(memory.peak)) MiB, \(Machine.text(perByte)) bytes above the text's own "
                    + "for each of its bytes, \(passages) passages, "
                    + "\(Machine.text(Double(text.utf8.count) / 1e6 / (Machine.cpuSeconds - start))) MB/s")
        }
    }
}
