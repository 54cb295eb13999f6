/// Numbers as reports print them.
enum Decimals {
    /// Two places behind the point, rounded half away from zero: `0.93`. A dash for what is not a number.
    static func two(_ number: Double) -> String {
        guard number.isFinite, abs(number) < 1_000_000 else { return "–" }
        let hundredths = Int((abs(number) * 100).rounded())
        let fraction = hundredths % 100
        return (number < 0 && hundredths > 0 ? "-" : "") + "\(hundredths / 100)." + (fraction < 10 ? "0" : "")
            + "\(fraction)"
    }
}
