-- One row for each account or address with recent failures: see src/domain/lockout-steps.ts.
CREATE TABLE login_failures (
  subject         text PRIMARY KEY,
  failures        integer NOT NULL,
  last_failure_at timestamptz NOT NULL,
  locked_until    timestamptz
);
CREATE INDEX login_failures_by_age ON login_failures (last_failure_at);
