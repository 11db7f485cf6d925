-- A key of a write that is no single transaction is held only as long as somebody says that they are still at work:
-- after a crash it is free in a minute, and not in half an hour.
alter table idempotency_key add held_until timestamptz;
