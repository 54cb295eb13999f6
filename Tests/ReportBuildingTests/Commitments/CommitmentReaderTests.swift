import Model
import Testing

@testable import ReportBuilding

@Suite("Commitments in recommendations and operative paragraphs", .timeLimit(.minutes(2)))
struct CommitmentReaderTests {
    private func facts(_ rows: [Commitment]) -> [String] {
        rows.map { "\($0.addressees.joined(separator: ",")) | \($0.strength?.rawValue ?? "-") | \($0.action)" }
    }

    @Test("Each verb that asks makes a row; affirming and noting ones make none")
    func verbs() throws {
        let rows = try RegisterSample.commitments(
            "Welcomes the work of the Secretariat, requests the Secretary-General to publish a guide, and invites Member States and donors to contribute to the fund;",
            .english)
        #expect(
            self.facts(rows) == [
                "Secretary-General | requests | publish a guide",
                "Member States,donors | invites | contribute to the fund",
            ])
        #expect(try RegisterSample.commitments("Takes note of the report of the Secretary-General;", .english).isEmpty)
    }

    @Test("A noun that looks like a verb is none")
    func nouns() throws {
        let rows = try RegisterSample.commitments(
            "Urges States parties to respond to appeals and requests for assistance without delay;", .english)
        #expect(rows.count == 1)
        #expect(rows.first?.isOpen == true)
        #expect(rows.first?.deadlines.map(\.text) == ["without delay"])
    }

    @Test("Two verbs with one action share it")
    func shared() throws {
        let rows = try RegisterSample.commitments(
            "Insta a los Estados Miembros, e invita a la Conferencia de las Partes y a las organizaciones regionales, a que publiquen sus planes;",
            .spanish)
        #expect(
            self.facts(rows) == [
                "Member States | urges | publiquen sus planes",
                "Conference of the Parties,international organizations | invites | publiquen sus planes",
            ])
    }

    @Test("Asides and relative clauses name nobody who is addressed")
    func asides() throws {
        let rows = try RegisterSample.commitments(
            "Solicita al Secretario General que, en consulta con la Organización Internacional para las Migraciones, prepare un manual;",
            .spanish)
        #expect(rows.map(\.addressees) == [["Secretary-General"]])
        let relative = try RegisterSample.commitments(
            "Insta a los Estados Miembros que aún no lo hayan hecho a que ratifiquen la Convención;", .spanish)
        #expect(self.facts(relative) == ["Member States | urges | ratifiquen la Convención"])
        let capacity = try RegisterSample.commitments(
            "Invites UNODC, in its capacity as coordinator of the Inter-Agency Coordination Group, and other entities of the United Nations to train staff;",
            .english)
        #expect(capacity.first?.addressees == ["UNODC", "United Nations system"])
    }

    @Test("Recommendations: who should, who should consider, sentence by sentence")
    func recommendations() throws {
        let rows = try RegisterSample.commitments(
            "Los Estados partes y las organizaciones internacionales deberían formar al personal. Los Estados partes deberían considerar la posibilidad de abrir refugios. Se alienta a los Estados partes a que informen a los solicitantes.",
            .spanish, .recommendation, document: .workingGroupReport)
        #expect(
            self.facts(rows) == [
                "States parties,international organizations | should | formar al personal",
                "States parties | should consider | abrir refugios",
                "States parties | encourages | informen a los solicitantes",
            ])
        let passive = try RegisterSample.commitments(
            "Interpreters should be provided to all victims.", .english, .recommendation, document: .workingGroupReport)
        #expect(passive.map(\.addressees) == [[]])
    }

    @Test("Sub-paragraphs are rows where they are the action")
    func items() throws {
        let rows = try RegisterSample.commitments(
            "The Committee recommends that the State party:\n(a) Adopt a national plan by 2028;\n(b) Train judges, in particular:\n(i) In rural courts;\n(ii) In courts of appeal;\n(c) Report within two years.",
            .english, .recommendation, document: .concludingObservations)
        #expect(rows.map { $0.item.joined() } == ["a", "b", "c"])
        #expect(Set(rows.map(\.addressees)) == [["States parties"]])
        #expect(
            rows.map { $0.deadlines.first?.time } == [
                .date(CalendarDate(year: 2028)!), nil, .date(CalendarDate("2028-03-02")!),
            ])
        let report = try RegisterSample.commitments(
            "Requests the Secretary-General to report on: (a) the number of victims; (b) the number of convictions;",
            .english)
        #expect(report.count == 1)
        #expect(report.first?.item == [])
    }

    @Test("Reviews recommend in the imperative, to the country reviewed")
    func review() throws {
        var reader = try CommitmentReader()
        func row(_ text: String, _ ordinal: Int) throws -> Commitment? {
            try reader.commitments(
                in: RegisterSample.entry(
                    .recommendation, text, .english, document: .universalPeriodicReview, section: ["Fiji"],
                    ordinal: ordinal)
            ).first
        }
        let ratify = try row("Ratify the Convention and encourage civil society to take part (Chile);", 0)
        #expect(ratify?.addressees == ["Fiji"])
        #expect(ratify?.verb == "Ratify")
        #expect(ratify?.strength == .requests)
        #expect(ratify?.action == "Ratify the Convention and encourage civil society to take part")
        #expect(try row("Consider setting up a shelter (Norway);", 1)?.strength == .shouldConsider)
    }

    @Test("Declarations commit in numbered paragraphs; reports' narrative does not")
    func declarations() throws {
        let rows = try RegisterSample.commitments(
            "Commit to ending the practice by 2030, and request the Secretary-General to report;", .english, .narrative)
        #expect(rows.first?.strength == .decides)
        #expect(rows.first?.addressees == ["General Assembly"])
        #expect(
            try RegisterSample.commitments("States should train judges.", .english, .narrative, document: .report)
                .isEmpty)
    }

    @Test("The row is an exact span, and nothing makes the reader trap")
    func spans() throws {
        let text = "Pide a los Estados “Miembros” — todos — que actúen; e insta a la Secretaría a que informe."
        for row in try RegisterSample.commitments(text, .spanish) {
            let bytes = Array(text.utf8)[row.range]
            #expect(String(decoding: bytes, as: UTF8.self).contains(row.action))
        }
        for broken in [
            "", ":", "(a)", "(a) (b) (c)", "Urges", "Requests to", "a) ; b) ;",
            String(repeating: "Urges, and ", count: 300), "\u{202E}Decides",
        ] {
            for kind in [PassageKind.operative, .recommendation, .narrative] {
                _ = try RegisterSample.commitments(broken, .english, kind)
                _ = try RegisterSample.commitments(broken, .chinese, kind)
            }
        }
    }
}
