/// Bodies of the United Nations by the beginnings of their documents' symbols.
enum IssuingBody {
    /// Longest prefixes first. Source: the symbol series of the Dag Hammarskjöld Library.
    static let series: [(prefix: String, body: String)] = [
        ("CTOC/COP/WG.4/", "Working Group on Trafficking in Persons"),
        ("CTOC/COP/WG.7/", "Working Group on the Smuggling of Migrants"),
        ("CTOC/COP/WG.", "Working group of the Conference of the Parties to the Organized Crime Convention"),
        ("CTOC/COP/", "Conference of the Parties to the Organized Crime Convention"),
        ("CAC/COSP/", "Conference of the States Parties to the Convention against Corruption"),
        ("CEDAW/C/", "Committee on the Elimination of Discrimination against Women"),
        ("CRC/C/", "Committee on the Rights of the Child"),
        ("CMW/C/", "Committee on Migrant Workers"),
        ("CCPR/C/", "Human Rights Committee"),
        ("CERD/C/", "Committee on the Elimination of Racial Discrimination"),
        ("CAT/C/", "Committee against Torture"),
        ("CRPD/C/", "Committee on the Rights of Persons with Disabilities"),
        ("CED/C/", "Committee on Enforced Disappearances"),
        ("E/CN.15/", "Commission on Crime Prevention and Criminal Justice"),
        ("E/CN.4/", "Commission on Human Rights"),
        ("E/CN.5/", "Commission for Social Development"),
        ("E/CN.6/", "Commission on the Status of Women"),
        ("E/CN.7/", "Commission on Narcotic Drugs"),
        ("E/CN.9/", "Commission on Population and Development"),
        ("E/C.12/", "Committee on Economic, Social and Cultural Rights"),
        ("A/CONF.", "United Nations conference"),
        ("A/HRC/", "Human Rights Council"),
        ("A/", "General Assembly"),
        ("S/", "Security Council"),
        ("E/", "Economic and Social Council"),
    ]

    static func name(_ symbol: String) -> String? {
        self.series.first { symbol.hasPrefix($0.prefix) }?.body
    }
}
