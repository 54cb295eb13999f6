/// What the command line asks for.
struct Options {
    enum Task: String, CaseIterable { case speed, memory, forms, fuzz }

    struct Wrong: Error, CustomStringConvertible {
        let description: String
    }

    static let usage = """
        usage: benchmark-reading [speed|memory|forms|fuzz] [--repetitions N] [--documents FOLDER] [--minutes M]
                                 [--seed N] [--only N]

        speed    MB/s of `text layer → passages` on one core (default), --repetitions times (default 9)
        memory   peak memory for one document of 1, 10 and 50 MB, and for 10,000 documents in a row
        forms    1 MB of one repeated form against 100 kB of it: time must grow with the size and no faster
        fuzz     damaged documents for --minutes of CPU time (default 30) from --seed (default 1);
                 a finding names its round, which --only repeats

        Documents: the texts of --documents or RAPPORTEUR_CORPUS; without either, generated ones.

        """

    var task = Task.speed
    var repetitions = 9
    var folder: String?
    var minutes = 30.0
    var seed: UInt64 = 1
    var only: UInt64?

    init(_ arguments: [String]) throws {
        var rest = arguments.dropFirst()
        while let word = rest.popFirst() {
            if let task = Task(rawValue: word) {
                self.task = task
                continue
            }
            guard let value = rest.popFirst() else { throw Wrong(description: "\(word) needs a value or is not known") }
            switch word {
            case "--repetitions": self.repetitions = try Self.number(word, value)
            case "--documents": self.folder = value
            case "--minutes": self.minutes = try Self.number(word, value)
            case "--seed": self.seed = try Self.number(word, value)
            case "--only": self.only = try Self.number(word, value) as UInt64
            default: throw Wrong(description: "\(word) is not known")
            }
        }
        guard self.repetitions > 0, self.minutes > 0 else {
            throw Wrong(description: "--repetitions and --minutes must be above 0")
        }
    }

    private static func number<Number: LosslessStringConvertible>(_ word: String, _ value: String) throws -> Number {
        guard let number = Number(value) else { throw Wrong(description: "\(word): \(value) is not a number") }
        return number
    }
}
