/// From which country the people are whom a document names, as far as it has said.
///
/// Reports introduce a panellist once, with the country, and then go on by family name.
struct PeopleIndex {
    /// From the hash of a name's word to the country's place in the list of names; -1 where two countries share a word.
    private var countries: [UInt64: Int] = [:]

    var isEmpty: Bool { self.countries.isEmpty }

    func country(_ hash: UInt64) -> Int? {
        guard let country = self.countries[hash], country >= 0 else { return nil }
        return country
    }

    /// Learns from "Ms. A (Fiji)", "B C, Adviser in the Ministry of D of Fiji" and lists of such.
    mutating func learn(_ read: ReadText) {
        for mark in read.marks where mark.cue == .honorific {
            var index = mark.tokens.upperBound
            while index < read.list.count, read.list[index].isMark(".") { index += 1 }
            let name = Self.name(read, from: index)
            guard !name.isEmpty else { continue }
            if let country = Self.country(read, behind: name.upperBound) { self.add(read, name, country) }
        }
        // Without a title a name is told by its place: behind a colon or semicolon, two words with capitals, then a comma.
        for index in 0..<read.list.count {
            let isStart =
                index > 0
                && (read.list[index - 1].isMark(":") || read.list[index - 1].isMark(";") || Self.joins(read, index - 1))
            guard isStart else { continue }
            let name = Self.name(read, from: index)
            guard name.count >= 2, name.upperBound < read.list.count, read.list[name.upperBound].isMark(",") else {
                continue
            }
            if let country = Self.country(read, behind: name.upperBound) { self.add(read, name, country) }
        }
    }

    /// "; y A B, …": the joining word before the last of a list.
    private static func joins(_ read: ReadText, _ index: Int) -> Bool {
        index > 0 && read.list[index - 1].isMark(";") && read.mark(.coordinator, at: index) != nil
    }

    static func name(_ read: ReadText, from start: Int) -> Range<Int> {
        var end = start
        while end < read.list.count, end - start < 6, read.list[end].kind == .word, read.list[end].isCapitalised {
            end += 1
        }
        return start..<end
    }

    /// The country in brackets behind the name, or the first one before the next name or the sentence's end.
    private static func country(_ read: ReadText, behind index: Int) -> Int? {
        var end = index
        while end < read.list.count, !read.list[end].isMark(";"), !read.list[end].isMark("."), end - index < 60 {
            if end > index, read.mark(.honorific, at: end) != nil { break }
            end += 1
        }
        if index < read.list.count, read.list[index].isMark("(") {
            return read.first(.country, in: index..<min(index + 8, read.list.count))?.value
        }
        guard index < read.list.count, read.list[index].isMark(",") || read.mark(.representative, at: index) != nil
        else { return nil }
        // The last country of the title is the person's: "Ambassador of Fiji to Austria" is rarer than "Ministry …, Fiji".
        return read.first(.country, in: index..<end)?.value
    }

    private mutating func add(_ read: ReadText, _ name: Range<Int>, _ country: Int) {
        for place in name where read.list[place].bytes.count > 2 {
            let hash = read.list[place].hash
            if let known = self.countries[hash], known != country {
                self.countries[hash] = -1
            } else {
                self.countries[hash] = country
            }
        }
    }
}
