import Foundation
import ServiceKit

/// Machine output on standard output, people's words on standard error.
enum Output {
    /// The program's settings, from the environment.
    static func settings() throws -> ServiceSettings {
        try ServiceSettings(.console, environment: ProcessInfo.processInfo.environment)
    }

    static func write(_ text: String, terminator: String = "\n") { self.write(Array((text + terminator).utf8)) }

    /// Writes all bytes, or leaves quietly when nobody reads any more (`rapporteur … | head`).
    static func write(_ bytes: [UInt8]) {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(bytes))
        } catch {
            if errno != EPIPE {
                self.tell("rapporteur: standard output cannot be written: \(String(cString: strerror(errno)))")
            }
            exit(ExitCode.failed)
        }
    }

    /// Writes a file, whole or not at all.
    static func write(_ bytes: [UInt8], to file: URL) throws {
        do {
            try Data(bytes).write(to: file, options: .atomic)
        } catch {
            throw Failure(
                ExitCode.failed,
                "'\(file.path(percentEncoded: false))' cannot be written: \(error.localizedDescription)")
        }
    }

    /// Makes a folder and those above it, where they are missing.
    static func makeFolder(_ folder: URL) throws {
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw Failure(
                ExitCode.failed,
                "the folder '\(folder.path(percentEncoded: false))' cannot be made: \(error.localizedDescription)")
        }
    }

    /// `text` with a space for each character that ends a line or steers a terminal: some words are a publisher's.
    static func oneLine(_ text: String) -> String {
        String(
            String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }

    /// A word to the person at the terminal or the log of a job.
    static func tell(_ sentence: String) {
        Progress.shared.clear()
        try? FileHandle.standardError.write(contentsOf: Data((sentence + "\n").utf8))
    }

    /// Columns of text, each as wide as its widest cell; the last is not padded.
    static func table(_ rows: [[String]]) -> String {
        let rows = rows.map { $0.map(self.oneLine) }
        var widths: [Int] = []
        for row in rows {
            for (column, cell) in row.enumerated() {
                if column == widths.count { widths.append(0) }
                widths[column] = max(widths[column], cell.count)
            }
        }
        return rows.map { row in
            row.enumerated().map { column, cell in
                column == row.count - 1 ? cell : cell + String(repeating: " ", count: widths[column] - cell.count + 2)
            }.joined()
        }.joined(separator: "\n")
    }
}
