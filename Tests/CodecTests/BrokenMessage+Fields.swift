import Codec
import Foundation

extension BrokenMessage {
    static let attributes: [BrokenMessage] = [
        BrokenMessage(name: "nothing", message: structured("{}"), code: .missingAttribute, pointer: "/specversion"),
        BrokenMessage(
            name: "no id", message: structured(#"{"specversion":"1.0","source":"/s",\#(submitted)}"#),
            code: .missingAttribute, pointer: "/id"),
        BrokenMessage(
            name: "no id in headers", message: WireMessage(headers: ["ce-specversion": .string("1.0")], body: [1]),
            code: .missingAttribute, pointer: "/id"),
        BrokenMessage(name: "no type", message: structured("{\(head)}"), code: .missingAttribute, pointer: "/type"),
        BrokenMessage(
            name: "version 0.3", message: structured(#"{"specversion":"0.3"}"#), code: .unsupportedSpecVersion,
            pointer: "/specversion"),
        BrokenMessage(
            name: "version as a number", message: structured(#"{"specversion":1.0}"#), code: .wrongType,
            pointer: "/specversion"),
        BrokenMessage(
            name: "id as a number", message: structured(#"{"specversion":"1.0","id":1}"#), code: .wrongType,
            pointer: "/id"),
        BrokenMessage(
            name: "id as an object", message: structured(#"{"specversion":"1.0","id":{}}"#), code: .wrongType,
            pointer: "/id"),
        BrokenMessage(name: "empty id", message: binary(["ce-id": .string("")]), code: .badID, pointer: "/id"),
        BrokenMessage(
            name: "long id", message: binary(["ce-id": .string(String(repeating: "é", count: 129))]), code: .badID,
            pointer: "/id"),
        BrokenMessage(
            name: "control character in the id", message: binary(["ce-id": .string("a\u{1B}b")]), code: .badID,
            pointer: "/id"),
        BrokenMessage(
            name: "id of bytes", message: binary(["ce-id": .bytes([0xFF])]), code: .invalidUTF8, pointer: "/id"),
        BrokenMessage(name: "id of a table", message: binary(["ce-id": .other]), code: .wrongType, pointer: "/id"),
        BrokenMessage(
            name: "empty source", message: binary(["ce-source": .string("")]), code: .badSource, pointer: "/source"),
        BrokenMessage(
            name: "source with a space", message: binary(["ce-source": .string("a b")]), code: .badSource,
            pointer: "/source"),
        BrokenMessage(
            name: "long source", message: binary(["ce-source": .string(String(repeating: "s", count: 513))]),
            code: .badSource, pointer: "/source"),
        BrokenMessage(
            name: "unknown type", message: binary(["ce-type": .string("org.rapporteur.document.eaten.v1")]),
            code: .unknownEventType, pointer: "/type"),
        BrokenMessage(
            name: "foreign type", message: binary(["ce-type": .string("com.github.push")]), code: .unknownEventType,
            pointer: "/type"),
        BrokenMessage(
            name: "unknown version", message: binary(["ce-type": .string("org.rapporteur.document.submitted.v2")]),
            code: .unknownVersion, pointer: "/type"),
        BrokenMessage(
            name: "bad time", message: binary(["ce-time": .string("2031-02-29T00:00:00Z")]), code: .badTime,
            pointer: "/time"),
        BrokenMessage(
            name: "attribute name", message: binary(["ce-Title": .string("x")]), code: .badAttributeName,
            pointer: "/Title"),
        BrokenMessage(
            name: "long subject", message: binary(["ce-subject": .string(String(repeating: "s", count: 1025))]),
            code: .attributeTooLong, pointer: "/subject"),
        BrokenMessage(
            name: "control character in the title", message: binary(["ce-title": .string("a\nb")]),
            code: .controlCharacter, pointer: "/title"),
        BrokenMessage(
            name: "NUL in the title", message: binary(["ce-title": .string("a\0b")]), code: .nulCharacter,
            pointer: "/title"),
        BrokenMessage(
            name: "noncharacter", message: binary(["ce-title": .string("\u{FFFF}")]), code: .controlCharacter,
            pointer: "/title"),
        BrokenMessage(
            name: "empty subject", message: binary(["ce-subject": .string("")]), code: .badValue, pointer: "/subject"),
        BrokenMessage(
            name: "unknown language", message: binary(["ce-language": .string("spanish")]), code: .unknownValue,
            pointer: "/language"),
        BrokenMessage(
            name: "file name with folders", message: binary(["ce-filename": .string("../x")]), code: .badValue,
            pointer: "/filename"),
        BrokenMessage(
            name: "extension beyond 32 bits", message: binary(["ce-x": .integer(1 << 31)]), code: .numberOutOfRange,
            pointer: "/x"),
        BrokenMessage(
            name: "extension as a list", message: submission(#""data":"x","x":[]"#), code: .wrongType, pointer: "/x"),
        BrokenMessage(
            name: "two content types",
            message: { () -> WireMessage in
                var message = binary(["ce-datacontenttype": .string("text/html")])
                message.contentType = "text/plain"
                return message
            }(), code: .conflictingAttribute, pointer: "/datacontenttype"),
    ]

    static let data: [BrokenMessage] = [
        BrokenMessage(
            name: "no data", message: structured("{\(head),\(submitted)}"), code: .missingData, pointer: "/data"),
        BrokenMessage(name: "null data", message: submission(#""data":null"#), code: .missingData, pointer: "/data"),
        BrokenMessage(
            name: "both data", message: submission(#""data":"a","data_base64":"YQ==""#), code: .conflictingFields,
            pointer: "/data_base64"),
        BrokenMessage(
            name: "data of the wrong type", message: submission(#""data":7"#), code: .wrongType, pointer: "/data"),
        BrokenMessage(
            name: "empty text", message: submission(#""data":{"text":""}"#), code: .emptyContent, pointer: "/data"),
        BrokenMessage(
            name: "empty base64", message: submission(#""data_base64":"""#), code: .emptyContent,
            pointer: "/data_base64"),
        BrokenMessage(
            name: "base64 of the wrong length", message: submission(#""data_base64":"YQ=""#), code: .badBase64,
            pointer: "/data_base64"),
        BrokenMessage(
            name: "base64 with a space", message: submission(#""data_base64":"YW J""#), code: .badBase64,
            pointer: "/data_base64"),
        BrokenMessage(
            name: "base64 with line breaks", message: submission(#""data_base64":"YWJj\nYWJ""#), code: .badBase64,
            pointer: "/data_base64"),
        BrokenMessage(
            name: "base64 for URLs", message: submission(#""data_base64":"_-8=""#), code: .badBase64,
            pointer: "/data_base64"),
        BrokenMessage(
            name: "padding inside", message: submission(#""data_base64":"YQ==YQ==""#), code: .badBase64,
            pointer: "/data_base64"),
        BrokenMessage(
            name: "loose bits", message: submission(#""data_base64":"YR==""#), code: .badBase64, pointer: "/data_base64"
        ),
        BrokenMessage(
            name: "base64 as a number", message: submission(#""data_base64":1"#), code: .wrongType,
            pointer: "/data_base64"),
        BrokenMessage(
            name: "neither text nor base64", message: submission(#""data":{}"#), code: .missingField,
            pointer: "/data/text"),
        BrokenMessage(
            name: "text and base64", message: submission(#""data":{"text":"a","base64":"YQ=="}"#),
            code: .conflictingFields, pointer: "/data/base64"),
        BrokenMessage(
            name: "wrong type in data", message: submission(#""data":{"text":["a"]}"#), code: .wrongType,
            pointer: "/data/text"),
        BrokenMessage(
            name: "data that is not JSON",
            message: { () -> WireMessage in
                var message = binary(
                    ["ce-type": .string("org.rapporteur.report.requested.v1")], body: Array("kind=index".utf8))
                message.contentType = "application/json"
                return message
            }(), code: .malformedJSON, pointer: "/data"),
        BrokenMessage(
            name: "form data",
            message: { () -> WireMessage in
                var message = binary(["ce-type": .string("org.rapporteur.report.requested.v1")])
                message.contentType = "application/x-www-form-urlencoded"
                return message
            }(), code: .contentTypeMismatch, pointer: "/datacontenttype"),
        BrokenMessage(
            name: "unknown report", message: event("report.requested", #"{"kind":"indexes"}"#), code: .unknownValue,
            pointer: "/data/kind"),
        BrokenMessage(
            name: "no report", message: event("report.requested", "{}"), code: .missingField, pointer: "/data/kind"),
        BrokenMessage(
            name: "no format", message: event("report.requested", #"{"kind":"index","formats":[]}"#), code: .badValue,
            pointer: "/data/formats"),
        BrokenMessage(
            name: "unknown format", message: event("report.requested", #"{"kind":"index","formats":["html","doc"]}"#),
            code: .unknownValue, pointer: "/data/formats/1"),
        BrokenMessage(
            name: "no such day",
            message: event("report.requested", #"{"kind":"index","filters":{"from":"2031-02-30"}}"#), code: .badValue,
            pointer: "/data/filters/from"),
        BrokenMessage(
            name: "to before from",
            message: event("report.requested", #"{"kind":"index","filters":{"from":"2031-05","to":"2031-04-30"}}"#),
            code: .conflictingFields, pointer: "/data/filters/to"),
        BrokenMessage(
            name: "period that is a path", message: event("report.requested", #"{"kind":"index","period":"../x"}"#),
            code: .badIdentifier, pointer: "/data/period"),
        BrokenMessage(
            name: "upper-case UUID",
            message: event("document.duplicate", #"{"documentId":"\#(uuid.replacing("8", with: "A"))","sha256":""}"#),
            code: .badIdentifier, pointer: "/data/documentId"),
        BrokenMessage(
            name: "neither all nor ids", message: event("classification.requested", #"{"all":false}"#),
            code: .missingField, pointer: "/data/documentIds"),
        BrokenMessage(
            name: "all and ids",
            message: event("classification.requested", #"{"all":true,"documentIds":["\#(uuid)"]}"#),
            code: .conflictingFields, pointer: "/data/all"),
        BrokenMessage(
            name: "bad id in a list", message: event("classification.requested", #"{"documentIds":["\#(uuid)","x"]}"#),
            code: .badIdentifier, pointer: "/data/documentIds/1"),
        BrokenMessage(
            name: "too many ids",
            message: event(
                "classification.requested",
                #"{"documentIds":[\#(Array(repeating: "1", count: 10_001).joined(separator: ","))]}"#),
            code: .tooManyItems, pointer: "/data/documentIds"),
        BrokenMessage(
            name: "correction of two things",
            message: event("correction.submitted", #"{"documentId":"\#(uuid)","symbol":"A/1"}"#),
            code: .conflictingFields, pointer: "/data/symbol"),
        BrokenMessage(
            name: "unknown action",
            message: event("correction.submitted", #"{"symbol":"A/1","label":"R1","theme":"t","action":"drop"}"#),
            code: .unknownValue, pointer: "/data/action"),
        BrokenMessage(
            name: "negative count",
            message: event("document.classified", #"{"documentId":"\#(uuid)","themes":{"t":{"core":-1,"touch":0}}}"#),
            code: .numberOutOfRange, pointer: "/data/themes/t/core"),
        BrokenMessage(
            name: "count beyond 2^53",
            message: event(
                "document.classified",
                #"{"documentId":"\#(uuid)","themes":{"t":{"core":9007199254740992,"touch":0}}}"#),
            code: .numberOutOfRange, pointer: "/data/themes/t/core"),
        BrokenMessage(
            name: "half a passage",
            message: event("document.classified", #"{"documentId":"\#(uuid)","themes":{"t":{"core":1.5,"touch":0}}}"#),
            code: .wrongType, pointer: "/data/themes/t/core"),
    ]
}
