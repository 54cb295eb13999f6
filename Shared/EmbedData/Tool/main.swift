// embed-data OUTPUT FILE…: writes each FILE's text as a static string into the Swift source OUTPUT.
import Foundation

func fail(_ sentence: String) -> Never {
    FileHandle.standardError.write(Data("embed-data: \(sentence)\n".utf8))
    exit(64)
}

let arguments = CommandLine.arguments.dropFirst()
guard let output = arguments.first else { fail("usage: embed-data OUTPUT FILE…") }

var source = """
    // Made by embed-data from the target's Data folder.

    /// One file of the target's `Data` folder.
    struct EmbeddedFile: Sendable {
        /// The file's name without its folder, for example `es.yaml`.
        let name: StaticString
        /// The file's text. UTF-8, in the executable's read-only memory.
        let text: StaticString
    }

    enum EmbeddedData {
        /// All files, sorted by name.
        static let files: [EmbeddedFile] = [

    """
for path in arguments.dropFirst() {
    let data = try Data(contentsOf: URL(filePath: path))
    guard let text = String(data: data, encoding: .utf8) else { fail("\(path) is not UTF-8") }
    guard !text.utf8.contains(0), !text.utf8.contains(0x0D) else { fail("\(path) holds a NUL or a carriage return") }
    var fence = "#"
    while text.contains("\"\"\"\(fence)") || text.contains("\\\(fence)") { fence += "#" }
    let name = URL(filePath: path).lastPathComponent
    source += "        EmbeddedFile(name: \"\(name)\", text: \(fence)\"\"\"\n\(text)\n\"\"\"\(fence)),\n"
}
source += "    ]\n}\n"
// Written only when it is another: what depends on it is not compiled again for nothing.
let place = URL(filePath: output)
if (try? Data(contentsOf: place)) != Data(source.utf8) {
    try Data(source.utf8).write(to: place, options: .atomic)
}
