/// Takes passwords out of addresses before they are shown.
///
/// Rather too much is hidden than too little: a value may be mistyped.
enum SecretMask {
    /// The value without its passwords: those of URIs and of `password=` words are replaced; what is neither URI nor words
    /// is hidden whole.
    static func masked(_ value: String) -> String {
        let scheme = "://"
        guard value.contains(scheme) || value.contains("=") else { return "***" }
        // A comma parts URIs only before the next scheme: it may also stand between hosts, or in a password.
        var parts: [Substring] = []
        for piece in value.split(separator: ",", omittingEmptySubsequences: false) {
            if let last = parts.last, !piece.contains(scheme) {
                parts[parts.count - 1] = value[last.startIndex..<piece.endIndex]
            } else {
                parts.append(piece)
            }
        }
        return parts.map { Self.withoutWords(Self.withoutUserInformation($0)) }.joined(separator: ",")
    }

    /// Hides what stands between the first colon after the scheme and the last `@`.
    private static func withoutUserInformation(_ uri: Substring) -> String {
        guard let scheme = uri.firstRange(of: "://"), let at = uri.lastIndex(of: "@"),
            let colon = uri[scheme.upperBound...].firstIndex(of: ":"), colon < at
        else { return String(uri) }
        return uri[...colon] + "***" + uri[at...]
    }

    /// Hides the values of `password=` and `sslpassword=`, as libpq takes them: white space round the sign, single quotes,
    /// backslash before a character that stands for itself.
    private static func withoutWords(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let word = rest.firstRange(of: #/(?i)password/#)?.upperBound {
            result += rest[..<word]
            rest = rest[word...]
            let value = rest.drop { $0.isWhitespace }
            guard value.first == "=" else { continue }
            let secret = value.dropFirst().drop { $0.isWhitespace }
            result += rest[..<secret.startIndex] + "***"
            rest = secret[Self.end(of: secret)...]
        }
        return result + rest
    }

    private static func end(of value: Substring) -> Substring.Index {
        let isQuoted = value.first == "'"
        var index = isQuoted ? value.index(after: value.startIndex) : value.startIndex
        while index < value.endIndex {
            switch value[index] {
            case "\\":
                index = value.index(after: index)
                if index == value.endIndex { return index }
            case "'" where isQuoted: return value.index(after: index)
            case let other where !isQuoted && (other.isWhitespace || other == "&"): return index
            default: break
            }
            index = value.index(after: index)
        }
        return index
    }
}
