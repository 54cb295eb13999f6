import ServiceKit

await ServiceProgram.run(
    .ingest, about: "Reads submitted documents: finds their passages and stores them, or says why it cannot."
) { context in
    IngestStage(context)
}
