/// Texts as alphabetical order sees them: letters and digits in lower case, Latin letters without their accents, anything else as
/// one space. Scripts without case stand in the order of their code points.
enum FoldedText {
    /// Letters of Latin-1 and Latin Extended-A (U+00C0 to U+017F) without their accents, in their order; a full stop
    /// where there is no such letter.
    private static let bases: [UInt8] = Array(
        ("aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty"
            + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
            + "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)

    static func key(_ text: String) -> String {
        var key: [UInt8] = []
        key.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x30...0x39, 0x61...0x7A: key.append(UInt8(scalar.value))
            case 0x41...0x5A: key.append(UInt8(scalar.value) | 0x20)
            case 0xC0...0x17F where Self.bases[Int(scalar.value - 0xC0)] != UInt8(ascii: "."):
                key.append(Self.bases[Int(scalar.value - 0xC0)])
            // Combining marks.
            case 0x300...0x36F: break
            case 0..<0x80, 0xA0...0xBF, 0x2000...0x206F, 0x3000...0x303F:
                if let last = key.last, last != 0x20 { key.append(0x20) }
            default: key.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
            }
        }
        return String(decoding: key, as: UTF8.self)
    }
}
