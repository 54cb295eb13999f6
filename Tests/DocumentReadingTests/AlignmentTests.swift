import DocumentReading
import Model
import Testing

@Suite("Language versions side by side", .timeLimit(.minutes(1)))
struct AlignmentTests {
    private static let english = """
        The General Assembly,
        Recalling its resolution 60/998 of 3 May 2005,
        Alarmed by the state of the lanterns on the lake,
        Welcoming the work of the harbour masters in 2014 and 2016,
        1. Urges Member States:
        (a) To light their lanterns;
        (b) To count them each evening;
        2. Requests the Secretary-General to report to it at its sixty-third session;
        3. Decides to remain seized of the matter.

        """

    private static let russian = """
        Генеральная Ассамблея,
        ссылаясь на свою резолюцию 60/998 от 3 мая 2005 года,
        будучи встревожена состоянием фонарей на озере,
        приветствуя работу начальников порта в 2014 и 2016 годах,
        1. настоятельно призывает государства-члены:
        a) зажечь свои фонари;
        b) пересчитывать их каждый вечер;
        2. просит Генерального секретаря представить ей доклад на ее шестьдесят третьей сессии;
        3. постановляет продолжать рассмотрение этого вопроса.

        """

    private func read(_ text: String) -> Document {
        DocumentReader().read(ExtractedText(format: .plainText, utf8: Array(text.utf8))).document
    }

    private func labels(_ alignment: DocumentAlignment) -> [String] {
        alignment.pairs.map { "\($0.first ?? "-")=\($0.second ?? "-")" }
    }

    @Test("pairs two faithful versions without a word")
    func faithful() {
        let alignment = DocumentAlignment(self.read(Self.english), self.read(Self.russian))
        #expect(
            self.labels(alignment) == ["PP1=PP1", "PP2=PP2", "PP3=PP3", "OP1=OP1", "OP2=OP2", "OP3=OP3"])
        #expect(alignment.isComplete, "\(alignment.pairs)")
    }

    @Test("finds the preambular paragraph that one version lacks", arguments: [1, 2, 3])
    func missingPreambular(line: Int) {
        var lines = Self.russian.split(separator: "\n", omittingEmptySubsequences: false)
        lines.remove(at: line)
        let alignment = DocumentAlignment(self.read(Self.english), self.read(lines.joined(separator: "\n")))
        #expect(alignment.gaps == [DocumentAlignment.Pair(first: "PP\(line)", second: nil, differences: [.missing])])
        let mirrored = DocumentAlignment(self.read(lines.joined(separator: "\n")), self.read(Self.english))
        #expect(mirrored.gaps.map(\.second) == ["PP\(line)"])
    }

    @Test("flags a lost operative paragraph, a lost item and a citation changed")
    func flags() {
        let lost = Self.russian.split(separator: "\n").filter { !$0.hasPrefix("2.") && !$0.hasPrefix("b)") }
            .joined(separator: "\n").replacing("60/998", with: "61/997")
        let alignment = DocumentAlignment(self.read(Self.english), self.read(lost))
        #expect(self.labels(alignment) == ["PP1=PP1", "PP2=PP2", "PP3=PP3", "OP1=OP1", "OP2=-", "OP3=OP3"])
        #expect(alignment.pairs[0].differences == [.citations(["A/RES/60/998", "A/RES/61/997"])])
        #expect(alignment.pairs[3].differences.contains(.subparagraphs(2, 1)))
        #expect(alignment.pairs[4].differences == [.missing])
    }

    @Test("an empty version leaves every passage alone")
    func empty() {
        let document = self.read(Self.english)
        let alignment = DocumentAlignment(document.passages, [])
        #expect(alignment.gaps.count == document.passages.count)
        #expect(DocumentAlignment([], []).isComplete)
    }
}
