import Model
import Testing

@testable import ReportBuilding

@Suite("Topics proposed for future meetings", .timeLimit(.minutes(1)))
struct TopicFinderTests {
    private func topics(_ text: String, _ language: Language, _ kind: PassageKind = .recommendation) throws
        -> [ProposedTopic]
    {
        var reader = try CommitmentReader()
        return try reader.topics(in: RegisterSample.entry(kind, text, language))
    }

    @Test("Each item of the list is a topic, without its mark and joining words")
    func list() throws {
        let text =
            "El Grupo de Trabajo debería examinar los siguientes temas en sus futuras reuniones: a) las rutas marítimas; b) la protección de testigos; y c) el uso de datos."
        let found = try self.topics(text, .spanish)
        #expect(found.map(\.text) == ["las rutas marítimas", "la protección de testigos", "el uso de datos"])
        #expect(found.map { $0.item } == [["a"], ["b"], ["c"]])
        #expect(found.first?.occasion == "futuras reuniones")
        for topic in found { #expect(String(decoding: Array(text.utf8)[topic.range], as: UTF8.self) == topic.text) }
        // The list is one thing asked of the Working Group, not three.
        #expect(try RegisterSample.commitments(text, .spanish, .recommendation).count == 1)
    }

    @Test("A topic without a list is the action")
    func single() throws {
        let found = try self.topics(
            "The Working Group should include witness protection as a topic at its next meeting.", .english)
        #expect(found.count == 1)
        #expect(found.first?.occasion == "next meeting")
    }

    @Test("A paragraph that only speaks of topics refers to them")
    func referring() throws {
        var reader = try CommitmentReader()
        let entry = RegisterSample.entry(
            .narrative,
            "The Working Group discussed topics for its future meetings, which are reflected in its recommendation.",
            .english)
        #expect(try reader.refersToTopics(entry))
        #expect(try reader.topics(in: entry).isEmpty)
        let other = RegisterSample.entry(.narrative, "The Working Group adopted its report.", .english)
        #expect(try !reader.refersToTopics(other))
    }

    @Test("A list of measures is none of topics")
    func measures() throws {
        #expect(
            try self.topics("States should take the following measures: (a) train judges; (b) open shelters.", .english)
                .isEmpty)
    }
}
