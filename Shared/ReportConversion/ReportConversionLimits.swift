/// What one conversion of a report may use at most; more ends in ``ReportConversionError/Code/resourceLimit``.
///
/// weasyprint keeps all pages in memory and takes about half a second a page, so a report of more than some 500 pages is not
/// for paper. What does not fit is for HTML, which has no such limit.
public struct ReportConversionLimits: Sendable, Hashable {
    /// Size of the page that becomes a PDF, in bytes. Default 4 MiB, some 500 pages of paper.
    public var pageBytes: Int
    /// Size of the blocks that become a DOCX, in bytes. Default 32 MiB.
    public var blockBytes: Int
    /// Address space of the program in bytes. Default 1.5 GiB.
    public var memoryBytes: Int
    /// Processor time in seconds. Default 600.
    public var cpuSeconds: Int
    /// Time from the start to the end. Default 900 seconds.
    public var wallClock: Duration
    /// Size of the file made, in bytes. Default 256 MiB.
    public var outputBytes: Int
    /// Conversions that run at one time for one ``ReportConverter``; the others wait. Default 1.
    public var concurrentConversions: Int

    public init(
        pageBytes: Int = 4 << 20, blockBytes: Int = 32 << 20, memoryBytes: Int = 1536 << 20, cpuSeconds: Int = 600,
        wallClock: Duration = .seconds(900), outputBytes: Int = 256 << 20, concurrentConversions: Int = 1
    ) {
        (self.pageBytes, self.blockBytes) = (pageBytes, blockBytes)
        (self.memoryBytes, self.cpuSeconds) = (memoryBytes, cpuSeconds)
        (self.wallClock, self.outputBytes) = (wallClock, outputBytes)
        self.concurrentConversions = concurrentConversions
    }
}
