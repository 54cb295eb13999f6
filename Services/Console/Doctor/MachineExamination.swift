import DocumentConversion
import Foundation
import ServiceKit

/// What the doctor tries on this machine: converters in their fence, folders, limits.
struct MachineExamination {
    let settings: ServiceSettings

    func findings() async -> [Finding] {
        [await self.converter(), self.scratch, self.descriptors]
    }

    /// Converts a page of our own, which takes the fence and a child process.
    private func converter() async -> Finding {
        let page = Array("<html><body><p>1. A paragraph.</p></body></html>".utf8)
        let result = await FileReader(self.settings, language: nil).read(
            InputFile(path: "page.html", size: page.count), page)
        if let fault = result.machineFault {
            return Finding(
                .machine, "converters", .fault, fault, advice: "install pandoc, poppler-utils and antiword")
        }
        return Finding(.machine, "converters", .good, "a page of HTML was converted in its fence")
    }

    private var scratch: Finding {
        let folder = FileManager.default.temporaryDirectory
        let values = try? folder.resourceValues(forKeys: [.volumeAvailableCapacityKey])
        guard let free = values?.volumeAvailableCapacity else {
            return Finding(
                .machine, "scratch space", .unseen, "\(folder.path) does not say how much is free")
        }
        let sentence = "\(free / 1_048_576) MiB free in \(folder.path)"
        return free >= 64 * 1_048_576
            ? Finding(.machine, "scratch space", .good, sentence)
            : Finding(.machine, "scratch space", .warning, sentence, advice: "a large document needs 64 MiB: free some")
    }

    private var descriptors: Finding {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            return Finding(.machine, "open files", .unseen, "the system does not say")
        }
        let sentence = "at most \(limit.rlim_cur)"
        return limit.rlim_cur >= 256
            ? Finding(.machine, "open files", .good, sentence)
            : Finding(.machine, "open files", .warning, sentence, advice: "allow 256 (ulimit -n)")
    }
}
