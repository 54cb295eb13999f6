/// What one program in the fence may use at most; see setrlimit(2).
public struct ProcessLimits: Sendable, Hashable {
    /// Address space in bytes (`RLIMIT_AS`).
    public var memoryBytes: Int
    /// Processor time in seconds (`RLIMIT_CPU`).
    public var cpuSeconds: Int
    /// Time from the start to the end, however little it works.
    public var wallClock: Duration
    /// Bytes that it may print.
    public var outputBytes: Int
    /// File descriptors (`RLIMIT_NOFILE`). Default 64.
    public var openFiles: Int

    public init(memoryBytes: Int, cpuSeconds: Int, wallClock: Duration, outputBytes: Int, openFiles: Int = 64) {
        (self.memoryBytes, self.cpuSeconds, self.wallClock) = (memoryBytes, cpuSeconds, wallClock)
        (self.outputBytes, self.openFiles) = (outputBytes, openFiles)
    }
}
