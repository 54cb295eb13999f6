internal import Model

extension Submission {
    /// The content type of a submission that is a JSON string and does not say what it is.
    static let plainText = "text/plain; charset=utf-8"

    /// From an object with `text` or `base64` and what the publisher knows about the document.
    ///
    /// - Parameter contentType: the event's `datacontenttype`; it speaks of the file only when the object does not, and
    ///   `application/json` speaks of the object itself.
    init(_ fields: FieldReader, contentType: String?) throws(Fault) {
        let (content, isText) = try Self.content(fields)
        let outer = MediaType(contentType)?.isJSON == true ? nil : contentType
        self.init(
            content: content,
            contentType: try fields.text("contentType") ?? outer ?? (isText ? Self.plainText : nil),
            fileName: try fields.text("fileName"), symbol: try fields.text("symbol"),
            language: try fields.choice("language"), title: try fields.text("title"),
            sourceURI: try fields.text("sourceURI"))
        if let fileName { try Self.checkFileName(fileName, at: fields.place("fileName")) }
    }

    private static func content(_ fields: FieldReader) throws(Fault) -> (content: [UInt8], isText: Bool) {
        let place = fields.place("base64")
        switch (fields.value("text"), fields.value("base64")) {
        case (.string(let text)?, nil): return (text.utf8(in: fields.bytes), true)
        case (let other?, nil):
            throw Fault(.wrongType, at: fields.place("text"), "expected a string, found \(other.typeName)")
        case (nil, let base64?): return (try Base64.content(of: base64, in: fields.bytes, at: place), false)
        case (.some, .some): throw Fault(.conflictingFields, at: place, "give text or base64, not both")
        case (nil, nil): throw Fault(.missingField, at: fields.place("text"), "text or base64")
        }
    }

    /// With what the event's attributes say where the data does not: `symbol` (else the subject), `language`, `title`,
    /// `filename`, `sourceuri`.
    func completed(from attributes: inout AttributeSet, subject: String?) throws(Fault) -> Submission {
        var whole = self
        let (symbol, language) = (try attributes.takeLimited("symbol"), try attributes.takeLimited("language"))
        let (title, name) = (try attributes.takeLimited("title"), try attributes.takeLimited("filename"))
        let address = try attributes.takeLimited("sourceuri")
        if let name { try Self.checkFileName(name, at: "/filename") }
        if let language, Language(rawValue: language) == nil { throw .unknownValue(Language.self, at: "/language") }
        whole.symbol = self.symbol ?? symbol ?? subject
        whole.language = self.language ?? language.flatMap { Language(rawValue: $0) }
        whole.title = self.title ?? title
        whole.fileName = self.fileName ?? name
        whole.sourceURI = self.sourceURI ?? address
        return whole
    }

    private static func checkFileName(_ name: String, at pointer: String) throws(Fault) {
        if name.utf8.contains(UInt8(ascii: "/")) || name.utf8.contains(UInt8(ascii: "\\")) || name == "."
            || name == ".."
        {
            throw Fault(.badValue, at: pointer, "expected a file name without folders")
        }
    }
}

extension Base64 {
    /// The content of a JSON string in base64.
    static func content(of value: JSONValue, in bytes: [UInt8], at pointer: String) throws(Fault) -> [UInt8] {
        guard case .string(let string) = value else {
            throw Fault(.wrongType, at: pointer, "expected a string, found \(value.typeName)")
        }
        // Some writers escape the slash, which is a letter of this alphabet.
        let source = string.hasEscapes ? string.utf8(in: bytes) : bytes
        let range = string.hasEscapes ? 0..<source.count : string.range
        do {
            return try source.withUnsafeBufferPointer { (buffer) throws(Defect) in
                try Self.decode(UnsafeBufferPointer(rebasing: buffer[range]))
            }
        } catch {
            switch error {
            case .length(let length):
                throw Fault(.badBase64, at: pointer, "its \(length) characters are not a multiple of four")
            case .character(let index):
                let offset = string.hasEscapes ? nil : string.range.lowerBound + index
                throw Fault(.badBase64, at: pointer, offset: offset, "a character that is not of the alphabet")
            case .looseBits: throw Fault(.badBase64, at: pointer, "bits are set behind the last byte")
            }
        }
    }
}
