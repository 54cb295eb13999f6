import Testing

/// Compares what a mutating call gave; such a call cannot stand inside `#expect`.
func expect<Value: Equatable>(_ actual: Value, is expected: Value, _ location: SourceLocation = #_sourceLocation) {
    #expect(actual == expected, sourceLocation: location)
}
