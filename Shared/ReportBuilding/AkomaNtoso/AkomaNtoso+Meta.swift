internal import Model

/// What the file says about the document.
extension AkomaNtoso {
    func meta(to xml: inout XML, themes: [Theme], citations: [(passage: String, citation: String)]) {
        let source = "#rapporteur"
        xml.open("meta")
        xml.line()
        xml.open("identification", [("source", source)])
        xml.line()
        let day = self.names.day(self.head.date)
        self.level("FRBRWork", self.iri.work + "/!main", self.iri.work, day, to: &xml) { xml in
            xml.empty("FRBRcountry", [("value", "un")])
            xml.empty("FRBRsubtype", [("value", self.names[self.head.kind].type)])
            xml.empty("FRBRnumber", [("value", self.iri.number)])
            xml.empty("FRBRname", [("value", self.head.symbol)])
        }
        self.level("FRBRExpression", self.iri.expression + "/!main", self.iri.expression, day, to: &xml) { xml in
            xml.empty("FRBRlanguage", [("language", self.names.code(of: self.head.language))])
        }
        self.level("FRBRManifestation", self.iri.expression + "/!main.xml", self.iri.manifestation, day, to: &xml) {
            xml in
            xml.empty("FRBRformat", [("value", "application/akn+xml")])
        }
        xml.close("identification")
        xml.line()
        if !themes.isEmpty {
            xml.open("classification", [("source", source)])
            xml.line()
            for theme in themes {
                xml.empty(
                    "keyword",
                    [
                        ("value", theme.id.rawValue), ("showAs", theme.label(in: self.language)),
                        ("refersTo", "#" + Self.id(of: theme.id)), ("dictionary", "#taxonomy"),
                    ])
            }
            xml.close("classification")
            xml.line()
        }
        self.analysis(of: citations, source: source, to: &xml)
        self.references(themes, source: source, to: &xml)
        xml.close("meta")
        xml.line()
    }

    func preface(to xml: inout XML) {
        xml.open("preface")
        xml.open("p")
        xml.element("docNumber", self.head.symbol)
        xml.close("p")
        if let title = self.head.title {
            xml.open("p")
            xml.element("docTitle", title)
            xml.close("p")
        }
        if let date = self.head.date {
            xml.open("p")
            xml.element("docDate", [("date", self.names.day(date).day)], date.description)
            xml.close("p")
        }
        xml.close("preface")
        xml.line()
    }

    private func level(
        _ name: StaticString, _ this: String, _ uri: String, _ day: (day: String, name: String), to xml: inout XML,
        _ own: (inout XML) -> Void
    ) {
        xml.open(name)
        xml.line()
        xml.empty("FRBRthis", [("value", this)])
        xml.empty("FRBRuri", [("value", uri)])
        xml.empty("FRBRdate", [("date", day.day), ("name", day.name)])
        xml.empty("FRBRauthor", [("href", "#issuing-body")])
        own(&xml)
        xml.close(name)
        xml.line()
    }

    /// Where passages cite other documents; the words of the citation stand in the passage's text.
    private func analysis(
        of citations: [(passage: String, citation: String)], source: String, to xml: inout XML
    ) {
        guard !citations.isEmpty else { return }
        xml.open("analysis", [("source", source)])
        xml.open("otherReferences", [("source", source)])
        xml.line()
        for (passage, citation) in citations {
            xml.empty(
                "implicitReference",
                [("for", "#" + passage), ("href", DocumentIRI.reference(citation)), ("showAs", citation)])
        }
        xml.close("otherReferences")
        xml.close("analysis")
        xml.line()
    }

    private func references(_ themes: [Theme], source: String, to xml: inout XML) {
        let body = self.head.body ?? "United Nations"
        xml.open("references", [("source", source)])
        xml.line()
        xml.empty(
            "TLCOrganization",
            [
                ("eId", "issuing-body"), ("href", "/akn/un/ontology/organization/" + self.names.actor(self.head.body)),
                ("showAs", body),
            ])
        xml.empty(
            "TLCObject",
            [("eId", "rapporteur"), ("href", "/akn/un/ontology/object/rapporteur"), ("showAs", "Rapporteur")])
        guard !themes.isEmpty else {
            xml.close("references")
            xml.line()
            return
        }
        xml.empty(
            "TLCReference",
            [
                ("eId", "taxonomy"), ("name", "taxonomy"), ("href", "/akn/un/ontology/reference/taxonomy"),
                ("showAs", "Taxonomy"),
            ])
        for theme in themes {
            xml.empty(
                "TLCConcept",
                [
                    ("eId", Self.id(of: theme.id)),
                    ("href", "/akn/un/ontology/concept/" + Anchors.safe(theme.id.rawValue)),
                    ("showAs", theme.label(in: self.language)),
                ])
        }
        xml.close("references")
        xml.line()
    }
}
