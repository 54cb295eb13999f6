/// Why a program in the fence gave nothing. The words are safe to log: they hold nothing of its input.
public enum FenceError: Error, Sendable, Hashable {
    /// The limit of ``ProcessLimits`` that a program ran into.
    public enum Limit: Sendable, Hashable {
        case memory
        case cpuTime
        case wallClock
        case outputBytes
    }

    case limit(Limit)
    /// Which program of which package is not there.
    case toolMissing(String)
    /// The machine has no room for a process or took it away; the same may pass later.
    case machineExhausted(String)
    /// Which folder does not take the input.
    case storageFull(String)
    case cancelled
}
