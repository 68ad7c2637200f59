-- An account that its owner deleted: nobody signs in to it but to take it back. It is erased after 30 days.
ALTER TABLE users ADD COLUMN closed_at timestamptz;
CREATE INDEX users_closed ON users (closed_at) WHERE closed_at IS NOT NULL AND deleted_at IS NULL;

-- What is left of an erased account has no address.
ALTER TABLE users DROP CONSTRAINT users_email_of_accounts;
ALTER TABLE users ADD CONSTRAINT users_email_of_accounts
  CHECK (role = 'guest' OR email IS NOT NULL OR deleted_at IS NOT NULL);

-- Usernames that somebody had, and that nobody else gets for a while.
CREATE TABLE kept_usernames (
  username text PRIMARY KEY,
  user_id  uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  left_at  timestamptz NOT NULL
);
CREATE INDEX kept_usernames_by_user ON kept_usernames (user_id, left_at);
CREATE INDEX kept_usernames_by_age ON kept_usernames (left_at);
