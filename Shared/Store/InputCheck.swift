/// Refuses what PostgreSQL cannot store, before a transaction begins, and says which unit and field it was.
struct InputCheck {
    let operation: String
    /// Place of the unit in its batch, from 0.
    let unit: Int

    func digest(_ text: String, _ field: StaticString) throws(StoreError) {
        guard text.utf8.count == 64, Hexadecimal.bytes(text) != nil else {
            throw self.error(field, "is not a SHA-256 of 64 hexadecimal digits")
        }
    }

    func uuid(_ text: String, _ field: StaticString) throws(StoreError) {
        let hyphens = [8, 13, 18, 23]
        let bytes = Array(text.utf8)
        let isUUID =
            bytes.count == 36
            && bytes.enumerated().allSatisfy { index, byte in
                if hyphens.contains(index) { return byte == UInt8(ascii: "-") }
                return (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) || (0x41...0x46).contains(byte)
            }
        guard isUUID else { throw self.error(field, "is not a UUID") }
    }

    /// PostgreSQL's text has no NUL (manual, section 8.3).
    func text(_ text: String?, _ field: StaticString) throws(StoreError) {
        guard var text else { return }
        let holdsNUL = text.withUTF8 { bytes in bytes.contains(0) }
        if holdsNUL { throw self.error(field, "holds a NUL character") }
    }

    func texts(_ texts: [String], _ field: StaticString) throws(StoreError) {
        for text in texts { try self.text(text, field) }
    }

    func error(_ field: StaticString, _ fault: String) -> StoreError {
        StoreError(.invalidInput, self.operation, "\(field) of unit \(self.unit) \(fault)", unit: self.unit)
    }
}
