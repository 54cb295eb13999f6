import Codec
import DocumentConversion
import DocumentReading
import Identity
import Model
import ServiceKit
import Store

/// `document.submitted` → a stored document and `document.ingested`, or `document.duplicate`, or quarantine.
struct IngestStage: Stage {
    let name = StageName.ingest
    private let converter: DocumentConverter
    private let reader = DocumentReader()
    private let store: Store
    private let outgoing: Outgoing

    init(_ context: ServiceProgram.Context) {
        var limits = ConversionLimits()
        limits.memoryBytes = context.settings.converterMemory << 20
        limits.cpuSeconds = context.settings.converterCPU
        limits.wallClock = .seconds(context.settings.converterTime)
        limits.concurrentConverters = context.settings.concurrency
        self.converter = DocumentConverter(
            limits: limits, recognition: context.settings.recognisesScans ? TextRecognition() : nil)
        self.store = context.store
        self.outgoing = Outgoing(stage: .ingest, names: BrokerNames(prefix: context.settings.prefix))
    }

    func prepare(_ taken: TakenEvent) async throws -> IngestUnit {
        guard case .submitted(let submission) = taken.event.data else {
            preconditionFailure("the decoder lets only the stage's own events through")
        }
        let converted = try await self.convert(submission)
        let hints = ReadingHints(
            symbol: submission.symbol, language: submission.language, title: submission.title,
            fileName: submission.fileName)
        let reading = self.reader.read(converted.text, hints: hints)
        let document = reading.document
        let symbols = FamilySymbol.all(symbol: document.symbol, jointSymbols: document.jointSymbols)
        if let rejection = Self.rejection(of: document, symbols, submission, mediaType: converted.mediaType) {
            throw rejection
        }

        let sha256 = Derivation.sha256(submission.content)
        let id = Derivation.documentID(symbol: document.symbol, language: document.language, sha256: sha256)
        let new = NewDocument(
            id: id, document: document,
            original: OriginalFile(
                bytes: submission.content, sha256: sha256, mediaType: converted.mediaType, name: submission.fileName),
            extractedText: reading.text,
            provenance: Provenance(
                eventSource: taken.event.source, eventID: taken.event.id, userID: taken.userID,
                sourceURI: submission.sourceURI),
            readerVersion: DocumentReader.version, symbols: symbols,
            corrigendumTargets: symbols.contains { $0.relation == .corrigendum }
                ? CorrigendumReader().targets(inText: reading.text) : [])
        let (outgoing, key, traceparent) = (self.outgoing, taken.key, taken.event.traceparent)
        let ingested = outgoing.event(
            .ingested(
                DocumentIngested(
                    documentID: id, symbol: document.symbol, language: document.language, kind: document.kind,
                    title: document.title, passages: document.passages.count, verdict: document.verdict, sha256: sha256)
            ),
            causedBy: key, subject: document.symbol, traceparent: traceparent)
        return IngestUnit(
            key: key, bodySHA256: taken.bodySHA256,
            work: .document(new, ingested: [ingested]) { existing in
                [
                    outgoing.event(
                        .duplicate(DocumentDuplicate(documentID: existing, symbol: document.symbol, sha256: sha256)),
                        causedBy: key, subject: document.symbol, traceparent: traceparent)
                ]
            })
    }

    func commit(_ units: [IngestUnit]) async throws -> [CommitResult] {
        try await self.store.commit(units)
    }

    private func convert(_ submission: Submission) async throws -> ConvertedDocument {
        do throws(ConversionError) {
            return try await self.converter.convert(
                submission.content, declaredType: submission.contentType, fileName: submission.fileName)
        } catch {
            switch error.code {
            case .cancelled: throw CancellationError()
            case .temporaryStorageFull, .machineExhausted: throw ConverterTrouble(error)
            // A missing converter is for files of one type only: they wait in quarantine, the others go on.
            case .converterMissing, .emptyFile, .unsupportedType, .noTextLayer, .damagedFile, .encryptedFile,
                .unsafeArchive,
                .badEncoding, .resourceLimit:
                break
            }
            throw Rejection(
                reason: error.code.rawValue + (error.limit.map { ".\($0.rawValue)" } ?? ""),
                sentence: error.sentence, remedy: error.remedy, symbol: submission.symbol,
                mediaType: submission.contentType,
                fileName: submission.fileName)
        }
    }

    /// Why a document that was read is not stored: nothing in it could be quoted, and its form is not known.
    private static func rejection(
        of document: Document, _ symbols: [FamilySymbol], _ submission: Submission, mediaType: String
    ) -> Rejection? {
        func rejection(_ reason: String, _ sentence: String, _ remedy: String) -> Rejection {
            Rejection(
                reason: reason, sentence: sentence, remedy: remedy, symbol: document.symbol ?? submission.symbol,
                mediaType: mediaType, fileName: submission.fileName)
        }
        if document.verdict.state == .unreadable {
            let reason = document.verdict.reasons.first ?? "unreadable: nothing could be read"
            let parts = reason.split(separator: ":", maxSplits: 1)
            let sentence = parts.count > 1 ? parts[1].drop { $0 == " " } : "Nothing in it could be read."
            return rejection(
                String(parts[0]), String(sentence), "Submit the document in another format, or one with a text layer.")
        }
        if document.kind == .errorPage {
            return rejection(
                "error-page", "The file is a page that a server sent in place of the document.",
                "Fetch the document again and submit that.")
        }
        // A corrigendum has no passages of its own; it belongs to those it changes.
        let isCorrigendum = symbols.contains { $0.relation == .corrigendum }
        if document.kind == .unknown && document.passages.isEmpty && !isCorrigendum {
            return rejection(
                "unknown-genre", "The form of the document was not recognised, and no passages were found in it.",
                "Check that it is a United Nations report, resolution or decision; if it is, tell us its symbol.")
        }
        return nil
    }
}

/// The machine could not convert.
private struct ConverterTrouble: OutageError {
    /// Full scratch space stops every file. That a converter found no room may be this file's doing: it is tried again
    /// later while the others go on.
    let isOutage: Bool
    let sentenceForLogs: String
    var dependency: Dependency { .machine }

    init(_ error: ConversionError) {
        (self.isOutage, self.sentenceForLogs) = (error.code == .temporaryStorageFull, error.description)
    }
}
