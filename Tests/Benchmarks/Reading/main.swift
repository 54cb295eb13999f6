import Foundation

do {
    let options = try Options(CommandLine.arguments)
    switch options.task {
    case .speed: try SpeedTask(options).run()
    case .memory: try MemoryTask(options).run()
    case .forms: FormsTask().run()
    case .fuzz: try FuzzTask(options).run()
    }
} catch {
    FileHandle.standardError.write(Data("benchmark-reading: \(error)\n\n\(Options.usage)".utf8))
    exit(64)
}
