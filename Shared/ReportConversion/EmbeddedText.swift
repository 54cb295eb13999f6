extension EmbeddedData {
    /// - Throws: `conversion-failed` where the build left the file out.
    static func text(named name: String) throws(ReportConversionError) -> String {
        guard let file = self.files.first(where: { "\($0.name)" == name }) else {
            throw ReportConversionError(.conversionFailed, "\(name) was not built into this program")
        }
        return "\(file.text)"
    }
}
