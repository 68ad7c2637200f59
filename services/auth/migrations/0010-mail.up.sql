-- Links that were sent: of a token only the hash is kept, and a used one is gone.
CREATE TABLE account_links (
  token_hash bytea PRIMARY KEY,
  user_id    uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  purpose    text NOT NULL CHECK (purpose IN ('reset')),
  expires_at timestamptz NOT NULL
);
CREATE INDEX account_links_by_user ON account_links (user_id);
CREATE INDEX account_links_by_end ON account_links (expires_at);

-- E-mail on its way, written with what it tells of, deleted when it was taken or given up. A mail that is asked for by its
-- address alone is here whether or not there is an account: so the answer tells nothing, not even by its time.
CREATE TABLE mail_queue (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind        text NOT NULL,
  recipient   text NOT NULL,
  tries       integer NOT NULL DEFAULT 0,
  next_try_at timestamptz NOT NULL,
  created_at  timestamptz NOT NULL
);
CREATE INDEX mail_queue_due ON mail_queue (next_try_at);
