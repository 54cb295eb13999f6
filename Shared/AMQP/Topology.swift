/// Exchanges, queues and bindings, declared in this order. Declaring what exists as described changes nothing.
public struct Topology: Sendable, Hashable {
    public struct Exchange: Sendable, Hashable {
        public enum Kind: String, Sendable, Hashable {
            case direct, fanout, topic, headers
        }

        public var name: String
        public var kind: Kind
        /// Whether it survives a restart of the broker. Default: true.
        public var isDurable: Bool
        /// For example `alternate-exchange`. Default: none.
        public var arguments: [String: FieldValue]

        public init(name: String, kind: Kind, isDurable: Bool = true, arguments: [String: FieldValue] = [:]) {
            self.name = name
            self.kind = kind
            self.isDurable = isDurable
            self.arguments = arguments
        }
    }

    public struct Queue: Sendable, Hashable {
        public var name: String
        /// Whether it survives a restart of the broker. Default: true.
        public var isDurable: Bool
        /// For example `x-queue-type`. Default: none.
        public var arguments: [String: FieldValue]

        public init(name: String, isDurable: Bool = true, arguments: [String: FieldValue] = [:]) {
            self.name = name
            self.isDurable = isDurable
            self.arguments = arguments
        }
    }

    public struct Binding: Sendable, Hashable {
        public var exchange: String
        public var queue: String
        public var routingKey: String

        public init(exchange: String, queue: String, routingKey: String) {
            self.exchange = exchange
            self.queue = queue
            self.routingKey = routingKey
        }
    }

    public var exchanges: [Exchange]
    public var queues: [Queue]
    public var bindings: [Binding]

    public init(exchanges: [Exchange] = [], queues: [Queue] = [], bindings: [Binding] = []) {
        self.exchanges = exchanges
        self.queues = queues
        self.bindings = bindings
    }

    public var isEmpty: Bool { self.exchanges.isEmpty && self.queues.isEmpty && self.bindings.isEmpty }
}
