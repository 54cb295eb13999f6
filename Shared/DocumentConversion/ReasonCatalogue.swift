/// What is said about one ``ConversionError/ReasonCode``.
struct CataloguedReason: Sendable {
    let sentence: String
    let remedy: String
    let isTransient: Bool
}

extension ConversionError.ReasonCode {
    /// The catalogue of reasons: every code with what is said about it, in one place.
    var catalogued: CataloguedReason {
        switch self {
        case .emptyFile:
            CataloguedReason(
                sentence: "The file holds nothing but white space, or not a single byte.",
                remedy: "Check that the download or upload was complete, then submit the file again.",
                isTransient: false)
        case .unsupportedType:
            CataloguedReason(
                sentence: "The bytes are of no type that can be read here.",
                remedy: "Submit the document as PDF, DOCX, DOC, ODT, RTF, HTML, Markdown or plain text.",
                isTransient: false)
        case .noTextLayer:
            CataloguedReason(
                sentence: "The file has pages but no text: it holds pictures of pages, as a scanner makes them.",
                remedy:
                    "Have the text recognised (OCR: --ocr, or RAPPORTEUR_OCR=on, with tesseract installed), or submit another version of the document.",
                isTransient: false)
        case .damagedFile:
            CataloguedReason(
                sentence: "The file is cut short or broken, so that not one page or part of it could be opened.",
                remedy: "Fetch the file again from its source, check that a viewer opens it, and submit it again.",
                isTransient: false)
        case .encryptedFile:
            CataloguedReason(
                sentence: "The file asks for a password.",
                remedy: "Submit a version that opens without a password.",
                isTransient: false)
        case .unsafeArchive:
            CataloguedReason(
                sentence: "The file is an archive with a part whose name leads out of the archive.",
                remedy: "Do not open the file elsewhere; fetch the document again from its source.",
                isTransient: false)
        case .badEncoding:
            CataloguedReason(
                sentence:
                    "The bytes are no text in UTF-8, in UTF-16 or in an older encoding that is known for certain.",
                remedy: "Save the text as UTF-8 and submit it again.",
                isTransient: false)
        case .resourceLimit:
            CataloguedReason(
                sentence: "Reading the file takes more than one file is given.",
                remedy: "If the document is a genuine one, raise the limit that is named, or submit it in parts.",
                isTransient: false)
        case .converterMissing:
            CataloguedReason(
                sentence: "A program that reads this type of file is missing on this machine or cannot be started.",
                remedy: "Install the package that is named; the file can then be read as it is.",
                isTransient: true)
        case .temporaryStorageFull:
            CataloguedReason(
                sentence: "The folder for temporary files cannot be written to.",
                remedy:
                    "Make room in the folder that is named or grant the right to write there; nothing is wrong with the file.",
                isTransient: true)
        case .machineExhausted:
            CataloguedReason(
                sentence: "This machine had no room for a converter process.",
                remedy: "Give the service more processes or memory, or let fewer converters run at one time.",
                isTransient: true)
        case .cancelled:
            CataloguedReason(
                sentence: "The work was called off before the file had been read.",
                remedy: "Submit the file again.",
                isTransient: true)
        }
    }
}
