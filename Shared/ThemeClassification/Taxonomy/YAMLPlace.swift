internal import Model
internal import Yams

/// A place in a YAML file: the node, and how to name it in an error.
struct YAMLPlace {
    let node: Node
    let file: String
    /// `themes[0].labels.es`; empty for the top.
    let path: String

    /// Reads the text.
    static func top(of file: TaxonomyFile) throws(TaxonomyError) -> YAMLPlace {
        do {
            guard let node = try Yams.compose(yaml: file.text) else {
                throw TaxonomyError(
                    code: .notYAML, file: file.name, line: nil, path: "", problem: "the file is empty.",
                    advice: "Start from the built-in taxonomy.yaml.")
            }
            return YAMLPlace(node: node, file: file.name, path: "")
        } catch let error as TaxonomyError {
            throw error
        } catch let error as YamlError {
            throw TaxonomyError(
                code: .notYAML, file: file.name, line: Self.line(of: error), path: "", problem: "the text is not YAML.",
                advice: "Check indentation, colons and quotation marks near this line.")
        } catch {
            throw TaxonomyError(
                code: .notYAML, file: file.name, line: nil, path: "", problem: "the text is not YAML.",
                advice: "Check indentation, colons and quotation marks.")
        }
    }

    private static func line(of error: YamlError) -> Int? {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): context.mark.line
        case .reader, .writer, .emitter, .representer, .dataCouldNotBeDecoded, .memory, .no: nil
        @unknown default: nil
        }
    }

    var isMapping: Bool { self.node.mapping != nil }

    /// The text as written; `nil` when this is no text or an empty one.
    var text: String? { self.node.scalar.flatMap { $0.string.isEmpty ? nil : $0.string } }

    func error(_ code: TaxonomyError.Code, _ problem: String, advice: String) -> TaxonomyError {
        TaxonomyError(
            code: code, file: self.file, line: self.node.mark?.line, path: self.path, problem: problem, advice: advice)
    }

    /// The entries of a mapping in order; any key outside `keys` is an error. `nil` allows every key.
    func entries(allowing keys: [String]? = nil) throws(TaxonomyError) -> [(key: String, place: YAMLPlace)] {
        guard let mapping = self.node.mapping else {
            throw self.error(.wrongType, "a mapping is expected here.", advice: "Write \"key: value\" lines.")
        }
        var entries: [(key: String, place: YAMLPlace)] = []
        for (keyNode, value) in mapping {
            guard let key = keyNode.string else {
                throw self.error(.wrongType, "a key is not a word.", advice: "Write the key as a plain word.")
            }
            let place = YAMLPlace(node: value, file: self.file, path: self.path.isEmpty ? key : "\(self.path).\(key)")
            if let keys, !keys.contains(key) {
                throw place.error(
                    .unknownKey, "the key \"\(key)\" is not known here.",
                    advice: "Use one of: \(keys.joined(separator: ", ")).")
            }
            guard !entries.contains(where: { $0.key == key }) else {
                throw place.error(.duplicate, "the key \"\(key)\" is given twice.", advice: "Join the two.")
            }
            entries.append((key, place))
        }
        return entries
    }

    func items() throws(TaxonomyError) -> [YAMLPlace] {
        guard let sequence = self.node.sequence else {
            throw self.error(.wrongType, "a list is expected here.", advice: "Write \"- item\" lines or [a, b].")
        }
        return sequence.enumerated().map { index, node in
            YAMLPlace(node: node, file: self.file, path: "\(self.path)[\(index)]")
        }
    }

    func string() throws(TaxonomyError) -> String {
        guard let text = self.text else {
            throw self.error(.wrongType, "a text is expected here.", advice: "Write a text that is not empty.")
        }
        return text
    }

    func number(in range: ClosedRange<Double>) throws(TaxonomyError) -> Double {
        guard let number = self.text.flatMap(Double.init), range.contains(number) else {
            throw self.error(
                .invalidValue, "a number from \(range.lowerBound) to \(range.upperBound) is expected here.",
                advice: "Write the number without a unit.")
        }
        return number
    }

    /// A lower-case identifier: letters, digits and single hyphens.
    func identifier() throws(TaxonomyError) -> String {
        let text = try self.string()
        try self.checkIdentifier(text)
        return text
    }

    func checkIdentifier(_ text: String) throws(TaxonomyError) {
        let isValid =
            text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
            && !text.hasPrefix("-") && !text.hasSuffix("-") && !text.isEmpty
        guard isValid else {
            throw self.error(
                .invalidValue, "\"\(text)\" is not an identifier.",
                advice: "Use lower-case letters, digits and hyphens, for example \"victim-support\".")
        }
    }

    /// Texts per language; English is required where `needsEnglish`.
    func texts(needsEnglish: Bool) throws(TaxonomyError) -> [Language: String] {
        var texts: [Language: String] = [:]
        for (key, place) in try self.entries() {
            texts[try place.language(key)] = try place.string()
        }
        guard !needsEnglish || texts[.english] != nil else {
            throw self.error(.missingKey, "the English text is missing.", advice: "Add \"en: …\".")
        }
        return texts
    }

    func language(_ code: String) throws(TaxonomyError) -> Language {
        guard let language = Language(rawValue: code) else {
            throw self.error(
                .invalidValue, "\"\(code)\" is not an official language.",
                advice: "Use one of: \(Language.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        return language
    }
}
