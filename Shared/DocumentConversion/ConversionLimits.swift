/// What one conversion may use at most.
///
/// A file that asks for more ends in ``ConversionError`` with the code `resource-limit` and the name of the limit.
/// The process-wide limits hold for each converter process, which is a child of its own; see setrlimit(2).
public struct ConversionLimits: Sendable, Hashable {
    /// Size of the file in bytes. Default 64 MiB.
    public var inputBytes: Int
    /// Address space of a converter in bytes (`RLIMIT_AS`). Default 512 MiB, in which every well-formed document we know fits.
    public var memoryBytes: Int
    /// Processor time of a converter in seconds (`RLIMIT_CPU`). Default 10.
    public var cpuSeconds: Int
    /// Time from the start of a converter to its end, however little it works. Default 15 seconds.
    public var wallClock: Duration
    /// Bytes that a converter may print, and bytes of the text made of them. Default 64 MiB.
    public var outputBytes: Int
    /// Pages of a document. Default 2,000.
    public var pages: Int
    /// Pieces of text, each in one font and on one line, that a PDF may have, and lines of text
    /// that other formats may have. Default 400,000.
    public var fragments: Int
    /// Elements within elements of marked-up text. Default 200.
    public var nesting: Int
    /// Parts of a document that is an archive, such as DOCX. Default 5,000.
    public var archiveEntries: Int
    /// Bytes of all parts of an archive when they are unpacked. Default 256 MiB.
    public var inflatedBytes: Int
    /// File descriptors of a converter (`RLIMIT_NOFILE`). Default 64.
    public var openFiles: Int
    /// Converters that run at one time for one ``DocumentConverter``; the others wait their turn, and their wall clock
    /// does not run while they wait. Default 2.
    public var concurrentConverters: Int

    public init(
        inputBytes: Int = 64 << 20,
        memoryBytes: Int = 512 << 20,
        cpuSeconds: Int = 10,
        wallClock: Duration = .seconds(15),
        outputBytes: Int = 64 << 20,
        pages: Int = 2_000,
        fragments: Int = 400_000,
        nesting: Int = 200,
        archiveEntries: Int = 5_000,
        inflatedBytes: Int = 256 << 20,
        openFiles: Int = 64,
        concurrentConverters: Int = 2
    ) {
        self.inputBytes = inputBytes
        self.memoryBytes = memoryBytes
        self.cpuSeconds = cpuSeconds
        self.wallClock = wallClock
        self.outputBytes = outputBytes
        self.pages = pages
        self.fragments = fragments
        self.nesting = nesting
        self.archiveEntries = archiveEntries
        self.inflatedBytes = inflatedBytes
        self.openFiles = openFiles
        self.concurrentConverters = concurrentConverters
    }
}
