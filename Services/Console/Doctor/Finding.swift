import Codec

/// One thing that `rapporteur doctor` looked at, and what it saw.
struct Finding {
    enum State: String, Comparable {
        case good
        /// Could not be looked at from here.
        case unseen
        /// Works, and should not stay so.
        case warning
        /// Does not work, or loses what it should keep.
        case fault

        private var rank: Int {
            switch self {
            case .good: 0
            case .unseen: 1
            case .warning: 2
            case .fault: 3
            }
        }

        static func < (left: State, right: State) -> Bool { left.rank < right.rank }
    }

    enum Area: String { case settings, broker, database, machine }

    let area: Area
    let subject: String
    let state: State
    /// What was seen.
    let sentence: String
    /// What to do; empty when there is nothing to do.
    let advice: String

    init(_ area: Area, _ subject: String, _ state: State, _ sentence: String, advice: String = "") {
        (self.area, self.subject, self.state) = (area, subject, state)
        (self.sentence, self.advice) = (sentence, advice)
    }

    func write(members json: inout JSONWriter) {
        json.member("area", self.area.rawValue)
        json.member("subject", self.subject)
        json.member("state", self.state.rawValue)
        json.member("sentence", self.sentence)
        json.member("advice", self.advice)
    }
}
