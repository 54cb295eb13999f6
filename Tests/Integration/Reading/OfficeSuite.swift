import Foundation

/// LibreOffice and pandoc, with which people turn documents into other formats.
struct OfficeSuite: ~Copyable {
    /// A folder of its own, which goes when this does.
    let folder: URL

    static var isThere: Bool {
        ["soffice", "pandoc"].allSatisfy { tool in
            ["/usr/bin", "/usr/local/bin"].contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(tool)") }
        }
    }

    /// Left out where a program is missing, but never silently in continuous integration.
    static var isAvailable: Bool { self.isThere || ProcessInfo.processInfo.environment["CI"] == "true" }

    init() throws {
        self.folder = FileManager.default.temporaryDirectory.appending(path: "office-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: self.folder) }

    /// Converts files with LibreOffice; the new ones are in a subfolder with the format's name.
    func convert(_ files: [URL], to format: String, importing filter: String? = nil) throws {
        // A profile of its own: another LibreOffice on this machine would take the work over.
        var arguments = ["-env:UserInstallation=file://\(self.folder.path())profile", "--headless"]
        if let filter { arguments.append("--infilter=\(filter)") }
        arguments += ["--convert-to", format, "--outdir", self.folder.appending(path: format).path()]
        try self.run("soffice", arguments + files.map { $0.path() })
    }

    func pandoc(_ file: URL, to format: String) throws -> URL {
        let name = file.deletingPathExtension().lastPathComponent
        let folder = self.folder.appending(path: "pandoc")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let output = folder.appending(path: "\(name).\(format)")
        try self.run("pandoc", ["--standalone", "-f", "markdown", file.path(), "-o", output.path()])
        return output
    }

    private func run(_ tool: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [tool] + arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw CocoaError(.executableLoad, userInfo: [NSLocalizedDescriptionKey: "\(tool) \(arguments)"])
        }
    }
}
