import DocumentReading

/// Documents in the forms that the reader knows, with words that mean nothing.
enum GeneratedDocuments {
    static let all: [ExtractedText] = [
        Self.resolution(
            "A/RES/61/999", "The General Assembly,", ["Recalling", "Noting", "Welcoming"],
            ["Urges Member States", "Requests the Secretary-General", "Encourages UNODC"], "the lanterns of the lake",
            { "\($0). " }),
        Self.resolution(
            "A/RES/61/998", "La Asamblea General,", ["Recordando", "Observando", "Acogiendo con beneplácito"],
            ["Insta a los Estados Miembros", "Solicita al Secretario General", "Alienta a la sociedad civil"],
            "los faroles del lago", { "\($0). " }),
        Self.resolution(
            "A/RES/61/997", "L’Assemblée générale,", ["Rappelant", "Notant", "Se félicitant"],
            ["Prie instamment les États Membres", "Prie le Secrétaire général", "Encourage les États parties"],
            "les lanternes du lac", { "\($0). " }),
        Self.resolution(
            "A/RES/61/996", "Генеральная Ассамблея,", ["ссылаясь на", "отмечая", "приветствуя"],
            ["настоятельно призывает государства-члены", "просит Генерального секретаря", "предлагает Секретариату"],
            "фонари озера", { "\($0). " }),
        Self.resolution(
            "A/RES/61/995", "إن الجمعية العامة،", ["إذ تشير إلى", "وإذ تلاحظ", "وإذ ترحب"],
            ["تحث الدول الأعضاء", "تطلب إلى الأمين العام", "تشجع الدول الأطراف"], "فوانيس البحيرة", { "\($0) - " }),
        Self.resolution(
            "A/RES/61/994", "大会，", ["回顾", "注意到", "欢迎"], ["敦促会员国", "请秘书长", "鼓励缔约国"], "湖上的灯笼", { "\($0). " }),
        Self.report(),
    ]

    private static func resolution(
        _ symbol: String, _ opening: String, _ preambular: [String], _ operative: [String], _ words: String,
        _ label: (Int) -> String
    ) -> ExtractedText {
        var text = "\(symbol)\n\n\(opening)\n\n"
        for place in 0..<20 {
            text += "\(preambular[place % preambular.count]) \(Self.sentence(words, place)), A/60/\(900 + place),\n\n"
        }
        for place in 0..<30 {
            text += "\(label(place + 1))\(operative[place % operative.count]) \(Self.sentence(words, place));\n\n"
        }
        return ExtractedText(format: .plainText, utf8: Array(text.utf8))
    }

    private static func sentence(_ words: String, _ place: Int) -> String {
        [String](repeating: words, count: 6 + place % 9).joined(separator: " ")
    }

    /// Pages with running heads, footnotes, lists, numbered recommendations and paragraphs.
    private static func report() -> ExtractedText {
        var text = "CTOC/COP/WG.4/2031/6\n\nReport on the meeting of the lamplighters\n\nI. Recommendations\n\n"
        for number in 1...40 {
            text += "Recommendation \(number)\n\nStates parties should consider lighting their lanterns in accordance\n"
            text +=
                "with article \(number % 20 + 1) of the Organized Crime Convention,\(number) in line with resolution 64/293.\n\n"
        }
        text += "II. Summary of deliberations\n\n"
        for number in 1...120 {
            text += "\(number).\tSeveral speakers said that the lanterns of the lake were lit at nightfall,\n"
            text +=
                "and that their light was seen:\n(a) From the harbour;\n(b) From the hills;\n(i) In summer;\n(ii) In winter.\n\n"
            if number % 8 == 0 {
                text +=
                    "____________________\n\(number) A/60/\(number).\n\u{0C}CTOC/COP/WG.4/2031/6\n\n\(number / 8)/15\tV.31-01234\n\n"
            }
        }
        return ExtractedText(format: .plainText, utf8: Array(text.utf8))
    }
}
