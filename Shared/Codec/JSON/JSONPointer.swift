/// JSON Pointers (RFC 6901).
enum JSONPointer {
    /// Longest pointer that is reported, in bytes; what a hostile key would add is cut.
    static let longest = 256

    /// `token` as a step of a pointer, escaped and with its slash.
    static func step(_ token: String) -> String {
        var text = "/"
        for scalar in token.unicodeScalars {
            switch scalar {
            case "~": text += "~0"
            case "/": text += "~1"
            // Pointers go into logs, where a control character could pass for a line.
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": text += "\u{FFFD}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// `pointer` behind the step that leads to it, not longer than ``longest``.
    static func prefixed(_ pointer: String?, with step: String) -> String {
        let whole = step + (pointer ?? "")
        guard whole.utf8.count > Self.longest else { return whole }
        var cut = ""
        for scalar in whole.unicodeScalars {
            guard cut.utf8.count < Self.longest - 8 else { break }
            cut.unicodeScalars.append(scalar)
        }
        return cut + "…"
    }
}
