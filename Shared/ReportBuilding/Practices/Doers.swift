/// Who does what a clause tells, and who is named beside them.
struct Doers {
    private(set) var countries: [String] = []
    private(set) var bodies: [String] = []
    private(set) var partners: [String] = []

    init(_ clause: TellingClause, _ names: RegisterNames) {
        let read = clause.read
        let named = read.all(.country, in: clause.body)
        var doing = Self.agents(clause, named)
        if doing.isEmpty, let country = clause.teller?.country { doing = [country] }
        if doing.isEmpty, clause.teller?.isImpersonal != true, let subject = Self.subject(clause, named) {
            doing = [subject]
        }
        if doing.isEmpty, let review = clause.review { doing = [review] }
        if doing.isEmpty, clause.teller?.isImpersonal == true, let subject = Self.subject(clause, named) {
            doing = [subject]
        }
        self.countries = Self.unique(doing.map { names.countries[$0].code })
        let bodies = Self.unique(read.all(.body, in: clause.body).map { names.bodies[$0.value].name })
        if self.countries.isEmpty {
            let own = clause.teller?.body.map { [names.bodies[$0].name] } ?? []
            self.bodies = Self.unique(own + bodies)
        }
        self.partners = Self.unique(
            named.map { names.countries[$0.value].code }.filter { !self.countries.contains($0) })
        if !self.countries.isEmpty { self.partners += bodies }
    }

    var isNobody: Bool { self.countries.isEmpty && self.bodies.isEmpty }

    /// Whoever did what the segment before tells.
    mutating func take(from practice: Practice) {
        (self.countries, self.bodies) = (practice.countries, practice.bodies)
    }

    /// "Developed jointly by A, B and C".
    private static func agents(_ clause: TellingClause, _ named: [CueMark]) -> [Int] {
        guard clause.has(.participle) || clause.has(.action) else { return [] }
        for agent in clause.read.all(.agent, in: clause.body) {
            guard let first = named.firstIndex(where: { $0.tokens.lowerBound >= agent.tokens.upperBound }),
                named[first].tokens.lowerBound - agent.tokens.upperBound <= 2
            else { continue }
            let before = agent.tokens.lowerBound
            // The agent belongs to the verb right before it.
            let near = max(clause.body.lowerBound, before - 5)..<agent.tokens.upperBound
            guard clause.read.has(.participle, in: near) || clause.read.has(.action, in: near) else { continue }
            var doing = [named[first].value]
            var end = named[first].tokens.upperBound
            for next in named[(first + 1)...] where next.tokens.lowerBound - end <= 3 {
                doing.append(next.value)
                end = next.tokens.upperBound
            }
            return doing
        }
        return []
    }

    /// The country that stands before the verb, or whose efforts or law they are.
    private static func subject(_ clause: TellingClause, _ named: [CueMark]) -> Int? {
        if let first = named.first { return first.value }
        if let adjective = clause.read.first(.adjective, in: clause.body) { return adjective.value }
        return clause.read.first(.country, in: clause.segment)?.value
    }

    private static func unique<T: Hashable>(_ values: [T]) -> [T] {
        var seen: Set<T> = []
        return values.filter { seen.insert($0).inserted }
    }
}
