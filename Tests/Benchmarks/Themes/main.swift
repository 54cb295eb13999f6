import Foundation
import Model
import ThemeClassification

// MB/s of CPU time on one core: classifying, matching terms alone, and `grep -F` and `rg` with as many terms in the same run.
//
//     benchmark-themes [UNITS.jsonl] [MEGABYTES] [REPETITIONS]
//
// Without a file, the sentences that the repository has for training; they are repeated until there are enough.

let arguments = CommandLine.arguments
let path = arguments.count > 1 ? arguments[1] : "deploy/taxonomies/training-units.jsonl"
let megabytes = arguments.count > 2 ? Int(arguments[2]) : 16
let repetitions = arguments.count > 3 ? Int(arguments[3]) : 5
guard let megabytes, megabytes > 0, let repetitions, repetitions > 0,
    let json = FileManager.default.contents(atPath: path)
else {
    FileHandle.standardError.write(
        Data(
            "benchmark-themes: usage: benchmark-themes [UNITS.jsonl] [MEGABYTES] [REPETITIONS]; no file at \(path)?\n"
                .utf8))
    exit(64)
}
do {
    let units = try ThemeUnit.read(jsonLines: String(decoding: json, as: UTF8.self), name: path)
    let classifier = try ThemeClassifier(taxonomy: .builtIn())
    for language in Language.allCases {
        let texts = units.filter { $0.language == language }.map(\.text)
        guard texts.reduce(0, { $0 + $1.utf8.count }) > 0 else { continue }
        let sample = Sample(texts, language: language, bytes: megabytes << 20)
        try SpeedReport(sample, classifier, repetitions: repetitions).run()
    }
} catch {
    FileHandle.standardError.write(Data("benchmark-themes: \(error)\n".utf8))
    exit(1)
}
