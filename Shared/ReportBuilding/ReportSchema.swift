/// The published description of the JSON reports.
public enum ReportSchema {
    /// JSON Schema, draft 2020-12, for `format` `org.rapporteur.report.v1`.
    public static var json: String {
        // Only a broken build has no schema embedded; the module's tests read it.
        (try? EmbeddedData.text(named: "report.schema.json")) ?? ""
    }
}
