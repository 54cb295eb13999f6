import ServiceKit

await ServiceProgram.run(
    .report, about: "Builds the reports that are asked for, writes them to the report folder and stores them."
) { context in
    try ReportStage(context)
}
