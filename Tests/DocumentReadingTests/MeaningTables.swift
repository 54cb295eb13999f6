import DocumentReading
import Model
import Testing

/// What one sentence, written for this test in the form of its language, is to be read as.
struct MeaningRow: Sendable, CustomTestStringConvertible {
    var text: String
    var verb: String?
    var strength: Strength?
    var addressees: [String] = []
    var deadline: String?
    var citations: [String] = []

    init(
        _ text: String, _ verb: String?, _ strength: Strength?, to addressees: [String] = [],
        by deadline: String? = nil,
        cites citations: [String] = []
    ) {
        (self.text, self.verb, self.strength) = (text, verb, strength)
        (self.addressees, self.deadline, self.citations) = (addressees, deadline, citations)
    }

    var testDescription: String { self.text }
}

/// Operative paragraphs in each language: every strength, and every kind of citation, addressee and time.
enum MeaningTables {
    static let english: [MeaningRow] = [
        .init("Decides not to close the harbour of lanterns", "decides not to", .decides),
        .init(
            "Decides that all States shall light their lanterns no later than 30 June 2031", "decides", .decides,
            to: ["Member States"], by: "2031-06-30"),
        .init(
            "Also urges Member States and relevant United Nations entities to mend the lanterns by December 2031",
            "urges",
            .urges, to: ["Member States", "United Nations system"], by: "2031-12"),
        .init(
            "Strongly condemns the breaking of lanterns, and calls upon the parties, civil society and the private sector to guard them",
            "strongly condemns", .urges, to: ["civil society", "private sector"]),
        .init(
            "Reiterates its call upon States parties to the Convention to apply articles 6 and 7 of the Trafficking in Persons Protocol",
            "reiterates its call upon", .callsUpon, to: ["States parties"],
            cites: ["Trafficking in Persons Protocol, article 6", "Trafficking in Persons Protocol, article 7"]),
        .init(
            "Requests the Secretary-General to report on the lanterns to the General Assembly at its eighty-ninth session",
            "requests", .requests, to: ["Secretary-General"], by: "at its eighty-ninth session"),
        .init(
            "Requests the United Nations Office on Drugs and Crime, in close cooperation with Member States, to count the lanterns every two years",
            "requests", .requests, to: ["UNODC"], by: "every two years"),
        .init(
            "Recommends that States parties light lanterns within six months, in line with resolution 1325 (2000)",
            "recommends that", .requests, to: ["States parties"], by: "within six months",
            cites: ["S/RES/1325 (2000)"]),
        .init(
            "Encourages Governments, international organizations and civil society to follow Economic and Social Council resolution 2005/20 of 22 July 2005 and decision 2017/236",
            "encourages", .encourages, to: ["States", "international organizations", "civil society"],
            cites: ["E/RES/2005/20", "E/DEC/2017/236"]),
        .init(
            "Invites the Economic and Social Council and the Human Rights Council to recall Human Rights Council resolution 8/12 and General Assembly decision 73/546",
            "invites", .invites, to: ["Economic and Social Council", "Human Rights Council"],
            cites: ["A/HRC/RES/8/12", "A/DEC/73/546"]),
        .init(
            "Takes note of the report of the Secretary-General (A/88/999-S/2031/888)", "takes note", .takesNote,
            cites: ["A/88/999", "S/2031/888"]),
        .init(
            "Welcomes the lanterns lit by UNODC, and invites Member States to visit them before the next session",
            "welcomes", .affirms, to: ["Member States"], by: "before the next session"),
        .init(
            "Reaffirms resolution 217 A (III) and resolutions 55/25 of 15 November 2000 and 64/293 of the General Assembly",
            "reaffirms", .affirms, cites: ["A/RES/217 A (III)", "A/RES/55/25", "A/RES/64/293"]),
        .init(
            "Calls upon Member States to recall resolution 10/3 of the Conference of the Parties to the United Nations Convention against Transnational Organized Crime",
            "calls upon", .callsUpon, to: ["Member States"], cites: ["CTOC/COP/RES/10/3"]),
        .init(
            "Requests the Secretary-General to draw on document CTOC/COP/ WG.4/2031/6 no later than 1 March 2032",
            "requests",
            .requests, to: ["Secretary-General"], by: "2032-03-01", cites: ["CTOC/COP/WG.4/2031/6"]),
    ]

