import Testing

@Suite("Forms of resolutions and drafts, part 3", .timeLimit(.minutes(1)))
struct ResolutionForms3 {
    @Test("labels, sections, items, texts, metadata and verdict", arguments: samples)
    func form(_ sample: FormSample) { sample.check() }

    static let samples: [FormSample] = [
        FormSample(
            name: "cop fr",
            text: #"""
                CTOC/COP/2026/L.5/Rev.1
                Conférence des Parties à la Convention
                des Nations Unies contre la criminalité
                transnationale organisée
                Distr. limitée
                15 octobre 2026
                Français
                Original : anglais
                Treizième session
                Vienne, 12-16 octobre 2026
                Point 4 de l’ordre du jour
                Chili, Ghana et Malte : projet de résolution révisé
                Garde des lanternes dans les ports
                La Conférence des Parties à la Convention des Nations Unies contre la criminalité
                transnationale organisée,
                Rappelant la résolution 55/25 de l’Assemblée générale, en date du 15 novembre 2000,
                Rappelant également sa résolution 10/4,
                Constatant avec inquiétude que des trafiquants éteignent les lanternes des ports,
                1. Engage les États parties à garder leurs lanternes allumées ;
                2. Prie le Secrétariat :
                a) De recueillir l’expérience des capitaines de port ;
                b) De la mettre à la disposition des États parties ;
                3. Invite les États parties et tous ceux qui aiment la lumière à donner de l’huile
                pour les lampes des ports.
                """#,
            kind: "draft resolution", language: "fr", symbol: "CTOC/COP/2026/L.5/Rev.1",
            title: "Garde des lanternes dans les ports",
            body: "Conference of the Parties", session: 13, agendaItem: "4",
            dates: [nil, "2026-10-15", "2026-10-12", "2026-10-16"],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "PP1 |  |  | Rappelant la r … vembre 2000,",
                "PP2 |  |  | Rappelant égal … lution 10/4,",
                "PP3 |  |  | Constatant ave … s des ports,",
                "OP1 |  |  | Engage les Éta … s allumées ;",
                "OP2 |  | a b | Prie le Secrét … ts parties ;",
                "OP3 |  |  | Invite les Éta … s des ports.",
            ]),
        FormSample(
            name: "draft ga ru",
            text: #"""
                Организация Объединенных Наций A/C.3/80/L.12
                Генеральная Ассамблея Distr.: Limited
                24 October 2025
                Russian
                Original: English
                Восьмидесятая сессия
                Третий комитет
                Пункт 106 повестки дня
                Предупреждение преступности и уголовное правосудие
                Гана, Мальта и Чили: проект резолюции
                Защита хранителей фонарей
                Генеральная Ассамблея,
                ссылаясь на свою резолюцию 74/997 от 18 декабря 2019 года,
                ссылаясь также на Конвенцию о правах ребенка,
                с удовлетворением отмечая работу Управления,
                1. призывает государства-члены защищать хранителей;
                2. просит Генерального секретаря представить ей доклад;
                3. постановляет рассмотреть этот вопрос на своей восемьдесят второй сессии.
                """#,
            kind: "draft resolution", language: "ru", symbol: "A/C.3/80/L.12",
            title: "Защита хранителей фонарей",
            body: "General Assembly", session: 80, agendaItem: "106",
            dates: [nil, "2025-10-24", nil, nil],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "PP1 |  |  | ссылаясь на св … я 2019 года,",
                "PP2 |  |  | ссылаясь также … вах ребенка,",
                "PP3 |  |  | с удовлетворен …  Управления,",
                "OP1 |  |  | призывает госу …  хранителей;",
                "OP2 |  |  | просит Генерал … ь ей доклад;",
                "OP3 |  |  | постановляет р … орой сессии.",
            ]),
        FormSample(
            name: "sc es",
            text: #"""
                Naciones Unidas S/RES/2996 (2026)
                Consejo de Seguridad Distr. general
                20 de mayo de 2026
                Resolución 2996 (2026)
                Aprobada por el Consejo de Seguridad en su 9920ª sesión, celebrada
                el 20 de mayo de 2026
                El Consejo de Seguridad,
                Recordando sus resoluciones anteriores sobre los faroles, en particular la resolución
                2801 (2024),
                Reafirmando su adhesión a la luz de las costas,
                Expresando preocupación por la oscuridad de los puertos del norte,
                Actuando en virtud del Capítulo VII de la Carta de las Naciones Unidas,
                1. Decide prorrogar el mandato de la misión hasta el 31 de mayo de 2027;
                2. Exige que todas las partes:
                a) Enciendan los faroles;
                b) Dejen pasar a los guardianes;
                3. Solicita al Secretario General que lo informe cada seis meses;
                4. Decide seguir ocupándose activamente de la cuestión.
                """#,
            kind: "resolution", language: "es", symbol: "S/RES/2996 (2026)",
            title: "Resolución 2996 (2026)",
            body: "Security Council", session: nil, agendaItem: nil,
            dates: ["2026-05-20", "2026-05-20", nil, nil],
            original: nil, jobNumber: nil, reasons: [],
            passages: [
                "PP1 |  |  | Recordando sus … 2801 (2024),",
                "PP2 |  |  | Reafirmando su …  las costas,",
                "PP3 |  |  | Expresando pre … s del norte,",
                "PP4 |  |  | Actuando en vi … ones Unidas,",
                "OP1 |  |  | Decide prorrog … ayo de 2027;",
                "OP2 |  | a b | Exige que toda …  guardianes;",
                "OP3 |  |  | Solicita al Se …  seis meses;",
                "OP4 |  |  | Decide seguir  … la cuestión.",
            ]),
    ]
}
