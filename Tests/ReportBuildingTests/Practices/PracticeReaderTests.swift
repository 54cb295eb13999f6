import Model
import Testing

@testable import ReportBuilding

@Suite("Practices told in narrative paragraphs", .timeLimit(.minutes(2)))
struct PracticeReaderTests {
    @Test(
        "What is told as done is a row",
        arguments: [
            (
                "One speaker informed the Working Group that a national hotline had been established in 2019.",
                "a national hotline had been established in 2019"
            ),
            (
                "Several speakers referred to national legislation on recruitment agencies.",
                "national legislation on recruitment agencies"
            ),
            (
                "Some speakers shared good practices, such as mobile applications to report suspected cases.",
                "good practices, such as mobile applications to report suspected cases"
            ),
            (
                "It was reported that shelters had been opened in five provinces.",
                "shelters had been opened in five provinces"
            ),
            (
                "Two speakers noted that their Governments had ratified the Protocol.",
                "their Governments had ratified the Protocol"
            ),
            (
                "One speaker cited the practice of issuing residence permits to all victims.",
                "the practice of issuing residence permits to all victims"
            ),
        ])
    func told(text: String, measure: String) throws {
        let rows = try RegisterSample.practices(text, .english)
        #expect(rows.map(\.measure) == [measure])
        #expect(rows.first?.countries == [])
        #expect(rows.first?.grade == .declared)
    }

    @Test(
        "What is needed, possible, hard or only said is none",
        arguments: [
            "One speaker stressed the importance of cooperation among front-line officers.",
            "Several speakers emphasized the need for more training of judges.",
            "Some speakers called for the strengthening of international cooperation.",
            "The speaker noted that victims were often reluctant to testify.",
            "At its 2nd meeting, on 11 July, the Working Group considered agenda item 2.",
            "Another speaker underlined that States should adopt a programme for victims.",
            "It was noted that the collection of data remained a challenge for many services.",
            "The Working Group could consider developing a toolkit on the topic.",
            "The following States parties were represented: Albania, Algeria and Angola.",
            "One speaker suggested that a network of national coordinators be created.",
            "Speakers expressed appreciation to the Secretariat for the background papers.",
        ])
    func notTold(text: String) throws {
        #expect(try RegisterSample.practices(text, .english).isEmpty)
    }

    @Test("The country is the teller's, the doers named with 'by', or the subject's")
    func countries() throws {
        let teller = try RegisterSample.practices(
            "The representative of Nigeria reported that a national referral mechanism was in place.", .english)
        #expect(teller.map(\.countries) == [["NG"]])
        #expect(teller.first?.teller == "The representative of Nigeria")
        let subject = try RegisterSample.practices("Kenya established a fund for victims.", .english)
        #expect(subject.map(\.countries) == [["KE"]])
        let agents = try RegisterSample.practices(
            "La Sra. Ruiz (Chile) presentó los principios de compra elaborados de manera conjunta por Chile, el Perú y el Uruguay.",
            .spanish)
        #expect(agents.map(\.countries) == [["CL", "PE", "UY"]])
        let body = try RegisterSample.practices("The observer for IOM presented a handbook for inspectors.", .english)
        #expect(body.map(\.bodies) == [["IOM"]])
    }

    @Test("A panellist introduced once keeps her country in later paragraphs")
    func people() throws {
        var reader = try PracticeReader()
        let first = RegisterSample.entry(
            .narrative,
            "El debate fue dirigido por las siguientes panelistas: Ana Lobo, Jefa de la Oficina de Ejemplo de Costa Rica; y Wanjiru Otieno, Fiscal del Ministerio de Justicia de Kenya.",
            .spanish)
        #expect(try reader.practices(in: first).isEmpty)
        let second = RegisterSample.entry(
            .narrative, "La Sra. Otieno explicó que se había creado una unidad de protección de testigos.", .spanish,
            ordinal: 1)
        #expect(try reader.practices(in: second).map(\.countries) == [["KE"]])
        let third = RegisterSample.entry(
            .narrative, "La Sra. Lobo describió un programa de becas.", .spanish, ordinal: 2)
        #expect(try reader.practices(in: third).map(\.countries) == [["CR"]])
        // Another document knows nobody yet.
        let other = RegisterSample.entry(.narrative, "La Sra. Lobo describió un programa de becas.", .spanish, id: "2")
        #expect(try reader.practices(in: other).map(\.countries) == [[]])
    }

