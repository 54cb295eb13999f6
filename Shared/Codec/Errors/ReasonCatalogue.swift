/// Every reason code of the codec with its sentence and its remedy, in one place for errors, documentation and tests.
public enum ReasonCatalogue {
    public struct Reason: Sendable, Hashable {
        public let code: ReasonCode
        /// What is wrong, in general; an error adds the place and the limit.
        public let sentence: String
        /// What the publisher can do about it.
        public let remedy: String
    }

    /// In the order of ``ReasonCode``.
    public static let reasons: [Reason] = ReasonCode.allCases.map { Self[$0] }

    public static subscript(code: ReasonCode) -> Reason {
        let (sentence, remedy) = Self.texts(code)
        return Reason(code: code, sentence: sentence, remedy: remedy)
    }

    private static func texts(_ code: ReasonCode) -> (sentence: String, remedy: String) {
        switch code {
        case .emptyMessage: ("The message has no body.", "Send the file's bytes, or the event as JSON.")
        case .tooLarge:
            (
                "The message is too large.",
                "Send a smaller file, for example the PDF without its pictures; in binary mode it needs a quarter less room."
            )
        case .notAnEvent:
            (
                "The message carries no event.",
                "Send a CloudEvent; only the queue for submissions takes a bare file."
            )
        case .contentTypeMismatch:
            (
                "The content type does not fit the content.",
                "Set application/cloudevents+json for a structured event, application/json for an event's data, and the "
                    + "file's own type for a file."
            )
        case .batchNotSupported: ("Batches of events are not taken.", "Send each event in a message of its own.")
        case .mixedPrefixes:
            (
                "Attribute headers have different prefixes.",
                "Use one of cloudEvents:, cloudEvents_ and ce- for all attributes of a message."
            )
        case .tooManyHeaders: ("The message has too many headers or attributes.", "Leave out what is not needed.")
        case .headerNameTooLong: ("The name of a header or attribute is too long.", "Shorten it.")
        case .malformedJSON:
            ("The JSON is malformed.", "Write it with a JSON library and send its bytes unchanged, as UTF-8.")
        case .truncatedJSON:
            ("The JSON ends too early.", "Send it whole; a length limit on the way may have cut it.")
        case .invalidUTF8: ("Bytes are not UTF-8.", "Encode text as UTF-8 before sending it.")
        case .nulCharacter: ("There is a NUL character.", "Remove it: no text has one.")
        case .loneSurrogate:
            (
                "There is half of a surrogate pair.",
                "Cut texts between characters, not inside one, and escape both halves."
            )
        case .duplicateKey: ("A name occurs twice in an object.", "Write each name once.")
        case .tooDeep: ("The JSON is nested too deeply.", "Flatten it: the events need three levels.")
        case .numberOutOfRange:
            ("A number is out of range.", "Send a number within the range that the contract gives.")
        case .missingAttribute:
            ("A required attribute is missing.", "Set specversion, id, source and type on every event.")
        case .unsupportedSpecVersion:
            ("The version of CloudEvents is not supported.", "Set specversion to the string 1.0.")
        case .unknownEventType:
            (
                "The type names no event of this system.",
                "Use a type from the contract, such as org.rapporteur.document.submitted.v1."
            )
        case .unknownVersion:
            ("The version of the event is unknown.", "Publish a version that is read, or upgrade the services first.")
        case .unexpectedEventType:
            ("The event does not belong into this queue.", "Publish it with its own routing key.")
        case .badID:
            ("The event's id cannot stand.", "Give each event an id of 1 to 256 bytes without control characters.")
        case .badSource:
            ("The event's source cannot stand.", "Name the publisher with a URI reference of 1 to 512 bytes.")
        case .badTime:
            ("The time is not in the form of RFC 3339.", "Write it like 2031-03-04T10:00:00Z, or leave it out.")
        case .badAttributeName:
            ("The name of an attribute cannot stand.", "Use lower-case ASCII letters and digits only.")
        case .attributeTooLong: ("A text is too long.", "Shorten it to the limit.")
        case .controlCharacter:
            (
                "A text holds a control character.",
                "Remove control characters, line breaks among them where one line is meant."
            )
        case .conflictingAttribute: ("An attribute is given twice, differently.", "Give it once.")
        case .missingData: ("The event has no data.", "Put the content under data or data_base64.")
        case .missingField: ("A required field is missing.", "Add it; the contract lists the fields of each event.")
        case .wrongType: ("A value has the wrong type.", "Send the type that the contract gives.")
        case .unknownValue: ("A value is not one of those allowed.", "Use one of them, in this spelling.")
        case .badIdentifier: ("An identifier is malformed.", "Copy it as it was published.")
        case .badValue: ("A value cannot stand.", "Correct it, or leave it out where it is optional.")
        case .badBase64:
            (
                "The content is not base64.",
                "Encode it with the standard alphabet and padding, without line breaks (RFC 4648, section 4)."
            )
        case .emptyContent: ("The submitted file is empty.", "Send the file's bytes.")
        case .tooManyItems: ("A list is too long.", "Split it over several events.")
        case .conflictingFields: ("Fields contradict each other.", "Give one of them.")
        }
    }
}
