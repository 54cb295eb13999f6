public import Model

/// Something in a taxonomy that can be read but is probably not meant so.
public struct TaxonomyFinding: Sendable, Hashable, CustomStringConvertible {
    /// What kind of thing; switch on this, never on the sentence.
    public enum Code: String, Sendable, Hashable, Codable {
        /// A theme or sub-theme lacks its name in a language.
        case labelMissing = "label-missing"
        /// A theme has no wording at all in a language.
        case languageMissing = "language-missing"
        /// A cue has no wording in any language, so it is never found.
        case cueWithoutWording = "cue-without-wording"
        /// No cue is filed under a sub-theme, so no index has it.
        case subthemeWithoutCue = "subtheme-without-cue"
        /// Two cues of the same kind have the same wording, which then counts twice.
        case overlap
    }

    public let code: Code
    public let theme: ThemeID
    /// What is at fault and what to do, as sentences.
    public let sentence: String

    public var description: String { "\(self.theme): \(self.sentence)" }
}

extension Taxonomy {
    /// What a careful reader would ask about, in the order of the themes.
    ///
    /// What cannot be read at all is no finding: then there is a ``TaxonomyError`` and no taxonomy.
    public func findings() -> [TaxonomyFinding] {
        self.themes.flatMap { self.missing($0) } + self.overlaps()
    }

    private func missing(_ theme: ThemeDefinition) -> [TaxonomyFinding] {
        var findings: [TaxonomyFinding] = []
        func find(_ code: TaxonomyFinding.Code, _ sentence: String) {
            findings.append(TaxonomyFinding(code: code, theme: theme.id, sentence: sentence))
        }
        func lacking(_ labels: [Language: String]) -> String? {
            let languages = Language.allCases.filter { labels[$0] == nil }.map(\.rawValue)
            return languages.isEmpty ? nil : languages.joined(separator: ", ")
        }
        if let languages = lacking(theme.labels) {
            find(.labelMissing, "it has no label in \(languages); reports in them show the English one.")
        }
        for subtheme in theme.subthemes {
            if let languages = lacking(subtheme.labels) {
                find(.labelMissing, "the sub-theme \"\(subtheme.id)\" has no label in \(languages).")
            }
            if !theme.cues.contains(where: { $0.subtheme == subtheme.id }) {
                find(.subthemeWithoutCue, "no cue names the sub-theme \"\(subtheme.id)\". Add \"subtheme\" to one.")
            }
        }
        let silent = Language.allCases.filter { language in
            self.languages.first { $0.language == language }?.cues[theme.id]?.isEmpty ?? true
        }
        if !silent.isEmpty {
            find(
                .languageMissing,
                "it has no wordings in \(silent.map(\.rawValue).joined(separator: ", ")) and is never given to such texts."
            )
        }
        for cue in theme.cues where !self.languages.contains(where: { $0.cues[theme.id]?[cue.id]?.isEmpty == false }) {
            find(.cueWithoutWording, "the cue \"\(cue.id)\" has no wording in any language.")
        }
        return findings
    }

    /// Wordings that two evidence cues share; those of context and headings may well be shared.
    private func overlaps() -> [TaxonomyFinding] {
        var findings: [TaxonomyFinding] = []
        for cues in self.languages {
            var seen: [CuePattern: (theme: ThemeID, cue: String)] = [:]
            for theme in self.themes {
                for cue in theme.cues where cue.role == .evidence {
                    for pattern in cues.cues[theme.id]?[cue.id] ?? [] {
                        if let first = seen[pattern] {
                            findings.append(
                                TaxonomyFinding(
                                    code: .overlap, theme: theme.id,
                                    sentence:
                                        "\"\(pattern.source)\" (\(cues.language.rawValue)) stands in \"\(cue.id)\" and in "
                                        + "\(first.theme).\(first.cue)."))
                        } else {
                            seen[pattern] = (theme.id, cue.id)
                        }
                    }
                }
            }
        }
        return findings
    }
}
