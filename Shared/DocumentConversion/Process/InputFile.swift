internal import Foundation
internal import ProcessFence

/// The bytes of a file, where a converter can read them as its standard input.
struct InputFile: ~Copyable {
    let fenced: FencedInput

    /// - Throws: `temporary-storage-full` where `folder` does not take them.
    init(_ bytes: [UInt8], in folder: URL) throws(ConversionError) {
        do {
            self.fenced = try FencedInput(bytes, in: folder)
        } catch {
            throw ConversionError(fence: error)
        }
    }
}
