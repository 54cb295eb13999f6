extension FeatureSpace.Aggregate {
    /// What it is, for people.
    var words: String {
        switch self {
        case .sum: "all its cues together"
        case .best: "its strongest cue"
        case .density: "how much of the text its cues fill"
        case .asked: "cues that the sentence asks for"
        case .named: "cues that are only named"
        case .passing: "words in set phrases or names"
        case .early: "its cue stands at the beginning"
        case .several: "several different cues"
        case .length: "the length of the text"
        case .otherHeading: "a heading of another theme"
        case .rival: "cues of other themes"
        case .nothing: "no cue of its own"
        case .foreign: "nothing says that the text is about the field"
        case .foreignSum: "its cues stand in a text of another field"
        }
    }
}