    static let spanish: [MeaningRow] = [
        .init("Decide seguir ocupándose de los faroles", "decide", .decides),
        .init(
            "Insta también a los Estados Miembros y a las entidades de las Naciones Unidas a que enciendan los faroles a más tardar el 30 de junio de 2031",
            "insta también", .urges, to: ["Member States", "United Nations system"], by: "2031-06-30"),
        .init(
            "Exhorta a los Gobiernos y a la sociedad civil a que cuiden los faroles", "exhorta", .callsUpon,
            to: ["States", "civil society"]),
        .init(
            "Reitera su llamamiento a los Estados partes para que apliquen los artículos 6 y 7 del Protocolo contra la Trata de Personas",
            "reitera su llamamiento", .callsUpon, to: ["States parties"],
            cites: ["Trafficking in Persons Protocol, article 6", "Trafficking in Persons Protocol, article 7"]),
        .init(
            "Solicita al Secretario General que informe a la Asamblea General en su octogésimo noveno período de sesiones",
            "solicita", .requests, to: ["Secretary-General"], by: "en su octogésimo noveno período de sesiones"),
        .init(
            "Solicita a la Oficina de las Naciones Unidas contra la Droga y el Delito que, en cooperación con los Estados Miembros, cuente los faroles cada dos años",
            "solicita", .requests, to: ["UNODC"], by: "cada dos años"),
        .init(
            "Recomienda que los Estados partes enciendan faroles en un plazo de seis meses, conforme a la resolución 1325 (2000)",
            "recomienda que", .requests, to: ["States parties"], by: "en un plazo de seis meses",
            cites: ["S/RES/1325 (2000)"]),
        .init(
            "Alienta a los Estados Miembros a que sigan la resolución 2005/20 del Consejo Económico y Social, de 22 de julio de 2005",
            "alienta", .encourages, to: ["Member States"], cites: ["E/RES/2005/20"]),
        .init(
            "Invita al Consejo de Derechos Humanos a que recuerde sus resoluciones 8/12 y 10/3 del Consejo de Derechos Humanos",
            "invita", .invites, to: ["Human Rights Council"], cites: ["A/HRC/RES/8/12", "A/HRC/RES/10/3"]),
        .init("Toma nota del informe del Secretario General (A/88/999)", "toma nota", .takesNote, cites: ["A/88/999"]),
        .init(
            "Acoge con beneplácito los faroles y alienta al Secretario General a que los visite",
            "acoge con beneplácito",
            .affirms, to: ["Secretary-General"]),
        .init(
            "Reafirma las resoluciones 55/25 y 64/293 de la Asamblea General y el artículo 25 de la Carta de las Naciones Unidas",
            "reafirma", .affirms,
            cites: ["A/RES/55/25", "A/RES/64/293", "Charter of the United Nations, article 25"]),
        .init("Condena enérgicamente la rotura de faroles", "condena enérgicamente", .urges),
    ]

    static let french: [MeaningRow] = [
        .init("Décide de rester saisie de la question des lanternes", "décide", .decides),
        .init(
            "Prie instamment les États Membres et les entités des Nations Unies d'allumer les lanternes au plus tard le 30 juin 2031",
            "prie instamment", .urges, to: ["Member States", "United Nations system"], by: "2031-06-30"),
        .init(
            "Exhorte les gouvernements et la société civile à garder les lanternes", "exhorte", .callsUpon,
            to: ["States", "civil society"]),
        .init(
            "Engage les États parties à appliquer les articles 6 et 7 du Protocole relatif à la traite des personnes",
            "engage",
            .callsUpon, to: ["States parties"],
            cites: ["Trafficking in Persons Protocol, article 6", "Trafficking in Persons Protocol, article 7"]),
        .init(
            "Prie le Secrétaire général de lui présenter un rapport à sa quatre-vingt-neuvième session", "prie",
            .requests,
            to: ["Secretary-General"], by: "à sa quatre-vingt-neuvième session"),
        .init(
            "Prie l'Office des Nations Unies contre la drogue et le crime, en coopération avec les États Membres, de compter les lanternes tous les deux ans",
            "prie", .requests, to: ["UNODC"], by: "tous les deux ans"),
        .init(
            "Recommande que les États parties allument les lanternes dans un délai de six mois, conformément à la résolution 1325 (2000)",
            "recommande que", .requests, to: ["States parties"], by: "dans un délai de six mois",
            cites: ["S/RES/1325 (2000)"]),
        .init(
            "Encourage les États Membres à suivre la résolution 2005/20 du Conseil économique et social, en date du 22 juillet 2005",
            "encourage", .encourages, to: ["Member States"], cites: ["E/RES/2005/20"]),
        .init(
            "Invite le Conseil des droits de l'homme à rappeler la résolution 8/12 du Conseil des droits de l'homme",
            "invite",
            .invites, to: ["Human Rights Council"], cites: ["A/HRC/RES/8/12"]),
        .init("Prend note du rapport du Secrétaire général (A/88/999)", "prend note", .takesNote, cites: ["A/88/999"]),
        .init(
            "Se félicite des lanternes, et invite les États Membres à les visiter avant sa prochaine session",
            "se félicite", .affirms, to: ["Member States"], by: "avant sa prochaine session"),
        .init(
            "Réaffirme les résolutions 55/25 et 64/293 de l'Assemblée générale et l'article 25 de la Charte des Nations Unies",
            "réaffirme", .affirms,
            cites: ["A/RES/55/25", "A/RES/64/293", "Charter of the United Nations, article 25"]),
        .init("Condamne fermement la destruction des lanternes", "condamne fermement", .urges),
    ]

