/// The dates that a document gives of itself; each `nil` when the file does not say.
public struct DocumentDates: Sendable, Hashable, Codable {
    /// When the body adopted it ("Adopted by the Security Council at its … meeting, on …").
    public var adopted: CalendarDate?
    /// When it was distributed ("Distr.: General", and the date under it).
    public var distributed: CalendarDate?
    /// First day of the meeting or session that it reports on or is written for.
    public var meetingFrom: CalendarDate?
    /// Last day of it; the same as ``meetingFrom`` for a single day.
    public var meetingTo: CalendarDate?

    public init(
        adopted: CalendarDate? = nil, distributed: CalendarDate? = nil, meetingFrom: CalendarDate? = nil,
        meetingTo: CalendarDate? = nil
    ) {
        (self.adopted, self.distributed) = (adopted, distributed)
        (self.meetingFrom, self.meetingTo) = (meetingFrom, meetingTo)
    }
}
