internal import Model

// How the data of the events that services publish is read; requests are in `DataReading+Requests.swift`.

extension DocumentIngested {
    init(_ fields: FieldReader) throws(Fault) {
        let verdict = try fields.required("verdict", fields.object("verdict"))
        self.init(
            documentID: try fields.required("documentId", fields.uuid("documentId")),
            symbol: try fields.text("symbol"), language: try fields.choice("language"),
            kind: try fields.required("kind", fields.choice("kind")), title: try fields.text("title"),
            passages: try fields.required("passages", fields.count("passages")),
            verdict: Verdict(
                try verdict.required("state", verdict.choice("state")),
                reasons: try verdict.texts("reasons", isLong: true) ?? []),
            sha256: try fields.required("sha256", fields.sha256("sha256")))
    }
}

extension DocumentDuplicate {
    init(_ fields: FieldReader) throws(Fault) {
        self.init(
            documentID: try fields.required("documentId", fields.uuid("documentId")),
            symbol: try fields.text("symbol"), sha256: try fields.required("sha256", fields.sha256("sha256")))
    }
}

extension DocumentQuarantined {
    init(_ fields: FieldReader) throws(Fault) {
        self.init(
            stage: try fields.required("stage", fields.token("stage")),
            reason: try fields.required("reason", fields.token("reason")),
            sentence: try fields.required("sentence", fields.longText("sentence")),
            remedy: try fields.required("remedy", fields.longText("remedy")),
            pointer: try fields.jsonPointer("pointer"),
            sha256: try fields.sha256("sha256"), size: try fields.count("size"))
    }
}

extension DocumentClassified {
    init(_ fields: FieldReader) throws(Fault) {
        var themes: [ThemeID: Counts] = [:]
        for (name, counts) in try fields.required("themes", fields.object("themes")).entries() {
            guard TextCheck.isToken(name) else { throw Fault(.badIdentifier, at: counts.pointer, "a theme's name") }
            themes[ThemeID(name)] = Counts(
                core: try counts.required("core", counts.count("core")),
                touch: try counts.required("touch", counts.count("touch")))
        }
        self.init(
            documentID: try fields.required("documentId", fields.uuid("documentId")),
            symbol: try fields.text("symbol"), themes: themes,
            classifierVersion: try fields.required("classifierVersion", fields.text("classifierVersion")),
            taxonomyVersion: try fields.required("taxonomyVersion", fields.text("taxonomyVersion")))
    }
}

extension ReportPublished {
    init(_ fields: FieldReader) throws(Fault) {
        var files: [File] = []
        for item in try fields.required("files", fields.items("files")) {
            let file = try FieldReader(item.value, in: fields.bytes, at: item.pointer, limits: fields.limits)
            files.append(try File(file))
        }
        if files.isEmpty { throw Fault(.badValue, at: fields.place("files"), "expected at least one") }
        self.init(
            reportID: try fields.required("reportId", fields.uuid("reportId")),
            kind: try fields.required("kind", fields.choice("kind")), series: try fields.token("series"),
            period: try fields.token("period"), files: files,
            corpusState: try fields.required("corpusState", fields.text("corpusState")),
            entries: try fields.required("entries", fields.count("entries")))
    }
}

extension ReportPublished.File {
    init(_ fields: FieldReader) throws(Fault) {
        let name = try fields.required("name", fields.text("name"))
        // A name that could leave the folder in which a reader puts the file.
        if name.utf8.contains(UInt8(ascii: "/")) || name.utf8.contains(UInt8(ascii: "\\")) || name == "."
            || name == ".."
        {
            throw Fault(.badValue, at: fields.place("name"), "expected a file name without folders")
        }
        self.init(
            name: name, mediaType: try fields.required("mediaType", fields.text("mediaType")),
            size: try fields.required("size", fields.count("size")),
            sha256: try fields.required("sha256", fields.sha256("sha256")))
    }
}
