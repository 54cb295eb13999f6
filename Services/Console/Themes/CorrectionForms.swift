import Codec
import Model
import Store

/// Corrections on the screen and as JSON.
extension CorrectionRecord {
    static let header = ["id", "symbol", "language", "label", "theme", "decision", "who", "when", "batch", "why"]

    /// `add core`, `remove`
    private var decision: String {
        let correction = self.correction
        return correction.action.rawValue + (correction.action == .add ? " \(correction.grade.rawValue)" : "")
            + (self.undoneAt == nil ? "" : ", taken back")
    }

    var row: [String] {
        [
            self.correction.id, self.symbol, self.language?.rawValue ?? "-", self.label,
            self.correction.theme.rawValue, self.decision, self.correction.author, self.correction.decidedAt,
            self.correction.batch ?? "-", self.correction.reason,
        ]
    }

    var page: String {
        var rows = zip(Self.header, self.row).map { [$0, $1] }
        rows.append(["recorded", self.recordedAt])
        rows.append(["document", self.correction.documentID ?? "-"])
        rows.append(["passage", self.correction.passageID])
        if let user = self.correction.userID { rows.append(["broker user", user]) }
        if let at = self.undoneAt {
            rows.append(["taken back", "\(at) by \(self.undoneBy ?? "?"): \(self.undoneReason ?? "")"])
        }
        return Output.table(rows)
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", self.correction.id)
            json.member("symbol", self.symbol)
            json.member("language", self.language?.rawValue)
            json.member("documentId", self.correction.documentID)
            json.member("passageId", self.correction.passageID)
            json.member("label", self.label)
            json.member("theme", self.correction.theme.rawValue)
            json.member("action", self.correction.action.rawValue)
            json.member("grade", self.correction.grade.rawValue)
            json.member("who", self.correction.author)
            json.member("why", self.correction.reason)
            json.member("decidedAt", self.correction.decidedAt)
            json.member("recordedAt", self.recordedAt)
            json.member("batch", self.correction.batch)
            json.member("userId", self.correction.userID)
            json.member("undoneAt", self.undoneAt)
            json.member("undoneBy", self.undoneBy)
            json.member("undoneWhy", self.undoneReason)
        }
    }

    /// One JSON object, without its line end.
    var json: String {
        var json = JSONWriter()
        self.write(to: &json)
        return String(decoding: json.bytes, as: UTF8.self)
    }
}

extension CorrectionConflict {
    /// One JSON object, without its line end.
    var json: String {
        let bytes = JSONWriter.object { json in
            json.member("conflict", self.kind.rawValue)
            json.member("stands", self.corrections.last?.correction.id)
            json.name("corrections")
            json.array(self.corrections) { json, record in record.write(to: &json) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