    static let russian: [MeaningRow] = [
        .init("постановляет продолжать заниматься вопросом о фонарях", "постановляет", .decides),
        .init(
            "настоятельно призывает государства-члены и структуры Организации Объединенных Наций зажечь фонари не позднее 30 июня 2031 года",
            "настоятельно призывает", .urges, to: ["Member States", "United Nations system"], by: "2031-06-30"),
        .init(
            "призывает правительства и гражданское общество беречь фонари", "призывает", .callsUpon,
            to: ["States", "civil society"]),
        .init(
            "вновь призывает государства-участники применять статьи 6 и 7 Протокола о торговле людьми",
            "вновь призывает",
            .callsUpon, to: ["States parties"],
            cites: ["Trafficking in Persons Protocol, article 6", "Trafficking in Persons Protocol, article 7"]),
        .init(
            "просит Генерального секретаря представить Генеральной Ассамблее на ее восемьдесят девятой сессии доклад о фонарях",
            "просит", .requests, to: ["Secretary-General"], by: "на ее восемьдесят девятой сессии"),
        .init(
            "просит Управление Организации Объединенных Наций по наркотикам и преступности в сотрудничестве с государствами-членами считать фонари каждые два года",
            "просит", .requests, to: ["UNODC"], by: "каждые два года"),
        .init(
            "рекомендует Секретариату зажечь фонари в течение шести месяцев в соответствии с резолюцией 1325 (2000)",
            "рекомендует", .requests, to: ["Secretariat"], by: "в течение шести месяцев", cites: ["S/RES/1325 (2000)"]),
        .init(
            "поощряет государства-члены следовать резолюции 2005/20 Экономического и Социального Совета от 22 июля 2005 года",
            "поощряет", .encourages, to: ["Member States"], cites: ["E/RES/2005/20"]),
        .init(
            "предлагает Совету по правам человека учесть резолюцию 8/12 Совета по правам человека", "предлагает",
            .invites,
            to: ["Human Rights Council"], cites: ["A/HRC/RES/8/12"]),
        .init(
            "принимает к сведению доклад Генерального секретаря (A/88/999)", "принимает к сведению", .takesNote,
            cites: ["A/88/999"]),
        .init(
            "приветствует фонари и предлагает государствам-членам посетить их к 2032 году", "приветствует", .affirms,
            to: ["Member States"], by: "2032"),
        .init(
            "подтверждает резолюции 55/25 и 64/293 Генеральной Ассамблеи и статью 25 Устава Организации Объединенных Наций",
            "подтверждает", .affirms,
            cites: ["A/RES/55/25", "A/RES/64/293", "Charter of the United Nations, article 25"]),
        .init("решительно осуждает уничтожение фонарей", "решительно осуждает", .urges),
    ]

