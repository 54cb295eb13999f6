/// Why the codec refuses a message. Raw values are stable: they stand in `document.quarantined`, in the database and in logs.
public enum ReasonCode: String, Sendable, Hashable, CaseIterable {
    // The message as a whole.
    case emptyMessage = "empty-message"
    case tooLarge = "too-large"
    case notAnEvent = "not-an-event"
    case contentTypeMismatch = "content-type-mismatch"
    case batchNotSupported = "batch-not-supported"
    case mixedPrefixes = "mixed-prefixes"
    case tooManyHeaders = "too-many-headers"
    case headerNameTooLong = "header-name-too-long"

    // The JSON of a structured event.
    case malformedJSON = "malformed-json"
    case truncatedJSON = "truncated-json"
    case invalidUTF8 = "invalid-utf8"
    case nulCharacter = "nul-character"
    case loneSurrogate = "lone-surrogate"
    case duplicateKey = "duplicate-key"
    case tooDeep = "too-deep"
    case numberOutOfRange = "number-out-of-range"

    // The attributes.
    case missingAttribute = "missing-attribute"
    case unsupportedSpecVersion = "unsupported-specversion"
    case unknownEventType = "unknown-event-type"
    case unknownVersion = "unknown-version"
    case unexpectedEventType = "unexpected-event-type"
    case badID = "bad-id"
    case badSource = "bad-source"
    case badTime = "bad-time"
    case badAttributeName = "bad-attribute-name"
    case attributeTooLong = "attribute-too-long"
    case controlCharacter = "control-character"
    case conflictingAttribute = "conflicting-attribute"

    // The data.
    case missingData = "missing-data"
    case missingField = "missing-field"
    case wrongType = "wrong-type"
    case unknownValue = "unknown-value"
    case badIdentifier = "bad-identifier"
    case badValue = "bad-value"
    case badBase64 = "bad-base64"
    case emptyContent = "empty-content"
    case tooManyItems = "too-many-items"
    case conflictingFields = "conflicting-fields"
}
