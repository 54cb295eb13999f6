/// Small PDFs that ask for gigabytes, for hours or for patience.
enum Bombs {
    private static func document(content: [UInt8], filter: String) -> [UInt8] {
        var pdf = MinimalPDF()
        pdf.add("<< /Type /Catalog /Pages 2 0 R >>")
        pdf.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
        pdf.add(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font \(MinimalPDF.fonts) >> >>"
        )
        pdf.addStream("/Filter \(filter)", content)
        return pdf.bytes
    }

    /// Words for ever: 13 bytes, `count` times.
    private static func words(_ count: Int) -> [UInt8] {
        let word = Array("/F1 9 Tf(a)'\n".utf8)
        return Array((0..<count).map { _ in word }.joined())
    }

    /// Some hundred kilobytes that unpack to millions of words.
    static var flateText: [UInt8] {
        Self.document(content: DeflateBomb.stream(Self.words(3_000_000), distance: 13), filter: "/FlateDecode")
    }

    /// The same once more in a few kilobytes, packed three times. Eight repeats of the first packing are 15 bytes.
    static var tripleFlate: [UInt8] {
        let once = DeflateBomb.stream(Self.words(3_000_000), distance: 13)
        let twice = DeflateBomb.stream(once, distance: 15)
        return Self.document(
            content: DeflateBomb.stream(twice, distance: 15), filter: "[/FlateDecode /FlateDecode /FlateDecode]")
    }

    /// Nine forms, each of which draws the next ten times: 10⁹ words in 2 KB.
    static var nestedForms: [UInt8] {
        var pdf = MinimalPDF()
        pdf.add("<< /Type /Catalog /Pages 2 0 R >>")
        pdf.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
        pdf.add(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>"
        )
        pdf.addStream("", Array("/X Do".utf8))
        let ten = Array(String(repeating: "/X Do ", count: 10).utf8)
        for level in 0..<9 {
            pdf.addStream(
                "/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /X \(6 + level) 0 R >> >>",
                ten)
        }
        pdf.addStream("/Type /XObject /Subtype /Form /BBox [0 0 612 792]", Array("0 0 m".utf8))
        return pdf.bytes
    }

    /// A node of the page tree that is its own child.
    static var pageTreeLoop: [UInt8] {
        var pdf = MinimalPDF()
        pdf.add("<< /Type /Catalog /Pages 2 0 R >>")
        pdf.add("<< /Type /Pages /Kids [2 0 R] /Count 1 >>")
        return pdf.bytes
    }

    /// A document for whose password nobody knows.
    static var encrypted: [UInt8] {
        var pdf = MinimalPDF.document(pages: [MinimalPDF.line("secret", x: 72, y: 700)])
        let filler = String(repeating: "5A", count: 32)
        pdf.add("<< /Filter /Standard /V 1 /R 2 /O <\(filler)> /U <\(filler)> /P -4 >>")
        pdf.trailer = "/Encrypt \(pdf.objects.count) 0 R /ID [<00112233> <00112233>]"
        return pdf.bytes
    }
}
