internal import DocumentReading
public import Foundation

/// Turns the bytes of a file into text.
///
/// What the file is, its bytes decide; what it was declared to be and what it is called only break ties. Plain text, RTF,
/// DOCX and ODT are read in this process, by readers that build nothing and count what they unpack. For everything else a program of its own is started, within ``ConversionLimits`` and cut off
/// from the network, the environment and the file system as far as the machine allows (see `Sandbox`). A file can make
/// that program fail, and nothing else.
///
/// A converter may be shared by any number of tasks.
public struct DocumentConverter: Sendable {
    public let limits: ConversionLimits
    private let temporaryDirectory: URL
    private let slots: ConverterSlots
    private let recognition: TextRecognition?

    /// - Parameter temporaryDirectory: Where a file is laid, without a name, for the time of its conversion. It needs room
    ///   for ``ConversionLimits/concurrentConverters`` files.
    /// - Parameter recognition: How scanned pages are read. `nil`, the default, leaves them unread: a file of nothing else ends
    ///   in `no-text-layer`.
    public init(
        limits: ConversionLimits = ConversionLimits(),
        temporaryDirectory: URL = FileManager.default.temporaryDirectory, recognition: TextRecognition? = nil
    ) {
        self.recognition = recognition
        self.limits = limits
        self.temporaryDirectory = temporaryDirectory
        self.slots = ConverterSlots(count: limits.concurrentConverters)
    }

    /// Finds out what `bytes` are, and gives their text.
    ///
    /// - Parameters:
    ///   - bytes: The whole file.
    ///   - declaredType: The media type that came with the file, with or without parameters; a hint, which a `charset` in it
    ///     is too.
    ///   - fileName: The file's name, whose extension is a hint.
    /// - Throws: ``ConversionError``; where its `isTransient` is true the file is not to blame.
    public func convert(
        _ bytes: [UInt8], declaredType: String? = nil, fileName: String? = nil
    ) async throws(ConversionError) -> ConvertedDocument {
        guard bytes.count <= self.limits.inputBytes else { throw ConversionError(.resourceLimit, limit: .inputBytes) }
        let type = try FileType(of: bytes, declaredType: declaredType, fileName: fileName)
        switch type {
        case .plainText, .markdown:
            let decoded = try DecodedText(bytes, declaredType: declaredType)
            return ConvertedDocument(
                text: decoded.extractedText(type == .markdown ? .markdown : .plainText), mediaType: type.mediaType,
                encoding: decoded.encoding)
        case .pdf:
            let text = try await self.slots.run { () async throws(ConversionError) in
                try await PDFConverter(limits: self.limits, recognition: self.recognition).convert(
                    bytes, in: self.temporaryDirectory)
            }
            return ConvertedDocument(text: text, mediaType: type.mediaType)
        case .rtf:
            return ConvertedDocument(
                text: try RTFText(bytes).text.extracted(.docx, self.limits), mediaType: type.mediaType)
        case .doc:
            let text = try await self.slots.run { () async throws(ConversionError) in
                try await WordConverter(limits: self.limits).convert(bytes, in: self.temporaryDirectory)
            }
            return ConvertedDocument(text: text, mediaType: type.mediaType)
        case .docx, .odt:
            let archive = try ArchiveDirectory(bytes)
            try archive.check(self.limits)
            let text =
                type == .docx
                ? try WordText.extracted(archive, self.limits) : try OpenDocumentText.extracted(archive, self.limits)
            return ConvertedDocument(text: text, mediaType: type.mediaType)
        case .html, .xml:
            let text = try await self.slots.run { () async throws(ConversionError) in
                try await PandocConverter(limits: self.limits).convert(bytes, type, in: self.temporaryDirectory)
            }
            return ConvertedDocument(text: text, mediaType: type.mediaType)
        }
    }
}
