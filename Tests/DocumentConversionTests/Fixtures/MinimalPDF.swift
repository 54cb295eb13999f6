/// A PDF written by hand: objects, a cross-reference table, a trailer.
struct MinimalPDF {
    /// Bodies of objects 1, 2, …
    var objects: [[UInt8]] = []
    /// What goes into the trailer beside `/Size` and `/Root 1 0 R`.
    var trailer = ""

    /// Fonts of the pages: `/F1` plain, `/F2` bold, `/F3` italic.
    static let fonts = """
        << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >> \
        /F2 << /Type /Font /Subtype /Type1 /BaseFont /Times-Bold /Encoding /WinAnsiEncoding >> \
        /F3 << /Type /Font /Subtype /Type1 /BaseFont /Times-Italic /Encoding /WinAnsiEncoding >> >>
        """

    /// A document whose pages are drawn by `contents`.
    static func document(pages contents: [String]) -> MinimalPDF {
        var pdf = MinimalPDF()
        let kids = contents.indices.map { "\(3 + 2 * $0) 0 R" }.joined(separator: " ")
        pdf.add("<< /Type /Catalog /Pages 2 0 R >>")
        pdf.add("<< /Type /Pages /Kids [\(kids)] /Count \(contents.count) >>")
        for (index, content) in contents.enumerated() {
            pdf.add(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents \(4 + 2 * index) 0 R /Resources << /Font \(Self.fonts) >> >>"
            )
            pdf.addStream("", Array(content.utf8))
        }
        return pdf
    }

    /// The drawing of one line of text, in points from the left and bottom edge of the page.
    static func line(_ text: String, x: Double, y: Double, font: String = "F1", size: Double = 10) -> String {
        "BT /\(font) \(size) Tf \(x) \(y) Td (\(text)) Tj ET\n"
    }

    mutating func add(_ body: String) {
        self.objects.append(Array(body.utf8))
    }

    mutating func addStream(_ entries: String, _ bytes: [UInt8]) {
        self.objects.append(
            Array("<< \(entries) /Length \(bytes.count) >>\nstream\n".utf8) + bytes + Array("\nendstream".utf8))
    }

    var bytes: [UInt8] {
        var bytes = Array("%PDF-1.4\n".utf8)
        var offsets: [Int] = []
        for (index, object) in self.objects.enumerated() {
            offsets.append(bytes.count)
            bytes += Array("\(index + 1) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
        }
        let start = bytes.count
        bytes += Array("xref\n0 \(self.objects.count + 1)\n0000000000 65535 f \n".utf8)
        for offset in offsets {
            let digits = String(offset)
            bytes += Array("\(String(repeating: "0", count: 10 - digits.count))\(digits) 00000 n \n".utf8)
        }
        bytes += Array(
            "trailer\n<< /Size \(self.objects.count + 1) /Root 1 0 R \(self.trailer) >>\nstartxref\n\(start)\n%%EOF\n"
                .utf8)
        return bytes
    }
}
