extension AMQPError: CustomStringConvertible, CustomDebugStringConvertible {
    /// One sentence for a log: what failed, what the broker said, what to do.
    public var description: String {
        var text = "AMQP \(self.code) in \(self.call)"
        if let reply { text += ": the broker said \(reply.code) \(reply.text)" }
        if !self.detail.isEmpty { text += ": \(self.detail)" }
        if self.reply == nil, let status { text += " (status \(status))" }
        if !self.advice.isEmpty { text += ". \(self.advice)" }
        return text
    }

    /// ``description`` and the place in the source.
    public var debugDescription: String { "\(self.description) [\(self.location.file):\(self.location.line)]" }

    /// What to do about it; empty where the text before says it all.
    public var advice: String {
        switch self.code {
        case .refused: "Check that the broker runs, and host and port of its URI"
        case .timedOut: "Check the network and the broker's load"
        case .closedByBroker where self.reply?.code == 320:
            "The broker or an administrator ended the connection; it is made anew"
        case .closedByBroker, .connectionLost:
            "The connection is made anew; publish again with the same ids what was not confirmed"
        case .protocolViolation: "Check that the port speaks AMQP 0-9-1, and that amqp or amqps is right"
        case .blocked: "Free memory or disk on the broker, or raise its limits"
        case .staleDelivery: "Nothing is to be done: the broker delivers the message again"
        case .accessRefused: "Check user, password, virtual host and the user's rights on it"
        case .preconditionFailed where self.reply?.text.contains("inequivalent arg") == true:
            "It exists with another value: delete or migrate it, or change the setting back"
        case .notFound: "Declare it first, for example with the setup command"
        case .tlsFailed: "Check the CA file, the host name against the certificate's DNS names, and the port"
        case .consumerCancelled: "The queue was deleted or moved; it is declared and consumed anew"
        default: ""
        }
    }
}
