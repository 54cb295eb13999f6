import ServiceKit

await ServiceProgram.run(
    .classify,
    about: "Gives every passage of an ingested document its themes, with the evidence, and keeps people's corrections."
) { context in
    try ClassifyStage(context)
}
