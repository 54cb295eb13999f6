import Model

/// Passages of one language, repeated until they have a given size.
struct Sample {
    let language: Language
    let texts: [[UInt8]]
    var byteCount: Int { self.texts.reduce(0) { $0 + $1.count } }

    init(_ texts: [String], language: Language, bytes: Int) {
        self.language = language
        let passages = texts.map { Array($0.utf8) }
        let size = passages.reduce(0) { $0 + $1.count }
        self.texts = (0..<max(1, bytes / size)).flatMap { _ in passages }
    }
}
