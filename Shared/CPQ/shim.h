#pragma once
#include <libpq-fe.h>

/* The PG_DIAG_* field codes are C character constants, which Swift imports as CChar or not at all: give them the type
   that PQresultErrorField() takes. */
static const int rap_diag_sqlstate = PG_DIAG_SQLSTATE;
static const int rap_diag_message = PG_DIAG_MESSAGE_PRIMARY;
static const int rap_diag_constraint = PG_DIAG_CONSTRAINT_NAME;
static const int rap_diag_table = PG_DIAG_TABLE_NAME;
static const int rap_diag_column = PG_DIAG_COLUMN_NAME;
static const int rap_diag_function = PG_DIAG_SOURCE_FUNCTION;

/* libpq prints notices on standard error unless told otherwise. This receiver takes no argument and keeps no state, since a
   PGresult that outlives its connection may still call it. */
static inline void rap_drop_notice(void *nothing, const PGresult *notice) { (void)nothing; (void)notice; }
static inline void rap_drop_notices(PGconn *connection) {
    PQsetNoticeReceiver(connection, rap_drop_notice, 0);
}

#include <sys/eventfd.h>
#include <sys/prctl.h>

/* Linux calls that Swift's Glibc module does not offer. */
static inline int rap_eventfd(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }
static inline void rap_name_this_thread(const char *name) { prctl(PR_SET_NAME, name, 0, 0, 0); }
