#pragma once

/* What Swift cannot call or read in rabbitmq-c: variadic functions, values behind `void *`, macros with casts, and
 * the headers' move in 0.12. Everything else is called from Shared/AMQP as it stands in the manual. */

#include <stddef.h>
#include <stdint.h>
#include <sys/eventfd.h>

#if defined(__has_include)
#if __has_include(<rabbitmq-c/amqp.h>) /* rabbitmq-c 0.12 and later */
#define RAP_RABBITMQ_C_FOLDER 1
#endif
#endif

#ifdef RAP_RABBITMQ_C_FOLDER
#include <rabbitmq-c/amqp.h>
#include <rabbitmq-c/framing.h>
#include <rabbitmq-c/ssl_socket.h>
#include <rabbitmq-c/tcp_socket.h>
#else /* Debian 12 ships 0.11 */
#include <amqp.h>
#include <amqp_framing.h>
#include <amqp_ssl_socket.h>
#include <amqp_tcp_socket.h>
#endif

/* Swift's Glibc module leaves sys/eventfd.h out. */
static inline int rap_eventfd(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

/* The macros are casts, which Swift does not import. */
static const uint32_t rap_method_basic_deliver = AMQP_BASIC_DELIVER_METHOD;
static const uint32_t rap_method_basic_return = AMQP_BASIC_RETURN_METHOD;
static const uint32_t rap_method_basic_ack = AMQP_BASIC_ACK_METHOD;
static const uint32_t rap_method_basic_nack = AMQP_BASIC_NACK_METHOD;
static const uint32_t rap_method_basic_cancel = AMQP_BASIC_CANCEL_METHOD;
static const uint32_t rap_method_basic_cancel_ok = AMQP_BASIC_CANCEL_OK_METHOD;
static const uint32_t rap_method_basic_get_ok = AMQP_BASIC_GET_OK_METHOD;
static const uint32_t rap_method_channel_close = AMQP_CHANNEL_CLOSE_METHOD;
static const uint32_t rap_method_connection_close = AMQP_CONNECTION_CLOSE_METHOD;
static const uint32_t rap_method_connection_blocked = AMQP_CONNECTION_BLOCKED_METHOD;
static const uint32_t rap_method_connection_unblocked = AMQP_CONNECTION_UNBLOCKED_METHOD;

static inline amqp_table_entry_t rap_entry_bool(const char *key, amqp_boolean_t value) {
  amqp_table_entry_t entry;
  entry.key = amqp_cstring_bytes(key);
  entry.value.kind = AMQP_FIELD_KIND_BOOLEAN;
  entry.value.value.boolean = value;
  return entry;
}

static inline amqp_table_entry_t rap_entry_text(const char *key, const char *value) {
  amqp_table_entry_t entry;
  entry.key = amqp_cstring_bytes(key);
  entry.value.kind = AMQP_FIELD_KIND_UTF8;
  entry.value.value.bytes = amqp_cstring_bytes(value);
  return entry;
}

/* amqp_login_with_properties() is variadic.
 *
 * rabbitmq-c announces only two capabilities by itself. Without consumer_cancel_notify a deleted queue is silence,
 * without connection.blocked so is an alarm (RabbitMQ manual, "Consumer Cancel Notification", "Blocked Connection
 * Notifications"). `password` is unread for EXTERNAL, whose argument is the identity (empty: the certificate's). */
static inline amqp_rpc_reply_t rap_log_in(amqp_connection_state_t connection, const char *virtual_host, int frame_max,
                                          int heartbeat_seconds, int is_external, const char *user,
                                          const char *password, const char *connection_name) {
  amqp_table_entry_t capabilities[4];
  amqp_table_entry_t properties[3];
  amqp_table_t table;
  int count = 2;

  capabilities[0] = rap_entry_bool("consumer_cancel_notify", 1);
  capabilities[1] = rap_entry_bool("connection.blocked", 1);
  capabilities[2] = rap_entry_bool("publisher_confirms", 1);
  capabilities[3] = rap_entry_bool("basic.nack", 1);

  properties[0].key = amqp_cstring_bytes("capabilities");
  properties[0].value.kind = AMQP_FIELD_KIND_TABLE;
  properties[0].value.value.table.num_entries = 4;
  properties[0].value.value.table.entries = capabilities;
  properties[1] = rap_entry_text("product", "Rapporteur");
  if (connection_name != NULL) {
    properties[2] = rap_entry_text("connection_name", connection_name);
    count = 3;
  }
  table.num_entries = count;
  table.entries = properties;

  if (is_external) {
    return amqp_login_with_properties(connection, virtual_host, 0, frame_max, heartbeat_seconds, &table,
                                      AMQP_SASL_METHOD_EXTERNAL, user);
  }
  return amqp_login_with_properties(connection, virtual_host, 0, frame_max, heartbeat_seconds, &table,
                                    AMQP_SASL_METHOD_PLAIN, user, password);
}

/* The type behind reply.decoded depends on reply.id. Returns 1 for channel.close, 2 for connection.close, 0 for
 * anything else; `code` and `text` are set for 1 and 2, and `text` lives as long as the frame. */
static inline int rap_close_of_method(uint32_t id, const void *decoded, uint16_t *code, amqp_bytes_t *text) {
  if (decoded == NULL) return 0;
  if (id == AMQP_CHANNEL_CLOSE_METHOD) {
    const amqp_channel_close_t *method = (const amqp_channel_close_t *)decoded;
    *code = method->reply_code;
    *text = method->reply_text;
    return 1;
  }
  if (id == AMQP_CONNECTION_CLOSE_METHOD) {
    const amqp_connection_close_t *method = (const amqp_connection_close_t *)decoded;
    *code = method->reply_code;
    *text = method->reply_text;
    return 2;
  }
  return 0;
}

/* The union member of a reply, so that Swift reads no union it did not choose. */
static inline int rap_close_of_reply(amqp_rpc_reply_t reply, uint16_t *code, amqp_bytes_t *text) {
  if (reply.reply_type != AMQP_RESPONSE_SERVER_EXCEPTION) return 0;
  return rap_close_of_method(reply.reply.id, reply.reply.decoded, code, text);
}

/* Answers connection.close, so that the broker does not log a client that vanished. */
static inline void rap_answer_connection_close(amqp_connection_state_t connection) {
  amqp_connection_close_ok_t method;
  method.dummy = '\0';
  (void)amqp_send_method(connection, 0, AMQP_CONNECTION_CLOSE_OK_METHOD, &method);
}
