/// The words that `--help` and `--print-settings` show.
public enum HelpText {
    /// Every setting of a program: name, shape, default and meaning.
    public static func settings(of program: Program) -> String {
        var text = "Settings (environment variables; a secret can also come from the file that <name>_FILE names):\n"
        for setting in Setting.all(for: program) {
            let fallback = setting.fallback.map { setting.isSecret ? SecretMask.masked($0) : $0 } ?? "none"
            text += "  \(setting.name)\(setting.isSecret ? "  (or \(setting.name)_FILE)" : "")\n"
            text += Self.wrapped("\(setting.summary). \(setting.shapeInWords); default: \(fallback)", indent: 6)
        }
        return text
    }

    /// What is in force, one `NAME=value` a line, secrets masked.
    public static func effective(_ settings: ServiceSettings) -> String {
        let known = Set(Setting.all(for: settings.program).map(\.name))
        return settings.effective.filter { known.contains($0.setting.name) }
            .map { "\($0.setting.name)=\($0.shown ?? "")  # \($0.origin)\n" }.joined()
    }

    /// Lines of at most 96 columns, each ended.
    private static func wrapped(_ text: String, indent: Int) -> String {
        let margin = String(repeating: " ", count: indent)
        var lines = [margin]
        for word in text.split(separator: " ") {
            if lines[lines.count - 1].count > indent {
                if lines[lines.count - 1].count + 1 + word.count <= 96 {
                    lines[lines.count - 1] += " " + word
                    continue
                }
                lines.append(margin)
            }
            lines[lines.count - 1] += word
        }
        return lines.map { $0 + "\n" }.joined()
    }
}
