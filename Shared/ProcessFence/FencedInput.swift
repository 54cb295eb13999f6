public import Foundation
internal import SystemPackage

/// The bytes of a file, where a child process can read them as its standard input.
///
/// The file is taken out of its folder as soon as it exists and lives on only as an open descriptor. So no file is left
/// over however this process ends, and no other process finds it by a name. Converters need to seek in it, which is why
/// a pipe would not do.
public struct FencedInput: ~Copyable {
    let descriptor: FileDescriptor

    /// Writes `bytes` into a new unnamed file.
    ///
    /// - Throws: ``FenceError/storageFull(_:)`` where `folder` does not take them.
    public init(_ bytes: [UInt8], in folder: URL) throws(FenceError) {
        do {
            self.descriptor = try Self.unnamed(bytes, in: folder)
        } catch {
            throw .storageFull("\(folder.path): \(error)")
        }
    }

    deinit {
        try? self.descriptor.close()
    }

    private static func unnamed(_ bytes: [UInt8], in folder: URL) throws -> FileDescriptor {
        let path = FilePath(folder.appendingPathComponent("rapporteur-\(UUID().uuidString)").path)
        // Close-on-exec from the start, so that no child started meanwhile inherits it.
        let descriptor = try FileDescriptor.open(
            path, .readWrite, options: [.create, .exclusiveCreate, .closeOnExec], permissions: .ownerReadWrite)
        _ = path.withPlatformString { unlink($0) }
        do {
            try descriptor.writeAll(bytes)
            try descriptor.seek(offset: 0, from: .start)
        } catch {
            try? descriptor.close()
            throw error
        }
        return descriptor
    }
}
