/// How programs end (the words of sysexits.h).
public enum ExitCode {
    public static let done: Int32 = 0
    public static let failed: Int32 = 1
    /// Wrong use or settings.
    public static let usage: Int32 = 64
    /// A server cannot be reached.
    public static let unavailable: Int32 = 69
    /// Try again later.
    public static let tryAgain: Int32 = 75
}
