internal import Model
internal import ProcessFence

/// A report on numbered pages: tagged PDF (PDF/UA-1) with bookmarks, made by weasyprint from the report's own page.
struct PrintedReport {
    let cover: ReportCover
    let converter: ReportConverter

    /// The exit code of `print-report.py` for "weasyprint is not installed".
    private static let missing: Int32 = 69

    /// What Python, the linker of shared libraries, fontconfig and GLib say when memory is refused.
    private static let wordsForRefusedMemory = [
        "MemoryError", "failed to map segment", "Cannot allocate memory", "out of memory",
        "Resource temporarily unavailable",
    ]

    /// - Parameter page: The report's self-contained HTML.
    func convert(_ page: [UInt8]) async throws(ReportConversionError) -> [UInt8] {
        guard page.starts(with: Array("<!DOCTYPE html>".utf8)) else {
            throw ReportConversionError(.wrongSource, "the source of a PDF is an HTML page")
        }
        let script = try EmbeddedData.text(named: "print-report.py")
        let style = try EmbeddedData.text(named: "print-report.css")
        // Isolated (-I): no module but Debian's own is loaded. The paper's head is an argument, never markup or style.
        let output = try await self.converter.run(
            "/usr/bin/python3", package: "python3",
            ["-I", "-c", script, style, self.cover.symbol, self.cover.title], on: page, for: .pdf)
        switch output.ending {
        case .exited(0) where output.printed.starts(with: Array("%PDF-".utf8)): return output.printed
        case .exited(Self.missing):
            throw ReportConversionError(
                .toolMissing("weasyprint of the package weasyprint is not installed"), format: "pdf",
                limits: self.converter.limits)
        case _ where Self.wordsForRefusedMemory.contains(where: { output.complaints.contains(Array($0.utf8)) }):
            throw ReportConversionError(.limit(.memory), format: "pdf", limits: self.converter.limits)
        default:
            throw ReportConversionError(.conversionFailed, "weasyprint ended with \(output.ending) and wrote no PDF")
        }
    }
}
