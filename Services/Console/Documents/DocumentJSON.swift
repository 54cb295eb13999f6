import Codec
import DocumentReading
import Model

/// A document as `rapporteur read` shows it: every member always there, `null` where nothing is known.
enum DocumentJSON {
    /// One JSON object, without a line end.
    static func line(_ document: Document, trace: ReadingTrace? = nil, isRecognised: Bool = false) -> [UInt8] {
        JSONWriter.object(reserving: 1 << 16) { json in
            json.nullable("symbol", document.symbol)
            json.nullable("title", document.title)
            json.member("kind", document.kind.rawValue)
            json.nullable("language", document.language?.rawValue)
            json.nullable("body", document.body)
            json.nullable("session", document.session)
            json.nullable("agendaItem", document.agendaItem)
            json.nullable("date", document.date?.description)
            json.member("jointSymbols", document.jointSymbols)
            json.name("dates")
            json.object {
                $0.nullable("adopted", document.dates.adopted?.description)
                $0.nullable("distributed", document.dates.distributed?.description)
                $0.nullable("meetingFrom", document.dates.meetingFrom?.description)
                $0.nullable("meetingTo", document.dates.meetingTo?.description)
            }
            json.nullable("originalLanguage", document.originalLanguage?.rawValue)
            json.nullable("jobNumber", document.jobNumber)
            json.name("recognised")
            json.boolean(isRecognised)
            json.name("verdict")
            json.object {
                $0.member("state", document.verdict.state.rawValue)
                $0.member("reasons", document.verdict.reasons)
            }
            json.name("passages")
            json.array(document.passages) { self.write($1, to: &$0) }
            json.name("footnotes")
            json.array(document.footnotes) { json, footnote in
                json.object {
                    $0.member("mark", footnote.mark)
                    $0.member("text", footnote.text)
                    $0.nullable("page", footnote.page)
                }
            }
            if let trace {
                json.name("trace")
                trace.write(to: &json)
            }
        }
    }

    private static func write(_ passage: Passage, to json: inout JSONWriter) {
        json.object { json in
            json.member("label", passage.label)
            json.member("kind", passage.kind.rawValue)
            json.nullable("number", passage.number)
            json.member("section", passage.section)
            json.member("text", passage.text)
            json.member("footnotes", passage.footnotes)
            json.nullable("page", passage.page)
            json.name("range")
            json.array([passage.range.start, passage.range.end]) { $0.integer($1) }
            json.name("subparagraphs")
            json.array(passage.subparagraphs) { self.write($1, to: &$0) }
            json.nullable("verb", passage.verb)
            json.nullable("strength", passage.strength?.rawValue)
            json.nullable("language", passage.language?.rawValue)
            json.member("recommendedBy", passage.recommendedBy)
            json.member("addressees", passage.addressees)
            json.nullable("deadline", passage.deadline)
            json.member("citations", passage.citations)
        }
    }

    private static func write(_ item: Subparagraph, to json: inout JSONWriter) {
        json.object { json in
            json.member("label", item.label)
            json.member("text", item.text)
            json.name("subparagraphs")
            json.array(item.subparagraphs) { self.write($1, to: &$0) }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func nullable(_ name: String, _ value: String?) {
        self.name(name)
        if let value { self.string(value) } else { self.null() }
    }

    fileprivate mutating func nullable(_ name: String, _ value: Int?) {
        self.name(name)
        if let value { self.integer(value) } else { self.null() }
    }
}

extension ReadingTrace {
    /// What was dropped, joined and repaired, with ranges as `[start, end]`.
    fileprivate func write(to json: inout JSONWriter) {
        func write(_ range: TextRange, to json: inout JSONWriter) {
            json.name("range")
            json.array([range.start, range.end]) { $0.integer($1) }
        }
        json.object { json in
            json.name("furniture")
            json.array(self.furniture) { json, dropped in
                json.object {
                    $0.member("reason", dropped.reason.rawValue)
                    $0.member("text", dropped.text)
                    write(dropped.range, to: &$0)
                }
            }
            json.name("joins")
            json.array(self.joins) { json, join in
                json.object {
                    $0.member("reason", join.reason.rawValue)
                    $0.member("position", join.position)
                }
            }
            json.name("repairs")
            json.array(self.repairs) { json, repair in
                json.object {
                    $0.member("reason", repair.reason.rawValue)
                    $0.member("original", repair.original)
                    $0.member("repaired", repair.repaired)
                    write(repair.range, to: &$0)
                }
            }
        }
    }
}
