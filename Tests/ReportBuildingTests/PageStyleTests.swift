import Testing

@testable import ReportBuilding

@Suite("The style of pages", .timeLimit(.minutes(1)))
struct PageStyleTests {
    /// weasyprint looks at every element again for each rule with `:has()`: pages of paper would take minutes.
    @Test func `has no :has() for paper`() throws {
        var rest = Substring("\(try EmbeddedData.literal(named: "page.css"))")
        var forPaper = ""
        while let start = rest.firstRange(of: "@media screen {") {
            forPaper += rest[..<start.lowerBound]
            var (depth, end) = (1, start.upperBound)
            while depth > 0, end < rest.endIndex {
                if rest[end] == "{" { depth += 1 }
                if rest[end] == "}" { depth -= 1 }
                end = rest.index(after: end)
            }
            rest = rest[end...]
        }
        forPaper += rest
        #expect(forPaper.contains("@media print") && !forPaper.contains(":has("))
    }
}
