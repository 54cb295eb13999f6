internal import Model

/// Finds the title in the head of a document.
struct TitleFinder {
    let body: BodyText
    let metadata: MetadataReader

    /// For a resolution: the lines between the one that names it and the body that speaks.
    func resolutionTitle(until organLine: Int, _ assembler: TextAssembler) -> String? {
        var start = organLine
        // Back from the opening words to what cannot be a title: a bracket, a colon, the resolution's number, a date.
        while start > 0, organLine - start < 9 {
            let line = self.body.lines[start - 1]
            let folded = self.body.folded(start - 1, limit: 200)
            if let number = ResolutionNumber.read(self.body.bytes, line)?.title {
                return self.text(from: number, line: start - 1, until: organLine, assembler)
            }
            let ending = self.body.traits[start - 1].ending
            let last = self.body.bytes[line.end - 1]
            if last == 0x5D || folded.first == 0x5B || ending == .colon { break }
            // Who put the draft of a decision forward.
            if start < organLine, self.body.lexicon.decisionHeads.prefix(folded) != nil { break }
            if self.isHeadLine(folded) {
                if start == organLine, self.body.lexicon.resolutionHeads.prefix(folded) != nil {
                    return assembler.text(start - 1..<start)
                }
                break
            }
            if organLine - start > 0, self.body.blanks(start) > 0, self.body.shape != .paragraphs { break }
            start -= 1
        }
        if start == organLine { return self.headTitle(organLine, assembler) }
        return assembler.text(start..<organLine)
    }

    /// Security Council resolutions are called by number: `Resolution 2388 (2017)`.
    private func headTitle(_ organLine: Int, _ assembler: TextAssembler) -> String? {
        for line in stride(from: organLine - 1, through: max(0, organLine - 6), by: -1) {
            let folded = self.body.folded(line, limit: 120)
            guard let head = self.body.lexicon.resolutionHeads.first(in: folded), folded.count < 70 else { continue }
            guard head.range.lowerBound < 16, folded.contains(where: { $0 == 0x28 }) else { continue }
            return Self.withoutTail(assembler.text(line..<line + 1))
        }
        return nil
    }

    private func text(from number: Int, line: Int, until end: Int, _ assembler: TextAssembler) -> String? {
        var output: [UInt8] = []
        for index in line..<end {
            assembler.append(index, from: index == line ? number : self.body.lines[index].start, to: &output)
        }
        return output.isEmpty ? nil : String(decoding: output, as: UTF8.self)
    }

    /// A line of the masthead: session, item, date, day of adoption, language.
    func isHeadLine(_ folded: [UInt8]) -> Bool {
        let lexicon = self.body.lexicon
        if lexicon.distribution.prefix(folded) != nil || lexicon.languageNames.prefix(folded) != nil { return true }
        if lexicon.agendaItem.prefix(folded) != nil, folded.contains(where: \.isASCIIDigit), folded.count < 70 {
            return true
        }
        if lexicon.language == .chinese, folded.count < 70, folded.contains(where: \.isASCIIDigit),
            lexicon.agendaItem.contains(folded)
        {
            return true
        }
        if lexicon.session.contains(folded), folded.count < 90 { return true }
        if folded.count < 120, lexicon.adoptedOn.contains(folded), DateReader(lexicon: lexicon).first(folded) != nil {
            return true
        }
        if lexicon.draftHeads.contains(folded), lexicon.draftHeads.prefix(folded) == nil { return true }
        if folded.count < 30, folded.last?.isASCIIDigit == true, lexicon.decisionHeads.prefix(folded) != nil {
            return true
        }
        if lexicon.adoptedOn.prefix(folded) != nil || lexicon.resolutionHeads.prefix(folded) != nil { return true }
        let dates = DateReader(lexicon: lexicon)
        if let date = dates.first(folded), date.range.count + 20 > folded.count { return true }
        return false
    }

