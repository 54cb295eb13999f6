internal import Model

// The forms in which values of the model stand in columns of their own kind.

extension OutgoingEvent {
    /// The events of one outcome, as JSON. A body stays readable where it is UTF-8.
    static func json(_ events: [OutgoingEvent]) -> String {
        var json = JSONText()
        json.array { list in
            for event in events {
                list.object { member in
                    member.name("routingKey")
                    member.string(event.routingKey)
                    member.name("id")
                    member.string(event.id)
                    member.name("type")
                    member.string(event.type)
                    member.name("contentType")
                    member.string(event.contentType)
                    if let body = String(validating: event.body, as: UTF8.self) {
                        member.name("body")
                        member.string(body)
                    } else {
                        member.name("hex")
                        member.string(Hexadecimal.text(event.body))
                    }
                }
            }
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// `nil` when `json` is not a list of events.
    static func list(json: String) -> [OutgoingEvent]? {
        guard let values = JSONValue(Array(json.utf8))?.array else { return nil }
        var events: [OutgoingEvent] = []
        for value in values {
            guard let routingKey = value["routingKey"]?.string, let id = value["id"]?.string,
                let type = value["type"]?.string, let contentType = value["contentType"]?.string,
                let body = value["body"]?.string.map({ Array($0.utf8) })
                    ?? value["hex"]?.string.flatMap(Hexadecimal.bytes)
            else { return nil }
            events.append(
                OutgoingEvent(routingKey: routingKey, id: id, type: type, contentType: contentType, body: body))
        }
        return events
    }
}

extension Evidence {
    static func json(_ spans: [Evidence]) -> String {
        var json = JSONText()
        json.array { list in
            for span in spans {
                list.object { member in
                    member.name("start")
                    member.number(span.start)
                    member.name("end")
                    member.number(span.end)
                    member.name("text")
                    member.string(span.text)
                    member.name("cue")
                    member.string(span.cue)
                    if let weight = span.weight {
                        member.name("weight")
                        member.number(weight)
                    }
                }
            }
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// `nil` when `json` is not a list of evidence.
    static func list(json: String) -> [Evidence]? {
        guard let values = JSONValue(Array(json.utf8))?.array else { return nil }
        var spans: [Evidence] = []
        for value in values {
            guard let start = value["start"]?.integer, let end = value["end"]?.integer,
                let text = value["text"]?.string, let cue = value["cue"]?.string
            else { return nil }
            spans.append(Evidence(start: start, end: end, text: text, cue: cue, weight: value["weight"]?.double))
        }
        return spans
    }
}

extension Subparagraph {
    /// `nil` for an empty list, which is stored as NULL.
    static func json(_ items: [Subparagraph]) -> [UInt8]? {
        guard !items.isEmpty else { return nil }
        var json = JSONText()
        Self.write(items, to: &json)
        return json.bytes
    }

    private static func write(_ items: [Subparagraph], to json: inout JSONText) {
        json.array { list in
            for item in items {
                list.object { member in
                    member.name("label")
                    member.string(item.label)
                    member.name("text")
                    member.string(item.text)
                    if !item.subparagraphs.isEmpty {
                        member.name("subparagraphs")
                        Self.write(item.subparagraphs, to: &member)
                    }
                }
            }
        }
    }

    /// `nil` when `json` is not a list of sub-paragraphs.
    static func list(json: [UInt8]) -> [Subparagraph]? {
        JSONValue(json)?.array.flatMap(Self.list)
    }

    private static func list(_ values: [JSONValue]) -> [Subparagraph]? {
        var items: [Subparagraph] = []
        for value in values {
            guard let label = value["label"]?.string, let text = value["text"]?.string,
                let nested = Self.list(value["subparagraphs"]?.array ?? [])
            else { return nil }
            items.append(Subparagraph(label: label, text: text, subparagraphs: nested))
        }
        return items
    }
}
