internal import Model
internal import Yams

/// Countries and bodies by name: `countries.yaml` and `bodies.yaml`.
///
/// A mark of a ``Cue/country`` or ``Cue/adjective`` has the country's place in ``countries`` as its value, one of a
/// ``Cue/body`` or ``Cue/addressee`` the body's place in ``bodies``.
final class RegisterNames: Sendable {
    /// A State, or the European Union.
    struct Country: Sendable {
        /// ISO 3166-1 alpha-2.
        let code: String
        let names: [Language: [String]]
        let adjectives: [Language: [String]]
    }
    /// An organisation, an organ, or a group that resolutions address.
    struct Body: Sendable {
        /// As reports name it in English: `UNODC`, `Member States`.
        let name: String
        /// Whether it does things of its own that a register of practices tells.
        let isDoer: Bool
        let names: [Language: [String]]
    }
    let countries: [Country]
    let bodies: [Body]

    /// - Throws: ``ReportBuildingError`` with `brokenData`, naming the file.
    init() throws(ReportBuildingError) {
        func map(_ file: String) throws(ReportBuildingError) -> [String: [String: Any]] {
            guard let map = (try? Yams.load(yaml: EmbeddedData.text(named: file))) as? [String: [String: Any]] else {
                throw ReportBuildingError(.brokenData, "\(file) is not a map of maps")
            }
            return map
        }
        func names(_ entry: [String: Any]) -> [Language: [String]] {
            var names: [Language: [String]] = [:]
            for language in Language.allCases { names[language] = entry[language.rawValue] as? [String] }
            return names
        }
        self.countries = try map("countries.yaml").sorted { $0.key < $1.key }.map {
            Country(
                code: $0.key, names: names($0.value), adjectives: names($0.value["adjectives"] as? [String: Any] ?? [:])
            )
        }
        self.bodies = try map("bodies.yaml").sorted { $0.key < $1.key }.map {
            Body(name: $0.key, isDoer: $0.value["does"] as? Bool ?? false, names: names($0.value))
        }
    }

    /// The country's name as the United Nations writes it, English where the language has none.
    func countryName(_ code: String, in language: Language) -> String {
        guard let country = self.countries.first(where: { $0.code == code }) else { return code }
        return country.names[language]?.first ?? country.names[.english]?.first ?? code
    }

    func add(to table: inout CueTable, _ language: Language) {
        for (index, country) in self.countries.enumerated() {
            for name in country.names[language] ?? [] { table.add(.country, name, value: index) }
            for word in country.adjectives[language] ?? [] { table.add(.adjective, word, value: index) }
        }
        for (index, body) in self.bodies.enumerated() {
            for name in body.names[language] ?? [] {
                table.add(.addressee, name, value: index)
                if body.isDoer { table.add(.body, name, value: index) }
            }
        }
    }
}