    /// `Report of the … on its thirteenth session, held in …`: the line that says who reports, with those that go on.
    func reporterTitle(until end: Int, _ assembler: TextAssembler) -> String? {
        let start = (0..<min(end, self.body.count)).first {
            self.body.lexicon.subtitles.prefix(self.body.folded($0, limit: 60)) != nil
        }
        guard let start else { return nil }
        var behind = start + 1
        while behind < end, behind - start < 6, self.body.traits[behind].label == nil, self.body.blanks(behind) == 0,
            self.body.traits[behind].startsLower || self.endsWithJoiner(behind - 1)
                || self.body.lines[behind - 1].count * 10 > self.body.width * 8,
            !self.body.endsSentence(behind - 1)
        {
            behind += 1
        }
        return Self.withoutTail(assembler.text(start..<behind))
    }

    /// `Statement by the President of the Security Council`
    func statementTitle(_ assembler: TextAssembler) -> String? {
        (0..<min(self.body.count, 40)).first {
            self.body.lexicon.statementHeads.prefix(self.body.folded($0, limit: 120)) != nil
        }.map { assembler.text($0..<$0 + 1) }
    }

    /// The line that names the genre, with what goes on in lower case: `Letter dated … from … addressed to …`
    func genreTitle(_ assembler: TextAssembler) -> String? {
        for line in 0..<min(self.body.count, 40) {
            guard let lines = self.genreLines(line) else { continue }
            var end = line + lines
            while end < self.body.count, end - line < 6,
                self.body.traits[end].startsLower || self.endsWithJoiner(end - 1), !self.body.endsSentence(end - 1)
            {
                end += 1
            }
            return Self.withoutTail(assembler.text(line..<end))
        }
        return nil
    }

    /// How many lines the name of the genre fills that begins at `line`: it may be cut anywhere, `… the Universal | Periodic
    /// Review`. `nil` where none begins.
    private func genreLines(_ line: Int) -> Int? {
        let first = self.body.folded(line, limit: 160)
        for lexicon in [self.body.lexicon, Lexicon.of(.english)] {
            if lexicon.agendaItem.contains(first), first.contains(where: \.isASCIIDigit) { continue }
            if lexicon.genres.prefix(first) != nil { return 1 }
            let joined = self.body.folded(line..<min(line + 2, self.body.count), limit: 240)
            if lexicon.genres.prefix(joined) != nil { return 2 }
            if lexicon.language == .chinese, Self.genreAtEnd(first, lexicon) != nil { return 1 }
        }
        return nil
    }

    /// The genre that a Chinese title ends with, marks of notes left out; agendas and errors are not named so.
    static func genreAtEnd(_ folded: [UInt8], _ lexicon: Lexicon) -> (value: Int, length: Int)? {
        var line = folded[...]
        while let last = line.last, last == 0x2A || last == 0x20 { line.removeLast() }
        var found: (value: Int, length: Int)?
        Array(line).withUnsafeBufferPointer { text in
            lexicon.genres.each(text) { value, range in
                switch lexicon.genreKinds[value] {
                case .letter, .concludingObservations, .universalPeriodicReview:
                    if range.upperBound == text.count { found = (value, range.count) }
                default: break
                }
                return true
            }
        }
        return found
    }

    /// For any other document: the first block behind session, item and its title.
    func reportTitle(until end: Int, _ assembler: TextAssembler) -> String? {
        let end = (0..<end).first { self.body.lines[$0].isCell } ?? end
        var start = 0
        var line = 0
        while line < end {
            let folded = self.body.folded(line, limit: 200)
            if self.isHeadLine(folded) || self.isName(folded) {
                start = line + 1
                if self.body.lexicon.agendaItem.contains(folded) {
                    // The item's own title follows, down to a blank line.
                    while start < end, self.body.blanks(start) == 0, !self.namesGenre(start) { start += 1 }
                    if self.isBareReporter(start, behind: line, end) { start -= 1 }
                    line = start
                    continue
                }
            }
            line += 1
            if line - start > 14 { break }
        }
        guard start < end else { return nil }
        var behind = start + 1
        while behind < end, behind - start < 6, self.continuesTitle(behind, from: start) { behind += 1 }
        guard self.body.traits[start].label == nil || behind > start + 1 else { return nil }
        let title = Self.withoutTail(assembler.text(start..<behind))
        return title.unicodeScalars.count < 400 ? title : nil
    }

