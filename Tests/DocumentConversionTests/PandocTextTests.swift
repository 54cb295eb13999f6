import Testing

@testable import DocumentConversion

@Suite("Trees that pandoc writes", .timeLimit(.minutes(1)))
struct PandocTextTests {
    private func read(_ blocks: String, mostLevels: Int = 50, continuesLists: Bool = false) throws -> String {
        let json = "{\"pandoc-api-version\":[1,22],\"meta\":{\"a\":{\"t\":\"MetaBlocks\"}},\"blocks\":\(blocks)}"
        let text = try PandocText(Array(json.utf8), mostLevels: mostLevels, continuesLists: continuesLists).text
        return String(decoding: text.utf8, as: UTF8.self)
    }

    @Test func `keys may come in either order, and what is unknown is passed over`() throws {
        let text = try self.read(
            #"""
            [ {"c":[{"c":"a\u00e9\ud83d\ude00","t":"Str"},{"t":"Space"},{"t":"New","c":[1,{"x":"}"}]},{"t":"Str","c":"b"}],
            "t":"Para"}, {"t":"HorizontalRule"}, {"t":"Unknown","c":{"deep":[true,null,-1.5e3]}},
            {"t":"Plain","c":[{"t":"Str","c":"c\u0000\"d"}]} ]
            """#)
        #expect(text == "aé😀 b\n\nc \"d\n")
    }

    @Test func `an item without text keeps its number to itself`() throws {
        let list =
            #"{"t":"OrderedList","c":[[7,{"t":"Decimal"},{"t":"Period"}],[[],[{"t":"Plain","c":[{"t":"Str","c":"x"}]}]]]}"#
        #expect(try self.read("[\(list),{\"t\":\"Para\",\"c\":[{\"t\":\"Str\",\"c\":\"y\"}]}]") == "8. x\n\ny\n")
    }

    @Test func `numbers go on from list to list where the format does not say them`() throws {
        let list =
            #"{"t":"OrderedList","c":[[1,{"t":"Decimal"},{"t":"Period"}],[[{"t":"Plain","c":[{"t":"Str","c":"x"}]}]]]}"#
        #expect(try self.read("[\(list),\(list)]") == "1. x\n\n1. x\n")
        #expect(try self.read("[\(list),\(list)]", continuesLists: true) == "1. x\n\n2. x\n")
    }

    @Test func `elements nested too deeply meet a limit`() {
        let depth = 60
        let quotes = String(repeating: "[{\"t\":\"BlockQuote\",\"c\":", count: depth)
        let tree = quotes + "[]" + String(repeating: "}]", count: depth)
        #expect(throws: ConversionError(.resourceLimit, limit: .nesting)) { try self.read(tree) }
        #expect(throws: Never.self) { try self.read(tree, mostLevels: 61) }
    }

    @Test(arguments: [
        "", "[", "[{", "[{\"t\"", "[{\"t\":\"Para\",\"c\":[", "[{\"t\":\"Para\",\"c\":[{\"t\":\"Str\",\"c\":\"a", "]",
        "{}", "[]]]]", "[1]",
        "[\"\\", "[{\"t\":\"Table\",\"c\":[1,2]}]", "[{\"c\":[]}]", "[:::]", "[@]",
    ])
    func `what is no tree neither hangs nor traps`(blocks: String) {
        _ = try? self.read(blocks)
        _ = try? PandocText(Array(blocks.utf8), mostLevels: 5)
    }
}
