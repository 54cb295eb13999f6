public import ArgumentParser
public import Model
public import ServiceKit

// The project's own values as arguments of commands. Raw values are what is typed.

extension Grade: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}
extension PassageKind: ExpressibleByArgument {}
extension ReportRequest.Format: ExpressibleByArgument {}
extension ReportRequest.Kind: ExpressibleByArgument {}
extension ReportRequest.Order: ExpressibleByArgument {}
extension StageName: ExpressibleByArgument {}
extension Strength: ExpressibleByArgument {}

extension CalendarDate: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
