/// A fault inside the codec, before it is known whose message it is.
struct Fault: Error {
    let code: ReasonCode
    var pointer: String?
    var offset: Int?
    /// Ends the catalogue's sentence: the field's name, the limit, the length found.
    var detail: String?

    init(_ code: ReasonCode, at pointer: String? = nil, offset: Int? = nil, _ detail: String? = nil) {
        (self.code, self.pointer, self.offset, self.detail) = (code, pointer, offset, detail)
    }

    /// The fault as seen from one level further out.
    func inside(_ step: String) -> Fault {
        var fault = self
        fault.pointer = JSONPointer.prefixed(self.pointer, with: step)
        return fault
    }

    /// `general` with the place and the detail, as one sentence.
    func sentence(_ general: String) -> String {
        var text = general
        if text.hasSuffix(".") { text.removeLast() }
        if let detail { text += ": " + detail }
        var places: [String] = []
        if let pointer, !pointer.isEmpty { places.append("at \(pointer)") }
        if let offset { places.append("at byte \(offset)") }
        if !places.isEmpty { text += " (" + places.joined(separator: ", ") + ")" }
        return text + "."
    }
}
