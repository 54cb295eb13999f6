/// A value in a table of headers or arguments (AMQP 0-9-1, section 4.2.1, in RabbitMQ's dialect).
public indirect enum FieldValue: Sendable, Hashable {
    case boolean(Bool)
    /// Sent as 64 bits; all widths are read. An unsigned value past `Int64.max` is read as ``double(_:)``.
    case int(Int64)
    case double(Double)
    /// `value` divided by ten to the power of `scale`.
    case decimal(scale: UInt8, value: UInt32)
    case string(String)
    /// Also what a string is read as whose bytes are not UTF-8.
    case bytes([UInt8])
    /// Seconds since 1970-01-01 00:00 UTC.
    case timestamp(Int64)
    case array([FieldValue])
    case table([String: FieldValue])
    /// Nothing. Also what is nested deeper than 32 levels is read as.
    case void
}

extension FieldValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int64) { self = .int(value) }
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
}

extension FieldValue {
    /// The text of a string.
    public var stringValue: String? { if case .string(let value) = self { value } else { nil } }

    /// The number of an integer.
    public var intValue: Int64? { if case .int(let value) = self { value } else { nil } }
}
