/// Puts the text of lines together: single spaces, no marks, lines joined.
struct TextAssembler {
    let bytes: UnsafeBufferPointer<UInt8>
    let lines: [TextLine]

    func text(_ range: Range<Int>) -> String {
        var output: [UInt8] = []
        for index in range { self.append(index, from: self.lines[index].start, to: &output) }
        return String(decoding: output, as: UTF8.self)
    }

    /// Appends line `index` from byte `start` on, behind a space where one belongs.
    func append(_ index: Int, from start: Int, to output: inout [UInt8]) {
        let line = self.lines[index]
        guard start < line.end else { return }
        if let last = output.last, last != 0x0A, last != 0x20, self.needsSpace(index, start, output) {
            output.append(0x20)
        }
        self.append(start..<line.end, to: &output)
    }

    func append(_ range: Range<Int>, to output: inout [UInt8]) {
        var index = range.lowerBound
        while index < range.upperBound {
            let start = index
            // Runs of words with single spaces are copied at once.
            while index < range.upperBound, self.isPlain(index) {
                index += 1
                while index + 8 < range.upperBound {
                    let word = WordOfBytes(self.bytes, at: index)
                    guard word.isASCII, !word.holdsControl, !word.holdsBlanksInRow, self.bytes[index] > 0x20,
                        self.bytes[index + 7] > 0x20
                    else { break }
                    index += 8
                }
            }
            if start < index {
                output.append(contentsOf: UnsafeBufferPointer(rebasing: self.bytes[start..<index]))
                continue
            }
            if self.bytes[index] != Scalar.removed, let last = output.last, last != 0x20, last != 0x0A {
                output.append(0x20)
            }
            index += 1
        }
        while output.last == 0x20 { output.removeLast() }
    }

    /// A visible byte, or a space with a visible byte on both sides.
    @inline(__always)
    private func isPlain(_ index: Int) -> Bool {
        let byte = self.bytes[index]
        if byte > 0x20 { return true }
        return byte == 0x20 && index > 0 && self.bytes[index - 1] > 0x20 && index + 1 < self.bytes.count
            && self.bytes[index + 1] > 0x20
    }

    private func needsSpace(_ index: Int, _ start: Int, _ output: [UInt8]) -> Bool {
        if index > 0, self.lines[index - 1].isGlued { return false }
        guard let last = output.last, last >= 0x80, start < self.lines[index].end else { return true }
        // Chinese runs on without a space.
        guard Scalar(self.bytes, at: start).isIdeographic else { return true }
        return output.withUnsafeBufferPointer { output in
            output.count < 3 || !Scalar(output, at: output.count - 3).isIdeographic
        }
    }
}
