internal import CRabbitMQ

/// Sole owner of one `amqp_connection_state_t`, its socket and its one channel.
///
/// rabbitmq-c, README, "Threading": a connection belongs to one thread. So this cannot be copied, is not `Sendable`, and
/// lives inside an actor whose executor is a ``ConnectionThread``. After any error it is only fit to be destroyed: the
/// library aborts the process on some calls in a wrong state.
struct ConnectionHandle: ~Copyable {
    /// One connection, one channel: `amqp_simple_wait_frame_on_channel` loses other channels' frames.
    static let channel: amqp_channel_t = 1

    let raw: amqp_connection_state_t
    let arena = NativeArena()
    var assembly: IncomingAssembly
    /// Bytes read since the library's buffers were given back.
    var unreleased = 0

    /// Cannot fail after taking ownership, so `deinit` is the only place that frees.
    init(adopting raw: amqp_connection_state_t, number: UInt64, maximumBodySize: Int) {
        self.raw = raw
        self.assembly = IncomingAssembly(connection: number, maximumBodySize: maximumBodySize)
    }

    /// amqp.h: "Destroys an amqp_connection_state_t object", and closes its socket.
    deinit { amqp_destroy_connection(self.raw) }

    /// For `poll` and for the watchdog.
    var descriptor: Int32 { amqp_get_sockfd(self.raw) }

    /// Whether something was read from the socket that no `poll` will announce.
    var hasBufferedInput: Bool { amqp_frames_enqueued(self.raw) != 0 || amqp_data_in_buffer(self.raw) != 0 }

    /// Throws what the last method call of this connection met.
    borrowing func checkLastReply(_ call: @autoclosure () -> String) throws(AMQPError) {
        try amqp_get_rpc_reply(self.raw).check(call())
    }

    /// Closes channel and connection in good order.
    ///
    /// Waits for the broker's close-ok, its word that it read every ack before it: acks are fire-and-forget, and a socket
    /// merely cut can take the last ones with it. Each question is bounded by the RPC timeout.
    borrowing func closeInOrder() {
        guard amqp_channel_close(self.raw, Self.channel, AMQP_REPLY_SUCCESS).reply_type == AMQP_RESPONSE_NORMAL else {
            return
        }
        // The answer changes nothing: we leave either way.
        _ = amqp_connection_close(self.raw, AMQP_REPLY_SUCCESS)
    }
}
