/// The data files in the executable.
enum BuiltInData {
    /// The taxonomy's own file first, then one per language.
    static var taxonomyFiles: [TaxonomyFile] {
        EmbeddedData.files.compactMap { file in
            let name = file.name.description
            return name.hasSuffix(".yaml") ? TaxonomyFile(name: name, text: file.text.description) : nil
        }
    }

    /// The trained weights.
    static var weights: String? {
        EmbeddedData.files.first { $0.name.description == "weights.json" }?.text.description
    }
}
