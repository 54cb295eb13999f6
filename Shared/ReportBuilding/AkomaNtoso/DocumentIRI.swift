internal import Model

/// A document's names after the Akoma Ntoso naming convention and its United Nations profile, from the work down to the file:
/// `/akn/un/statement/deliberation/unga/2030-12-18/85-12`, `…/eng@`, `…/eng@.xml`.
struct DocumentIRI {
    let work: String
    let expression: String
    let manifestation: String
    /// The number in ``work``, as the body counts: `85-12` for `A/RES/85/12`, else the whole symbol.
    let number: String

    init(_ head: DocumentHead, _ names: AkomaNtosoNames) {
        let genre = names[head.kind]
        self.number = Self.number(head.symbol)
        let parts = [
            "/akn/un", genre.isStatement ? "statement" : "doc", genre.type, names.actor(head.body),
            // A date in an IRI may be a year only; a document without any is told apart by its number.
            head.date?.description ?? "nodate", self.number,
        ]
        self.work = parts.joined(separator: "/")
        self.expression = self.work + "/" + names.code(of: head.language) + "@"
        self.manifestation = self.expression + ".xml"
    }

    /// Resolutions are counted by session and number, everything else is known by its symbol.
    private static func number(_ symbol: String) -> String {
        let parts = symbol.split(separator: "/")
        guard let series = parts.firstIndex(of: "RES"), series + 1 < parts.count else {
            return AkomaNtosoNames.slug(symbol)
        }
        return AkomaNtosoNames.slug(parts[(series + 1)...].joined(separator: "-"))
    }

    /// What another symbol or instrument is called in a reference: an IRI where the symbol says enough for one.
    static func reference(_ citation: String) -> String {
        "/akn/un/ontology/reference/" + AkomaNtosoNames.slug(citation)
    }
}
