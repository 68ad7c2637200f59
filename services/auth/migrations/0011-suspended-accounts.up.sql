-- An account that an operator suspended: nobody signs in to it.
ALTER TABLE users
  ADD COLUMN suspended_at   timestamptz,
  ADD COLUMN suspend_reason text;
CREATE INDEX users_admins ON users (id) WHERE role = 'admin' AND deleted_at IS NULL;

-- A link that makes an admin, good only as long as there is none; one stands at a time.
ALTER TABLE registration_invites ADD COLUMN first_admin boolean NOT NULL DEFAULT false;
CREATE UNIQUE INDEX registration_invites_first_admin ON registration_invites (first_admin)
  WHERE first_admin AND revoked_at IS NULL AND uses = 0;
