/// Why a value cannot be sent.
enum WireFault: Error {
    case nul
    case malformedUUID
    case malformedDate
    case timestampOutOfRange
    case tooLarge
    case tooManyParameters

    /// - Parameter place: which value, for example "parameter $3".
    func error(_ place: String, sql: String) -> PGError {
        switch self {
        case .nul:
            PGError(
                .invalidValue, state: PGError.characterNotInRepertoire,
                message: "\(place) holds a NUL character, which PostgreSQL cannot store in text or JSON",
                call: "encode", sql: sql)
        case .malformedUUID:
            PGError(
                .invalidValue, state: .init("22P02"), message: "\(place) is not a UUID of the form 8-4-4-4-12",
                call: "encode", sql: sql)
        case .malformedDate:
            PGError(
                .invalidValue, state: .init("22007"), message: "\(place) is not a date of the form YYYY-MM-DD",
                call: "encode", sql: sql)
        case .timestampOutOfRange:
            PGError(
                .invalidValue, state: .init("22008"), message: "\(place) is a moment PostgreSQL cannot hold",
                call: "encode", sql: sql)
        case .tooLarge:
            PGError(
                .invalidValue, state: .init("54000"), message: "\(place) is larger than the 1 GiB PostgreSQL takes",
                call: "encode", sql: sql)
        case .tooManyParameters:
            PGError(
                .invalidValue, state: .init("54023"),
                message: "\(place): a statement takes at most 65,535 parameters; pass arrays and unnest them",
                call: "encode", sql: sql)
        }
    }
}
