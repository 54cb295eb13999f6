import Model
import Testing

@testable import ReportBuilding

@Suite("Commitments in French, Russian, Arabic and Chinese", .timeLimit(.minutes(2)))
struct CommitmentLanguageTests {
    struct Sample: Sendable, CustomTestStringConvertible {
        let language: Language
        let kind: PassageKind
        let text: String
        /// Addressees, strength and main time of each row.
        let rows: [String]
        var testDescription: String { "\(self.language.rawValue): \(self.rows)" }
    }

    private static func samples(_ language: Language, _ list: [(PassageKind, String, [String])]) -> [Sample] {
        list.map { Sample(language: language, kind: $0.0, text: $0.1, rows: $0.2) }
    }

    static let samples =
        samples(
            .french,
            [
                (
                    .operative,
                    "Prie le Secrétaire général de lui présenter, à sa quatre-vingt-deuxième session, un rapport sur le sujet;",
                    ["Secretary-General requests 2027-09"]
                ),
                (
                    .operative,
                    "Demande instamment aux États Membres d'adopter, au plus tard en juin 2027, des plans nationaux, et invite les donateurs à verser des contributions;",
                    ["Member States urges 2027-06", "donors invites open"]
                ),
                (
                    .operative, "Engage les États parties à échanger des informations tous les deux ans;",
                    ["States parties calls upon every 24"]
                ),
                (.operative, "Se félicite des efforts déployés par le Secrétariat;", []),
                (
                    .recommendation, "Les États parties devraient envisager de créer des centres d'accueil.",
                    ["States parties should consider open"]
                ),
                (
                    .recommendation,
                    "Les États Membres et les organisations internationales devraient former le personnel consulaire.",
                    ["Member States,international organizations should open"]
                ),
                (
                    .operative, "Décide de convoquer une réunion de haut niveau d'ici à la fin de 2028;",
                    ["General Assembly decides 2028"]
                ),
                (
                    .operative, "Encourage les États Membres à renforcer la coopération dans un délai de deux ans;",
                    ["Member States encourages 2028-03-02"]
                ),
                (
                    .operative, "Invite les États Membres :\na) À ratifier la Convention;\nb) À former les juges;",
                    ["Member States invites open", "Member States invites open"]
                ),
            ])
        + samples(
            .russian,
            [
                (
                    .operative, "просит Генерального секретаря представить ей на ее восемьдесят второй сессии доклад;",
                    ["Secretary-General requests 2027-09"]
                ),
                (
                    .operative,
                    "настоятельно призывает государства-члены принять национальные планы не позднее июня 2027 года и предлагает донорам вносить взносы;",
                    ["Member States urges 2027-06", "donors invites open"]
                ),
                (
                    .operative, "призывает государства-участники обмениваться информацией раз в два года;",
                    ["States parties calls upon every 24"]
                ),
                (.operative, "приветствует усилия Секретариата;", []),
                (
                    .recommendation, "Государствам-участникам следует рассмотреть возможность создания приютов.",
                    ["States parties should consider open"]
                ),
                (
                    .recommendation, "Государствам-членам следует подготовить консульских сотрудников.",
                    ["Member States should open"]
                ),
                (
                    .operative, "постановляет созвать совещание высокого уровня до конца 2028 года;",
                    ["General Assembly decides 2028"]
                ),
                (
                    .operative, "рекомендует государствам-членам укрепить сотрудничество в течение двух лет;",
                    ["Member States requests 2028-03-02"]
                ),
            ])
        + samples(
            .arabic,
            [
                (
                    .operative, "تطلب إلى الأمين العام أن يقدم إلى الجمعية العامة في دورتها الثانية والثمانين تقريرا؛",
                    ["Secretary-General requests 2027-09"]
                ),
                (
                    .operative,
                    "تحث الدول الأعضاء على اعتماد خطط وطنية في موعد أقصاه حزيران/يونيه 2027، وتدعو الجهات المانحة إلى تقديم تبرعات؛",
                    ["Member States urges 2027-06", "donors invites open"]
                ),
                (
                    .operative, "تهيب بالدول الأطراف أن تتبادل المعلومات كل سنتين؛",
                    ["States parties calls upon every 24"]
                ),
                (.operative, "ترحب بجهود الأمانة العامة؛", []),
                (.recommendation, "ينبغي للدول الأطراف أن تنشئ مراكز إيواء.", ["States parties should open"]),
                (
                    .recommendation, "ينبغي للدول الأعضاء أن تنظر في إمكانية تدريب الموظفين.",
                    ["Member States should consider open"]
                ),
                (.operative, "تقرر عقد اجتماع رفيع المستوى قبل نهاية عام 2028؛", ["General Assembly decides 2028"]),
                (
                    .operative, "تشجع الدول الأعضاء على تعزيز التعاون في غضون سنتين؛",
                    ["Member States encourages 2028-03-02"]
                ),
            ])
        + samples(
            .chinese,
            [
                (.operative, "请秘书长向大会第八十二届会议提交报告；", ["Secretary-General requests 2027-09"]),
                (
                    .operative, "敦促会员国至迟于2027年6月通过国家计划，并邀请捐助方提供自愿捐款；",
                    ["Member States urges 2027-06", "donors invites open"]
                ),
                (.operative, "吁请缔约国每两年交流信息；", ["States parties calls upon every 24"]),
                (.operative, "欢迎秘书处的努力；", []),
                (.recommendation, "缔约国应考虑设立收容所。", ["States parties should consider open"]),
                (.recommendation, "会员国应尽快培训领事人员。", ["Member States should open"]),
                (.operative, "决定在2028年年底前召开高级别会议；", ["General Assembly decides 2028"]),
                (.operative, "鼓励会员国在两年内加强合作；", ["Member States encourages 2028-03-02"]),
                (.operative, "敦促尚未加入公约的会员国考虑加入；", ["Member States urges open"]),
            ])

    @Test("Addressees, strength and time", arguments: samples)
    func rows(sample: Sample) throws {
        let rows = try RegisterSample.commitments(sample.text, sample.language, sample.kind)
        let facts = rows.map { row -> String in
            let time =
                switch row.mainDeadline?.time {
                case .date(let date): date.description
                case .session(_, _, let opens): opens?.description ?? "?"
                case .every(let months): "every \(months)"
                case nil: "open"
                }
            return "\(row.addressees.joined(separator: ",")) \(row.strength?.rawValue ?? "-") \(time)"
        }
        #expect(facts == sample.rows)
    }

    @Test(
        "Topics for future meetings",
        arguments: [
            (
                Language.french,
                "Le Groupe de travail devrait examiner les thèmes suivants à ses prochaines réunions : a) les filières maritimes; b) les enquêtes financières; et c) la protection des témoins."
            ),
            (
                .russian,
                "Рабочей группе следует рассмотреть на своих будущих совещаниях следующие темы: а) морские маршруты; б) финансовые расследования; в) защита свидетелей."
            ),
            (
                .arabic,
                "ينبغي للفريق العامل أن ينظر في المواضيع التالية في اجتماعاته المقبلة: (أ) الطرق البحرية؛ (ب) التحقيقات المالية؛ (ج) حماية الشهود."
            ),
            (.chinese, "工作组应在今后的会议上审议下列专题：(a) 海上路线；(b) 金融调查；(c) 证人保护。"),
        ])
    func topics(language: Language, text: String) throws {
        var reader = try CommitmentReader()
        #expect(try reader.topics(in: RegisterSample.entry(.recommendation, text, language)).count == 3)
    }
}