    @Test("Several practices in one paragraph are several rows, an outcome belongs to the one before")
    func several() throws {
        let rows = try RegisterSample.practices(
            "La Sra. Paz (Bolivia) describió una plataforma de alerta utilizada por 4.000 policías. Gracias a esa plataforma se había localizado a 120 niños. También se habían abierto tres refugios en la frontera. Subrayó la necesidad de más fondos.",
            .spanish)
        #expect(rows.count == 2)
        #expect(rows.first?.countries == ["BO"])
        #expect(rows.first?.grade == .reportedResult)
        #expect(rows.first?.outcomes == ["Gracias a esa plataforma se había localizado a 120 niños"])
        #expect(rows.first?.figures.map(\.value) == ["4000", "120"])
        #expect(rows.last?.measure == "También se habían abierto tres refugios en la frontera")
    }

    @Test("Two things that one subject has done are two rows with the same doer")
    func joined() throws {
        let rows = try RegisterSample.practices(
            "Austria had set up an interministerial task force and had conducted training for consular staff.", .english
        )
        #expect(rows.map(\.countries) == [["AT"], ["AT"]])
        #expect(rows.map(\.kind) == [.body, .training])
    }

    @Test("What is only needed is cut off from what is done")
    func cut() throws {
        let rows = try RegisterSample.practices(
            "Un orador señaló la importancia de la cooperación, mientras que otra se refirió a la capacitación de los inspectores y a la necesidad de mejorar la legislación.",
            .spanish)
        #expect(rows.map(\.measure) == ["la capacitación de los inspectores"])
    }

    @Test("The grade says how well it is shown, with the words that say so")
    func grades() throws {
        let declared = try RegisterSample.practices("Peru adopted a law on recruitment.", .english)
        #expect(declared.map(\.grade) == [.declared])
        let reported = try RegisterSample.practices(
            "Peru had set up a unit, which had led to the arrest of 14 suspects.", .english)
        #expect(reported.map(\.grade) == [.reportedResult])
        #expect(reported.first?.reasons.contains(Practice.Reason(kind: .result, text: "had led to")) == true)
        let evaluated = try RegisterSample.practices(
            "The representative of Peru added that an independent evaluation had found that the programme reduced reoffending by 30 per cent.",
            .english)
        #expect(evaluated.map(\.grade) == [.evaluated])
        #expect(evaluated.first?.figures.map(\.kind) == [.percentage])
    }

    @Test("In a review the country reviewed tells, and others' praise is no practice of theirs")
    func review() throws {
        var reader = try PracticeReader()
        func rows(_ text: String, _ ordinal: Int) throws -> [Practice] {
            try reader.practices(
                in: RegisterSample.entry(
                    .narrative, text, .english, document: .universalPeriodicReview,
                    section: ["Fiji", "A. Presentation"],
                    ordinal: ordinal))
        }
        #expect(
            try rows("The head of the delegation noted that a children’s home had been opened in 2024.", 0)
                .map(\.countries) == [["FJ"]])
        #expect(
            try rows(
                "Norway commended Fiji for the law it had adopted on domestic violence. It made recommendations.", 1
            )
            .isEmpty)
        let items = try rows(
            "He recalled that many laws had been adopted, including (a) Act No. 12 of 2019 on adoption; (b) Act No. 31 of 2021 on police custody.",
            2)
        #expect(items.count == 2)
        #expect(items.flatMap(\.figures).map(\.value) == ["2019", "2021"])
    }

    @Test("The meeting's own proceedings and other kinds of passages give nothing")
    func proceedings() throws {
        var reader = try PracticeReader()
        let text = "Kenya established a fund for victims."
        #expect(
            try reader.practices(
                in: RegisterSample.entry(.narrative, text, .english, section: ["IV. Attendance"])
            ).isEmpty)
        #expect(try reader.practices(in: RegisterSample.entry(.recommendation, text, .english, id: "2")).isEmpty)
        #expect(
            try reader.practices(in: RegisterSample.entry(.narrative, text, .english, document: .agenda, id: "3"))
                .isEmpty)
    }

    @Test("The measure is an exact span of the text")
    func spans() throws {
        let text =
            "Algunos oradores — según dijeron — señalaron que se había abierto un “refugio” en Zürich. Kenya había creado una línea telefónica."
        for row in try RegisterSample.practices(text, .spanish) {
            #expect(String(decoding: Array(text.utf8)[row.range], as: UTF8.self) == row.measure)
        }
        for broken in [
            "", "   ", "…", "a) b) c)", "\u{FFFD}\u{202E}", String(repeating: "Kenya established (", count: 400),
        ] {
            _ = try RegisterSample.practices(broken, .english)
        }
    }
}
