/// A half-open range of characters, counted in Unicode scalar values (code points) from 0.
///
/// Code points, because every language an integrator may use can cut a text by them; Swift's own characters and
/// UTF-16 units are not understood alike everywhere. Encoded as `[start, end]`.
public struct TextRange: Sendable, Hashable {
    /// Offset of the first character.
    public let start: Int
    /// Offset behind the last character; never less than `start`.
    public let end: Int

    /// - Precondition: `0 <= start <= end`.
    public init(_ start: Int, _ end: Int) {
        precondition(0 <= start && start <= end, "a text range runs forwards from 0 on")
        (self.start, self.end) = (start, end)
    }
}

extension TextRange: Codable {
    public init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        let (start, end) = (try container.decode(Int.self), try container.decode(Int.self))
        guard 0 <= start, start <= end else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "a range is [start, end], 0 <= start <= end")
        }
        self.init(start, end)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        try container.encode(self.start)
        try container.encode(self.end)
    }
}
