/// What "its resolution" and "the Convention" mean in a document, by the series its symbol belongs to.
struct OwnResolutions {
    /// Prefix of the symbols of the body's resolutions; `nil` where they carry a year or none is known.
    let prefix: String?
    /// Full names by short ones: "Protocol" → "Trafficking in Persons Protocol".
    let treaties: [String: String]

    /// Longest prefixes first. Source: the symbol series of the Dag Hammarskjöld Library.
    private static let series: [(prefix: String, resolutions: String?, treaties: [String: String])] = [
        ("CTOC/COP/WG.7/", "CTOC/COP/RES/", ["Convention": Self.crime, "Protocol": "Smuggling of Migrants Protocol"]),
        ("CTOC/COP/WG.4/", "CTOC/COP/RES/", ["Convention": Self.crime, "Protocol": "Trafficking in Persons Protocol"]),
        ("CTOC/", "CTOC/COP/RES/", ["Convention": Self.crime]),
        ("CAC/COSP/", "CAC/COSP/RES/", ["Convention": "Convention against Corruption"]),
        ("CEDAW/C/", nil, ["Convention": "CEDAW"]),
        ("CRC/C/", nil, ["Convention": "Convention on the Rights of the Child"]),
        ("CAT/C/", nil, ["Convention": "Convention against Torture"]),
        ("CRPD/C/", nil, ["Convention": "Convention on the Rights of Persons with Disabilities"]),
        ("CCPR/C/", nil, ["Covenant": "International Covenant on Civil and Political Rights"]),
        ("E/C.12/", nil, ["Covenant": "International Covenant on Economic, Social and Cultural Rights"]),
        ("E/CN.15/", "E/CN.15/RES/", [:]), ("E/CN.7/", "E/CN.7/RES/", [:]), ("E/CN.6/", "E/CN.6/RES/", [:]),
        ("E/CN.4/", "E/CN.4/RES/", [:]),
        ("A/HRC/", "A/HRC/RES/", [:]), ("A/", "A/RES/", [:]), ("E/", "E/RES/", [:]),
    ]
    private static let crime = "Organized Crime Convention"

    /// - Parameter body: name of the body in English, which counts where the symbol is not known.
    init(symbol: String?, body: String?) {
        if let symbol, let own = Self.series.first(where: { symbol.hasPrefix($0.prefix) }) {
            (self.prefix, self.treaties) = (own.resolutions, own.treaties)
            return
        }
        switch body {
        case "General Assembly": self.prefix = "A/RES/"
        case "Human Rights Council": self.prefix = "A/HRC/RES/"
        case "Economic and Social Council": self.prefix = "E/RES/"
        default: self.prefix = nil
        }
        self.treaties = [:]
    }
}
