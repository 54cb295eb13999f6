import Codec

extension BrokenMessage {
    static let messages: [BrokenMessage] = [
        BrokenMessage(name: "empty bare", message: WireMessage(body: []), code: .emptyMessage, pointer: ""),
        BrokenMessage(name: "empty structured", message: structured(""), code: .emptyMessage, pointer: ""),
        BrokenMessage(name: "empty binary", message: binary([:], body: []), code: .emptyMessage, pointer: ""),
        BrokenMessage(
            name: "batch", message: WireMessage(contentType: "application/cloudevents-batch+json", body: [0x5B]),
            code: .batchNotSupported, pointer: ""),
        BrokenMessage(
            name: "event sent as application/json",
            message: WireMessage(contentType: "application/json", body: Array(#" {"specversion":"1.0"}"#.utf8)),
            code: .contentTypeMismatch, pointer: ""),
        BrokenMessage(
            name: "other charset",
            message: WireMessage(contentType: "application/cloudevents+json; charset=iso-8859-1", body: [0x7B]),
            code: .contentTypeMismatch, pointer: "/datacontenttype"),
        BrokenMessage(
            name: "two prefixes", message: binary(["cloudEvents_id": .string("2")]), code: .mixedPrefixes, pointer: ""),
        BrokenMessage(
            name: "too many headers",
            message: WireMessage(
                headers: Dictionary(uniqueKeysWithValues: (0..<65).map { ("h\($0)", .other) }), body: [1]),
            code: .tooManyHeaders, pointer: ""),
        BrokenMessage(
            name: "long header name",
            message: WireMessage(headers: [String(repeating: "h", count: 129): .other], body: [1]),
            code: .headerNameTooLong, pointer: ""),
    ]

    static let json: [BrokenMessage] = [
        BrokenMessage(name: "junk", message: structured("%PDF-1.7"), code: .malformedJSON, pointer: ""),
        BrokenMessage(
            name: "cut", message: structured(#"{"specversion":"1.0","id":"#), code: .truncatedJSON, pointer: "/id"),
        BrokenMessage(name: "byte order mark", message: structured("\u{FEFF}{}"), code: .malformedJSON, pointer: ""),
        BrokenMessage(name: "trailing comma", message: structured(#"{"a":1,}"#), code: .malformedJSON, pointer: ""),
        BrokenMessage(name: "something behind", message: structured("{}{}"), code: .malformedJSON, pointer: ""),
        BrokenMessage(name: "single quotes", message: structured("{'id':1}"), code: .malformedJSON, pointer: ""),
        BrokenMessage(name: "NaN", message: submission(#""data":{"a":NaN}"#), code: .malformedJSON, pointer: "/data/a"),
        BrokenMessage(
            name: "leading zero", message: submission(#""data":[01]"#), code: .malformedJSON, pointer: "/data/0"),
        BrokenMessage(
            name: "bad escape", message: submission(#""data":{"text":"\x41"}"#), code: .malformedJSON,
            pointer: "/data/text"),
        BrokenMessage(
            name: "raw line feed", message: submission("\"data\":{\"text\":\"a\nb\"}"), code: .malformedJSON,
            pointer: "/data/text"),
        BrokenMessage(
            name: "raw NUL", message: submission("\"data\":{\"text\":\"a\0b\"}"), code: .nulCharacter,
            pointer: "/data/text"),
        BrokenMessage(
            name: "escaped NUL", message: submission(#""data":{"text":"a\u0000b"}"#), code: .nulCharacter,
            pointer: "/data/text"),
        BrokenMessage(
            name: "high surrogate alone", message: submission(#""data":{"text":"\ud800 x y z"}"#), code: .loneSurrogate,
            pointer: "/data/text"),
        BrokenMessage(
            name: "low surrogate alone", message: submission(#""data":{"text":"\udc00"}"#), code: .loneSurrogate,
            pointer: "/data/text"),
        BrokenMessage(
            name: "surrogates in the wrong order", message: submission(#""data":{"text":"\ud800\ud800"}"#),
            code: .loneSurrogate, pointer: "/data/text"),
        BrokenMessage(
            name: "overlong UTF-8", message: structured(Array(#"{"a":""#.utf8) + [0xC0, 0x80] + Array(#""}"#.utf8)),
            code: .invalidUTF8, pointer: "/a"),
        BrokenMessage(
            name: "surrogate in UTF-8",
            message: structured(Array(#"{"a":""#.utf8) + [0xED, 0xA0, 0x80] + Array(#""}"#.utf8)), code: .invalidUTF8,
            pointer: "/a"),
        BrokenMessage(
            name: "Latin-1", message: structured(Array(#"{"a":"Se"#.utf8) + [0xF1] + Array(#"or"}"#.utf8)),
            code: .invalidUTF8, pointer: "/a"),
        BrokenMessage(
            name: "name twice", message: structured(#"{"id":"1","id":"2"}"#), code: .duplicateKey, pointer: "/id"),
        BrokenMessage(
            name: "name twice by an escape", message: submission(#""data":{"text":"a","\u0074ext":"b"}"#),
            code: .duplicateKey, pointer: "/data/text"),
        BrokenMessage(
            name: "20,000 brackets", message: structured(String(repeating: "[", count: 20_000)), code: .tooDeep,
            pointer: "/" + Array(repeating: "0", count: 64).joined(separator: "/")),
        BrokenMessage(
            name: "20,000 objects", message: structured(String(repeating: #"{"a":"#, count: 20_000)), code: .tooDeep,
            pointer: "/" + Array(repeating: "a", count: 64).joined(separator: "/")),
        BrokenMessage(
            name: "integer beyond 64 bits", message: submission(#""data":{"x":9223372036854775808}"#),
            code: .numberOutOfRange, pointer: "/data/x"),
        BrokenMessage(
            name: "exponent beyond a double", message: submission(#""data":{"x":1e999}"#), code: .numberOutOfRange,
            pointer: "/data/x"),
        BrokenMessage(name: "a list", message: structured("[]"), code: .wrongType, pointer: ""),
    ]
}
