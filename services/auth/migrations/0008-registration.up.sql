-- Who may register when not everybody may. Of an invitation only the hash of its token is kept.
CREATE TABLE registration_invites (
  id         uuid PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE,
  note       text NOT NULL,
  max_uses   integer NOT NULL CHECK (max_uses > 0),
  uses       integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz
);

-- People who wait for an operator's approval. They have no account yet: nothing else knows of them.
CREATE TABLE registration_requests (
  id            uuid PRIMARY KEY,
  username      text NOT NULL,
  email         text NOT NULL,
  display_name  text NOT NULL,
  password_hash text NOT NULL,
  created_at    timestamptz NOT NULL,
  UNIQUE (username, email)
);
CREATE INDEX registration_requests_by_age ON registration_requests (created_at);