    /// A title without the mark of a note or the comma behind it.
    static func withoutTail(_ title: String) -> String {
        var title = title
        while let last = title.last, last == "*" || last == "," || last == " " || last == "،" || last == "，" {
            title.removeLast()
        }
        return title
    }

    /// `Report of the Secretary-General` alone, under the item's title and one more line: that line is the title.
    private func isBareReporter(_ start: Int, behind item: Int, _ end: Int) -> Bool {
        guard start < end, start - item >= 3, self.body.blanks(start) == 0, self.body.lines[start].count < 60,
            self.body.lexicon.subtitles.prefix(self.body.folded(start, limit: 80)) != nil
        else { return false }
        return start + 1 >= end || !self.continuesTitle(start + 1, from: start)
    }

    /// The line names a genre, or says whose report or note follows.
    private func namesGenre(_ line: Int) -> Bool {
        let folded = self.body.folded(line..<min(line + 2, self.body.count), limit: 160)
        return self.body.lexicon.genres.prefix(folded) != nil || self.body.lexicon.subtitles.prefix(folded) != nil
    }

    /// The line's last word cannot end a title: `… periodic report of`.
    private func endsWithJoiner(_ line: Int) -> Bool {
        let folded = self.body.folded(line)
        guard let space = folded.lastIndex(of: 0x20) else { return false }
        let word = Array(folded[(space + 1)...])
        return self.body.lexicon.joiners.prefix(word).map { $0.length == word.count } ?? false
    }

    /// The title goes on in line `index`: the line before is as full as the others, and this one is not who reports.
    private func continuesTitle(_ index: Int, from start: Int) -> Bool {
        guard self.body.blanks(index) == 0, self.body.traits[index].label == nil, !self.body.endsSentence(index - 1)
        else {
            return false
        }
        if self.body.traits[index].startsLower || self.endsWithJoiner(index - 1) { return true }
        let last = self.body.lines[index - 1]
        guard self.body.bytes[last.end - 1] != 0x2A else { return false }
        if self.body.lexicon.subtitles.prefix(self.body.folded(index, limit: 60)) != nil { return false }
        let longest = (start..<index).map { self.body.lines[$0].count }.max() ?? 0
        return last.count >= 36 && last.count * 5 >= longest * 4
    }

    /// The Organization, or one of its bodies, alone on a line.
    func isName(_ folded: [UInt8]) -> Bool {
        folded.count < 60
            && (self.body.lexicon.chapter.isEmpty ? false : MastheadNames.contains(folded))
    }
}

/// The names that stand alone in the head of every document.
enum MastheadNames {
    private static let names: Set<[UInt8]> = Set(
        [
            "United Nations", "Naciones Unidas", "Nations Unies", "Организация Объединенных Наций", "الأمم المتحدة",
            "联合国",
            "General Assembly", "Asamblea General", "Assemblée générale", "Генеральная Ассамблея", "الجمعية العامة",
            "大 会",
            "大会", "Security Council", "Consejo de Seguridad", "Conseil de sécurité", "Совет Безопасности", "مجلس الأمن",
            "安全理事会", "Economic and Social Council", "Consejo Económico y Social", "Conseil économique et social",
            "Экономический и Социальный Совет", "المجلس الاقتصادي والاجتماعي", "经济及社会理事会", "Human Rights Council",
            "Consejo de Derechos Humanos", "Conseil des droits de l'homme", "Совет по правам человека",
            "مجلس حقوق الإنسان",
            "人权理事会", "Commission for Social Development",
        ].map(Folding.fold))

    static func contains(_ folded: [UInt8]) -> Bool { self.names.contains(folded) }
}
