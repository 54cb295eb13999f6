extension EventDecoder {
    /// The data of every event but a submission, whose data is a file.
    func data(of type: EventType, _ fields: @autoclosure () throws(Fault) -> FieldReader) throws(Fault) -> EventData {
        let fields = try fields()
        switch type {
        case .documentSubmitted: return .submitted(try Submission(fields, contentType: nil))
        case .documentIngested: return .ingested(try DocumentIngested(fields))
        case .documentDuplicate: return .duplicate(try DocumentDuplicate(fields))
        case .documentQuarantined: return .quarantined(try DocumentQuarantined(fields))
        case .documentClassified: return .classified(try DocumentClassified(fields))
        case .classificationRequested: return .classificationRequested(try ClassificationRequested(fields))
        case .correctionSubmitted: return .correction(try CorrectionSubmitted(fields))
        case .correctionsSubmitted: return .corrections(try CorrectionsSubmitted(fields))
        case .correctionsWithdrawn: return .correctionsWithdrawn(try CorrectionsWithdrawn(fields))
        case .reportRequested: return .reportRequested(try ReportRequested(fields))
        case .reportPublished: return .reportPublished(try ReportPublished(fields))
        }
    }
}

extension FieldReader {
    /// The fields of a body that is one JSON object; places are named as in structured mode, under `/data`.
    static func whole(_ body: [UInt8], limits: CodecLimits) throws(Fault) -> FieldReader {
        let document: JSONDocument
        do {
            document = try JSONReader.read(body, depthLimit: limits.depth)
        } catch {
            throw error.inside("/data")
        }
        return try FieldReader(document.root, in: document.bytes, at: "/data", limits: limits)
    }
}
