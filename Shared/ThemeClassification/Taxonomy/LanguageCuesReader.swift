internal import Model

/// Reads the wordings of one language.
struct LanguageCuesReader {
    let language: Language
    let themes: [ThemeDefinition]
    /// Concepts of the taxonomy that this one extends.
    var known: [Concept] = []

    func read(_ place: YAMLPlace) throws(TaxonomyError) -> LanguageCues {
        var concepts: [Concept] = []
        var cues: [ThemeID: [String: [CuePattern]]] = [:]
        var exceptions: [ThemeID: [String: [CuePattern]]] = [:]
        let entries = try place.entries(allowing: ["concepts", "cues"])
        for (_, list) in entries where list.path.hasSuffix("concepts") {
            for (name, value) in try list.entries() {
                try value.checkIdentifier(name)
                guard !self.known.contains(where: { $0.name == name }) else {
                    throw value.error(
                        .duplicate, "the built-in taxonomy has a concept \"\(name)\" too.",
                        advice: "Give it another name.")
                }
                concepts.append(Concept(name: name, patterns: try self.patterns(value, known: self.known + concepts)))
            }
        }
        for (_, list) in entries where list.path.hasSuffix("cues") {
            for (themeName, value) in try list.entries() {
                guard let theme = self.themes.first(where: { $0.id.rawValue == themeName }) else {
                    throw value.error(
                        .undefined, "there is no theme \"\(themeName)\".",
                        advice: "Use one of: \(self.themes.map(\.id.rawValue).joined(separator: ", ")).")
                }
                for (cueName, value) in try value.entries() {
                    guard theme.cues.contains(where: { $0.id == cueName }) else {
                        throw value.error(
                            .undefined, "the theme \"\(themeName)\" has no cue \"\(cueName)\".",
                            advice: "Add it under the theme's \"cues\" or correct the name.")
                    }
                    if value.isMapping {
                        for (key, list) in try value.entries(allowing: ["any", "except"]) {
                            let patterns = try self.patterns(list, known: self.known + concepts)
                            if key == "any" {
                                cues[theme.id, default: [:]][cueName] = patterns
                            } else {
                                exceptions[theme.id, default: [:]][cueName] = patterns
                            }
                        }
                    } else {
                        cues[theme.id, default: [:]][cueName] = try self.patterns(value, known: self.known + concepts)
                    }
                }
            }
        }
        return LanguageCues(language: self.language, concepts: concepts, cues: cues, exceptions: exceptions)
    }

    /// A concept may refer only to those above it, so there are no circles.
    private func patterns(
        _ place: YAMLPlace, known: [Concept]
    ) throws(TaxonomyError) -> [CuePattern] {
        var patterns: [CuePattern] = []
        for item in try place.items() {
            let pattern: CuePattern
            do throws(CuePatternError) {
                pattern = try CuePattern(try self.text(item))
            } catch {
                throw item.error(
                    .invalidPattern, "the pattern cannot be read: \(error.problem).",
                    advice: "Patterns are words, stem*, (a|b), <concept> and ..6 for a gap.")
            }
            for step in pattern.steps {
                if case .concept(let name) = step.element, !known.contains(where: { $0.name == name }) {
                    throw item.error(
                        .undefined, "the concept \"\(name)\" is not defined above.",
                        advice: "Define it under \"concepts\" of \"\(self.language.rawValue)\", above its first use.")
                }
            }
            guard !patterns.contains(pattern) else {
                throw item.error(.duplicate, "the pattern is given twice.", advice: "Take one away.")
            }
            patterns.append(pattern)
        }
        return patterns
    }

    private func text(_ item: YAMLPlace) throws(CuePatternError) -> String {
        guard let text = item.text else {
            throw CuePatternError("it is not a text")
        }
        return text
    }
}