    static let arabic: [MeaningRow] = [
        .init("تقرر أن تبقي مسألة الفوانيس قيد نظرها", "تقرر", .decides),
        .init(
            "تحث الدول الأعضاء وكيانات الأمم المتحدة على إضاءة الفوانيس في موعد أقصاه 30 حزيران/يونيه 2031", "تحث",
            .urges,
            to: ["Member States", "United Nations system"], by: "2031-06-30"),
        .init(
            "تهيب بالدول والمجتمع المدني أن تحافظ على الفوانيس", "تهيب", .callsUpon, to: ["States", "civil society"]),
        .init(
            "تهيب بالدول الأطراف أن تطبق المادتين 6 و 7 من بروتوكول الاتجار بالأشخاص", "تهيب", .callsUpon,
            to: ["States parties"],
            cites: ["Trafficking in Persons Protocol, article 6", "Trafficking in Persons Protocol, article 7"]),
        .init(
            "تطلب إلى الأمين العام أن يقدم إلى الجمعية العامة في دورتها التاسعة والثمانين تقريرا عن الفوانيس", "تطلب",
            .requests, to: ["Secretary-General"], by: "في دورتها التاسعة والثمانين"),
        .init(
            "تطلب إلى مكتب الأمم المتحدة المعني بالمخدرات والجريمة أن يقوم، بالتعاون مع الدول الأعضاء، بعد الفوانيس كل سنتين",
            "تطلب", .requests, to: ["UNODC"], by: "كل سنتين"),
        .init(
            "توصي الدول الأطراف بإضاءة الفوانيس في غضون ستة أشهر وفقا لقرار مجلس الأمن 1325 (2000)", "توصي", .requests,
            to: ["States parties"], by: "في غضون ستة أشهر", cites: ["S/RES/1325 (2000)"]),
        .init(
            "تشجع الدول الأعضاء على اتباع قرار المجلس الاقتصادي والاجتماعي 2005/20 المؤرخ 22 تموز/يوليه 2005", "تشجع",
            .encourages, to: ["Member States"], cites: ["E/RES/2005/20"]),
        .init("تدعو الدول إلى زيارة الفوانيس بحلول عام 2032", "تدعو", .invites, to: ["States"], by: "2032"),
        .init("تحيط علماً بتقرير الأمين العام (A/88/999)", "تحيط علماً", .takesNote, cites: ["A/88/999"]),
        .init(
            "ترحب بالفوانيس، وتشجع الدول الأعضاء على زيارتها", "ترحب", .affirms, to: ["Member States"]),
        .init(
            "تؤكد من جديد قراري الجمعية العامة 55/25 و 64/293 والمادة 25 من ميثاق الأمم المتحدة", "تؤكد من جديد",
            .affirms,
            cites: ["A/RES/55/25", "A/RES/64/293", "Charter of the United Nations, article 25"]),
        .init("تدين بشدة تكسير الفوانيس", "تدين بشدة", .urges),
    ]

    static let chinese: [MeaningRow] = [
        .init("决定继续处理灯笼问题", "决定", .decides),
        .init(
            "强烈敦促会员国和联合国各实体不迟于2031年6月30日点亮灯笼", "强烈敦促", .urges,
            to: ["Member States", "United Nations system"], by: "2031-06-30"),
        .init("呼吁各国政府和民间社会爱护灯笼", "呼吁", .callsUpon, to: ["States", "civil society"]),
        .init(
            "再次呼吁缔约国适用《贩运人口议定书》第六条和第七条", "再次呼吁", .callsUpon, to: ["States parties"],
            cites: ["Trafficking in Persons Protocol, article 6", "Trafficking in Persons Protocol, article 7"]),
        .init(
            "请秘书长在第八十九届会议上向大会提交关于灯笼的报告", "请", .requests, to: ["Secretary-General"],
            by: "在第八十九届会议"),
        .init(
            "请联合国毒品和犯罪问题办公室与会员国合作，每两年清点一次灯笼", "请", .requests, to: ["UNODC"], by: "每两年"),
        .init(
            "建议缔约国根据安全理事会第1325（2000）号决议在六个月内点亮灯笼", "建议", .requests, to: ["States parties"],
            by: "六个月内", cites: ["S/RES/1325 (2000)"]),
        .init(
            "鼓励会员国遵循经济及社会理事会2005年7月22日第2005/20号决议", "鼓励", .encourages, to: ["Member States"],
            cites: ["E/RES/2005/20"]),
        .init("邀请人权理事会回顾人权理事会第8/12号决议", "邀请", .invites, to: ["Human Rights Council"], cites: ["A/HRC/RES/8/12"]),
        .init("注意到秘书长的报告（A/88/999）", "注意到", .takesNote, cites: ["A/88/999"]),
        .init("欢迎各种灯笼，并邀请会员国在2032年底之前参观", "欢迎", .affirms, to: ["Member States"], by: "2032"),
        .init(
            "重申大会第55/25号和第64/293号决议以及《联合国宪章》第二十五条", "重申", .affirms,
            cites: ["A/RES/55/25", "A/RES/64/293", "Charter of the United Nations, article 25"]),
        .init("强烈谴责毁坏灯笼的行为", "强烈谴责", .urges),
    ]

