/// XML 1.0 while it is written.
///
/// As with ``HTML``, only literals of this library become markup; run-time strings are escaped, and characters that XML forbids
/// or that hide from readers (``HiddenCharacters``) are left out.
struct XML {
    private var markup = HTML()

    /// The declaration in front of the root element.
    mutating func begin() { self.markup.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") }

    mutating func open(_ name: StaticString, _ attributes: [(StaticString, String)] = []) {
        self.start(name, attributes)
        self.markup.markup(">")
    }

    mutating func close(_ name: StaticString) {
        self.markup.markup("</")
        self.markup.markup(name)
        self.markup.markup(">")
    }

    mutating func empty(_ name: StaticString, _ attributes: [(StaticString, String)] = []) {
        self.start(name, attributes)
        self.markup.markup("/>\n")
    }

    /// An element that holds words only.
    mutating func element(_ name: StaticString, _ attributes: [(StaticString, String)], _ text: String) {
        self.open(name, attributes)
        self.text(text)
        self.close(name)
    }

    mutating func element(_ name: StaticString, _ text: String) { self.element(name, [], text) }

    mutating func text(_ text: String) { self.markup.text(text) }
    mutating func text(_ slice: ArraySlice<UInt8>) { self.markup.text(slice) }

    /// A line end, where white space means nothing.
    mutating func line() { self.markup.markup("\n") }

    mutating func append(_ other: XML) { self.markup.append(other.markup) }

    /// Hands over what was written and starts anew.
    mutating func take() -> [UInt8] { self.markup.take() }

    private mutating func start(_ name: StaticString, _ attributes: [(StaticString, String)]) {
        self.markup.markup("<")
        self.markup.markup(name)
        for (key, value) in attributes { self.markup.attribute(key, value) }
    }
}
