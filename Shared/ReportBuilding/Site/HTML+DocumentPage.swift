internal import Model

/// A document's own page: its extracted text as it is, with each passage marked at its place.
extension HTML {
    mutating func documentPage(_ document: SiteDocument, _ entries: [PlacedEntry], _ frame: ReportFrame) {
        let (head, labels) = (document.head, frame.labels)
        self.markup("<header class=\"masthead\">\n<p class=\"kicker\"><bdi>")
        self.text(head.symbol)
        self.markup("</bdi></p>\n<h1")
        self.language(head.language)
        self.markup(">")
        self.text(head.title ?? head.symbol)
        self.markup("</h1>\n<dl class=\"facts\">\n")
        if let body = head.body { self.row(labels[.body], labels.name(of: body)) }
        if let date = head.date { self.row(labels[.date], labels.text(of: date)) }
        if let language = head.language { self.row(labels[.language], labels.name(of: language)) }
        self.row(labels[.passages], String(entries.count))
        self.row(labels[.reading], labels.name(of: head.verdict.state))
        if !head.verdict.reasons.isEmpty { self.row(labels[.reasons], head.verdict.reasons.joined(separator: "; ")) }
        self.markup("</dl>\n</header>\n<nav class=\"labels\"")
        self.attribute("aria-label", labels[.contents])
        self.markup(">")
        for entry in entries {
            self.markup("<a")
            self.attribute("href", LinkTarget(anchor: Anchors.safe(entry.passage.label)).text)
            self.markup(">")
            self.text(entry.passage.label)
            self.markup("</a> ")
        }
        self.markup("</nav>\n<h2>")
        self.text(labels[.siteExtracted])
        self.markup("</h2>\n<div class=\"extracted\"")
        self.language(head.language)
        self.markup(">\n")
        if document.text.isEmpty {
            for entry in entries { self.passage(entry, entry.layout.text[...], frame) }
        } else {
            let text = Array(document.text.utf8)
            self.extracted(text, entries, isDoubleSpaced: Self.isDoubleSpaced(text), frame)
        }
        self.markup("</div>\n")
    }

    /// Passages are found by code points; one that begins inside another begins where that ends.
    private mutating func extracted(
        _ text: [UInt8], _ entries: [PlacedEntry], isDoubleSpaced: Bool, _ frame: ReportFrame
    ) {
        let sorted = entries.sorted { left, right in
            (left.passage.range.start, left.entry.ordinal) < (right.passage.range.start, right.entry.ordinal)
        }
        var (byte, point) = (0, 0)
        func advance(to wanted: Int) {
            while point < wanted, byte < text.count {
                byte += 1
                while byte < text.count, text[byte] & 0xC0 == 0x80 { byte += 1 }
                point += 1
            }
        }
        for entry in sorted {
            let start = byte
            advance(to: entry.passage.range.start)
            self.between(text[start..<byte], isDoubleSpaced)
            let first = byte
            advance(to: entry.passage.range.end)
            self.passage(entry, isDoubleSpaced ? Self.singleSpaced(text[first..<byte])[...] : text[first..<byte], frame)
        }
        self.between(text[byte...], isDoubleSpaced)
    }

    /// Whether the converter set an empty line behind most lines.
    private static func isDoubleSpaced(_ text: [UInt8]) -> Bool {
        let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
        let empty = lines.count { $0.allSatisfy { $0 <= 0x20 } }
        return lines.count > 8 && empty * 5 >= lines.count * 2
    }

    /// With one line feed less in every run of them.
    private static func singleSpaced(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var lines: [UInt8] = []
        var feeds = 0
        for byte in text where byte != 0x0D {
            if byte == 0x0A {
                feeds += 1
                if feeds != 2 { lines.append(byte) }
            } else {
                if byte > 0x20 { feeds = 0 }
                lines.append(byte)
            }
        }
        return lines
    }

    private mutating func between(_ text: ArraySlice<UInt8>, _ isDoubleSpaced: Bool) {
        guard text.contains(where: { $0 > 0x20 }) else { return }
        self.markup("<div class=\"between\">")
        self.text(isDoubleSpaced ? Self.singleSpaced(text)[...] : text)
        self.markup("</div>\n")
    }

    private mutating func passage(_ placed: PlacedEntry, _ text: ArraySlice<UInt8>, _ frame: ReportFrame) {
        self.markup("<section class=\"passage\"")
        self.attribute("id", Anchors.safe(placed.passage.label))
        self.markup("><p class=\"place\">")
        self.citation(
            PassageReference(placed), href: LinkTarget(anchor: Anchors.safe(placed.passage.label)), id: nil, frame)
        for theme in placed.placement.core {
            self.markup(" <span class=\"count\"")
            self.language(frame.language)
            self.markup(">")
            self.text(frame.themeLabel(theme))
            self.markup("</span>")
        }
        self.markup("</p><div class=\"text\">")
        self.text(text.isEmpty ? placed.layout.text[...] : text)
        self.markup("</div></section>\n")
    }
}
