/// The words that number the headings of Arabic documents.
enum ArabicHeading {
    private static let ordinals: [[UInt32]] = [
        "أولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا",
    ].map(Self.letters)
    private static let letterNames: [[UInt32]] = [
        "ألف", "باء", "جيم", "دال", "هاء", "واو", "زاي", "حاء", "طاء", "ياء", "كاف", "لام", "ميم", "نون",
    ].map(Self.letters)

    /// Place of an ordinal such as `ثانيا` (secondly), from 1: parts, as Roman numerals number them elsewhere.
    static func ordinal(_ letters: [UInt32]) -> Int? { self.ordinals.firstIndex(of: letters).map { $0 + 1 } }

    /// Place of a letter called by its name, from 1: sections, as capitals number them elsewhere.
    static func letter(_ letters: [UInt32]) -> Int? { self.letterNames.firstIndex(of: letters).map { $0 + 1 } }

    /// Scalars as the scanner reads letters: alif counts with its hamza.
    private static func letters(_ word: String) -> [UInt32] {
        word.unicodeScalars.map { $0.value == 0x627 ? 0x623 : $0.value }
    }
}
