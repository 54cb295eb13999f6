import Foundation
import PackagePlugin

/// Turns the files of a target's `Data` folder into one Swift source, so that executables carry their
/// migrations, taxonomies, language knowledge and weights with them and a container needs no resource folders.
///
/// SwiftPM's own `.embedInCode` writes an array literal, which takes the compiler minutes from a few hundred
/// kilobytes on; a static string literal takes no time and no initialisation at start.
@main
struct EmbedData: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let module = target as? any SourceModuleTarget else { return [] }
        let folder = module.directoryURL.appending(path: "Data", directoryHint: .isDirectory)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
        let files = names.filter { !$0.hasPrefix(".") }.map { folder.appending(path: $0) }
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedData.swift")
        return [
            .buildCommand(
                displayName: "Embedding \(files.count) data files of \(target.name)",
                executable: try context.tool(named: "embed-data").url,
                arguments: [output.path(percentEncoded: false)] + files.map { $0.path(percentEncoded: false) },
                inputFiles: files,
                outputFiles: [output]
            )
        ]
    }
}