    /// Recommendations of a working group: the weaker verbs.
    static let recommendations: [(language: Language, rows: [MeaningRow])] = [
        (
            .english,
            [
                .init("States parties should light their lanterns.", "should", .should, to: ["States parties"]),
                .init(
                    "States parties, in cooperation with UNODC, should consider mending their lanterns, in accordance with article 9, paragraph 4, of the Protocol.",
                    "should consider", .shouldConsider, to: ["States parties"],
                    cites: ["Trafficking in Persons Protocol, article 9"]),
                .init("States parties should not break lanterns.", "should not", .should, to: ["States parties"]),
                .init(
                    "The Working Group recommends that States parties should count their lanterns within 12 months.",
                    "recommends that", .requests, to: ["States parties"], by: "within 12 months"),
                .init(
                    "States parties and civil society are encouraged to guard the lanterns.", "are encouraged to",
                    .encourages,
                    to: ["States parties", "civil society"]),
                .init(
                    "States parties may wish to paint their lanterns.", "may wish to", .shouldConsider,
                    to: ["States parties"]),
                .init(
                    "The Secretariat is requested to report at the next meeting of the Working Group.",
                    "is requested to",
                    .requests, to: ["Secretariat"], by: "at the next meeting of the working group"),
            ]
        ),
        (
            .spanish,
            [
                .init("Los Estados partes deberían encender sus faroles.", "deberían", .should, to: ["States parties"]),
                .init(
                    "Los Estados partes deberían considerar la posibilidad de reparar sus faroles, de conformidad con los artículos 6 y 9 del Protocolo.",
                    "deberían considerar la posibilidad de", .shouldConsider, to: ["States parties"],
                    cites: ["Trafficking in Persons Protocol, article 6", "Trafficking in Persons Protocol, article 9"]),
                .init("Los Estados partes no deberían romper faroles.", "no deberían", .should, to: ["States parties"]),
                .init(
                    "Se alienta a los Estados partes y a la sociedad civil a que cuiden los faroles.", "se alienta a",
                    .encourages, to: ["States parties", "civil society"]),
            ]
        ),
        (
            .french,
            [
                .init(
                    "Les États parties devraient allumer leurs lanternes.", "devraient", .should, to: ["States parties"]
                ),
                .init(
                    "Les États parties devraient envisager de réparer leurs lanternes, conformément à l'article 9 du Protocole.",
                    "devraient envisager", .shouldConsider, to: ["States parties"],
                    cites: ["Trafficking in Persons Protocol, article 9"]),
                .init(
                    "Les États parties ne devraient pas briser de lanternes.", "ne devraient pas", .should,
                    to: ["States parties"]),
            ]
        ),
        (
            .russian,
            [
                .init("Государствам-участникам следует зажечь фонари.", "следует", .should, to: ["States parties"]),
                .init(
                    "Государствам-участникам следует рассмотреть возможность ремонта фонарей в соответствии со статьей 9 Протокола.",
                    "следует рассмотреть возможность", .shouldConsider, to: ["States parties"],
                    cites: ["Trafficking in Persons Protocol, article 9"]),
                .init(
                    "Государствам-участникам не следует разбивать фонари.", "не следует", .should,
                    to: ["States parties"]),
            ]
        ),
        (
            .arabic,
            [
                .init("ينبغي للدول الأطراف أن تضيء فوانيسها.", "ينبغي", .should, to: ["States parties"]),
                .init(
                    "ينبغي للدول الأطراف أن تنظر في إصلاح فوانيسها وفقا للمادة 9 من البروتوكول.",
                    "ينبغي", .shouldConsider, to: ["States parties"],
                    cites: ["Trafficking in Persons Protocol, article 9"]),
                .init("لا ينبغي للدول الأطراف أن تكسر الفوانيس.", "لا ينبغي", .should, to: ["States parties"]),
            ]
        ),
        (
            .chinese,
            [
                .init("缔约国应点亮灯笼。", "应", .should, to: ["States parties"]),
                .init(
                    "缔约国应考虑根据《议定书》第九条修理灯笼。", "应考虑", .shouldConsider, to: ["States parties"],
                    cites: ["Trafficking in Persons Protocol, article 9"]),
                .init("缔约国不应毁坏灯笼。", "不应", .should, to: ["States parties"]),
            ]
        ),
    ]
}
