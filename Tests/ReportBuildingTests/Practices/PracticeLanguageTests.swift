import Model
import Testing

@testable import ReportBuilding

@Suite("Practices in the six languages", .timeLimit(.minutes(2)))
struct PracticeLanguageTests {
    /// A sentence, and what it tells: countries and grade per row.
    struct Sample: Sendable, CustomTestStringConvertible {
        let language: Language
        let text: String
        let rows: [String]
        var testDescription: String { "\(self.language.rawValue): \(self.rows)" }
    }

    static let samples: [Sample] =
        [
            ("Un representante de Chile informó de que se había creado una mesa intersectorial.", ["CL declared"]),
            ("Una oradora explicó que en su país funcionaba una línea telefónica gratuita.", [" declared"]),
            ("Algunos oradores se refirieron a los acuerdos bilaterales suscritos.", [" declared"]),
            (
                "Otro orador señaló que el plan nacional había sido evaluado por una entidad independiente.",
                [" evaluated"]
            ),
            (
                "La delegación de Noruega indicó que financiaba proyectos por valor de 4 millones de dólares.",
                ["NO declared"]
            ),
            ("Varios oradores pidieron que se fortaleciera la cooperación técnica.", []),
            ("Se señaló que los Estados debían ratificar el Protocolo.", []),
            ("El Grupo de Trabajo examinó el tema 2 del programa.", []),
        ].map { Sample(language: .spanish, text: $0.0, rows: $0.1) }
        + [
            ("Un orateur a indiqué que son pays avait créé une unité spécialisée chargée des enquêtes.", [" declared"]),
            ("Plusieurs orateurs ont souligné la nécessité de former les inspecteurs du travail.", []),
            (
                "La représentante du Sénégal a décrit la campagne nationale lancée en 2021, qui avait permis d'identifier 340 victimes.",
                ["SN reported result"]
            ),
            (
                "Certains orateurs ont évoqué les mesures législatives adoptées pour protéger les employés de maison.",
                [" declared"]
            ),
            (
                "Une oratrice a cité comme bonne pratique la distribution de brochures dans les aéroports.",
                [" declared"]
            ),
            ("La délégation de la Belgique a expliqué que la ligne téléphonique fonctionnait.", ["BE declared"]),
            ("Un autre orateur a dit que la coopération pourrait être renforcée.", []),
            (
                "Une évaluation indépendante a montré que le programme mis en place par le Maroc avait réduit les récidives de 15 %.",
                ["MA evaluated"]
            ),
            ("Le Canada a adopté une loi sur les chaînes d'approvisionnement.", ["CA declared"]),
        ].map { Sample(language: .french, text: $0.0, rows: $0.1) }
        + [
            (
                "Один из ораторов сообщил, что в его стране было создано специализированное подразделение.",
                [" declared"]
            ),
            ("Несколько ораторов подчеркнули необходимость подготовки инспекторов труда.", []),
            (
                "Представитель Казахстана рассказал о национальной программе, благодаря которой в 2022 году было выявлено 180 жертв.",
                ["KZ reported result"]
            ),
            (
                "Некоторые выступавшие упомянули законодательные меры, принятые для защиты домашних работников.",
                [" declared"]
            ),
            (
                "Одна из выступавших привела в качестве примера передовой практики распространение брошюр.",
                [" declared"]
            ),
            ("Беларусь приняла закон о гостиницах и создала горячую линию.", ["BY declared", "BY declared"]),
            ("Другой оратор отметил, что сотрудничество может быть укреплено.", []),
            (
                "Независимая оценка показала, что программа Армении позволила сократить число случаев на 20 процентов.",
                ["AM evaluated"]
            ),
            ("Представительница Сербии сообщила, что в стране действует сеть приютов.", ["RS declared"]),
        ].map { Sample(language: .russian, text: $0.0, rows: $0.1) }
        + [
            ("أشار أحد المتكلمين إلى أن بلده أنشأ وحدة متخصصة للتحقيق في هذه الجرائم.", [" declared"]),
            ("شدد عدة متكلمين على ضرورة تدريب مفتشي العمل.", []),
            (
                "وصفت ممثلة الأردن البرنامج الوطني الذي أدى إلى إنقاذ 210 من الضحايا في عام 2022.",
                ["JO reported result"]
            ),
            ("أشار بعض المتكلمين إلى التدابير التشريعية المعتمدة لحماية العاملين في المنازل.", [" declared"]),
            ("ذكر متكلم آخر توزيع الكتيبات في المطارات باعتباره ممارسة جيدة.", [" declared"]),
            ("اعتمدت تونس قانونا بشأن سلاسل الإمداد.", ["TN declared"]),
            ("قال متكلم آخر إن التعاون يمكن تعزيزه.", []),
            ("أظهر تقييم مستقل أن برنامج المغرب أسهم في خفض الحالات بنسبة 15 في المائة.", ["MA evaluated"]),
            ("أكد المتكلمون أهمية تبادل المعلومات.", []),
        ].map { Sample(language: .arabic, text: $0.0, rows: $0.1) }
        + [
            ("一位发言者报告说，该国设立了专门机构负责调查此类犯罪。", [" declared"]),
            ("几位发言者强调必须培训劳动监察员。", []),
            ("越南代表介绍了国家方案，该方案使得2022年有310名被害人获救。", ["VN reported result"]),
            ("一些发言者提到了为保护家政工人而采取的立法措施。", [" declared"]),
            ("另一位发言者介绍了在机场分发小册子的良好做法。", [" declared"]),
            ("泰国通过了关于供应链的法律，并建立了热线。", ["TH declared", "TH declared"]),
            ("另一位发言者指出，合作可以加强。", []),
            ("独立评估表明，新加坡的方案减少了此类案件。", ["SG evaluated"]),
            ("发言者强调信息交流的重要性。", []),
        ].map { Sample(language: .chinese, text: $0.0, rows: $0.1) }

    @Test("Rows, countries and grades", arguments: samples)
    func rows(sample: Sample) throws {
        let rows = try RegisterSample.practices(sample.text, sample.language)
        #expect(rows.map { "\($0.countries.joined(separator: ",")) \($0.grade.rawValue)" } == sample.rows)
    }

    @Test("Every language has words, names and months for every cue", arguments: Language.allCases)
    func data(language: Language) throws {
        var library = try RegisterLibrary()
        let words = try library.words(of: language)
        #expect(words.language == language)
        let names = library.names
        #expect(names.countries.count == 196)
        for country in names.countries {
            #expect(country.names[language]?.isEmpty == false, "\(country.code) has no name in \(language)")
            #expect(country.code.utf8.count == 2)
        }
        for body in names.bodies { #expect(body.names[language]?.isEmpty == false, "\(body.name) in \(language)") }
    }

    @Test("Every country is found under every name it has", arguments: Language.allCases)
    func countries(language: Language) throws {
        var library = try RegisterLibrary()
        let words = try library.words(of: language)
        for (index, country) in library.names.countries.enumerated() {
            for name in country.names[language] ?? [] where !name.contains("|") && !name.contains("*") {
                let read = ReadText(name, words)
                #expect(
                    read.all(.country, in: 0..<read.list.count).map(\.value) == [index], "\(name) of \(country.code)")
            }
        }
    }
}
