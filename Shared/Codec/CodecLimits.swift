/// How much of a message the decoder takes.
///
/// Sizes are bytes of UTF-8. The defaults are those of the published contract.
public struct CodecLimits: Sendable, Hashable {
    /// Largest message body. Default 12 MiB: RabbitMQ 4 refuses 16 MiB, and base64 adds a third.
    public var bodySize: Int
    /// How deep JSON may nest. Default 64; never more than ``deepest`` whatever is set.
    public var depth: Int
    /// Longest `id`. Default 256.
    public var idLength: Int
    /// Longest `source`. Default 512.
    public var sourceLength: Int
    /// Longest other attribute, and longest symbol, title, file name or URI in the data. Default 1,024.
    public var attributeLength: Int
    /// Longest text in the data that may have lines: a sentence, a reason. Default 4,096.
    public var textLength: Int
    /// Most headers of a message, and most attributes of an event. Default 64.
    public var headerCount: Int
    /// Longest name of a header or attribute. Default 128.
    public var headerNameLength: Int
    /// Most items of a list in the data, for example document ids. Default 10,000.
    public var listLength: Int

    /// What nesting can never exceed, so that no setting can let a message exhaust the stack.
    public static let deepest = 512

    public init(
        bodySize: Int = 12 << 20, depth: Int = 64, idLength: Int = 256, sourceLength: Int = 512,
        attributeLength: Int = 1024, textLength: Int = 4096, headerCount: Int = 64, headerNameLength: Int = 128,
        listLength: Int = 10_000
    ) {
        (self.bodySize, self.depth, self.idLength) = (bodySize, min(depth, Self.deepest), idLength)
        (self.sourceLength, self.attributeLength, self.textLength) = (sourceLength, attributeLength, textLength)
        (self.headerCount, self.headerNameLength, self.listLength) = (headerCount, headerNameLength, listLength)
    }
}
