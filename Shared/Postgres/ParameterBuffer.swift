/// The parameters of one statement laid out as libpq's send functions want them; used again for the next statement.
struct ParameterBuffer: ~Copyable {
    private var writer = WireWriter()
    private(set) var types: [UInt32] = []
    private var offsets: [Int] = []
    private var lengths: [CInt] = []
    private var formats: [CInt] = []
    private var pointers: [UnsafePointer<CChar>?] = []

    /// The bytes of all values together.
    var size: Int { self.writer.count }

    mutating func encode(_ parameters: [PGValue], sql: SQL) throws(PGError) {
        self.writer.removeAll()
        self.types.removeAll(keepingCapacity: true)
        self.offsets.removeAll(keepingCapacity: true)
        self.lengths.removeAll(keepingCapacity: true)
        // The protocol counts them in sixteen bits.
        guard parameters.count <= Int(UInt16.max) else {
            throw WireFault.tooManyParameters.error("\(parameters.count) parameters", sql: sql.description)
        }
        for index in parameters.indices {
            let start = self.writer.count
            self.types.append(parameters[index].wireType)
            do throws(WireFault) {
                try parameters[index].write(to: &self.writer)
                guard self.writer.count - start <= PGValue.largestSize else { throw .tooLarge }
            } catch {
                throw error.error("parameter $\(index + 1)", sql: sql.description)
            }
            self.offsets.append(parameters[index].wireType == 0 ? -1 : start)
            self.lengths.append(CInt(self.writer.count - start))
        }
        while self.formats.count < parameters.count { self.formats.append(1) }
    }

    /// Hands values, lengths and formats (all binary) to a libpq call, which copies them.
    mutating func send(
        _ body: (
            _ count: CInt, _ types: UnsafePointer<UInt32>?, _ values: UnsafePointer<UnsafePointer<CChar>?>?,
            _ lengths: UnsafePointer<CInt>?, _ formats: UnsafePointer<CInt>?
        ) -> CInt
    ) -> CInt {
        guard !self.types.isEmpty else { return body(0, nil, nil, nil, nil) }
        self.pointers.removeAll(keepingCapacity: true)
        let base = self.writer.start.assumingMemoryBound(to: CChar.self)
        for offset in self.offsets { self.pointers.append(offset < 0 ? nil : base + offset) }
        return body(CInt(self.types.count), self.types, self.pointers, self.lengths, self.formats)
    }
}
