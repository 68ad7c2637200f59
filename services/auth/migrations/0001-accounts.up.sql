-- Usernames and addresses are stored in lower case, so that a plain unique constraint is case-insensitive.
CREATE TABLE users (
  id           uuid PRIMARY KEY,
  username     text NOT NULL CHECK (username = lower(username)),
  email        text NOT NULL CHECK (email = lower(email)),
  display_name text NOT NULL,
  avatar_url   text,
  role         text NOT NULL DEFAULT 'user' CHECK (role IN ('user', 'admin')),
  created_at   timestamptz NOT NULL,
  deleted_at   timestamptz,
  CONSTRAINT users_username_unique UNIQUE (username),
  CONSTRAINT users_email_unique UNIQUE (email)
);

-- For searches by the beginning of a name, whatever the collation of the database.
CREATE INDEX users_username_prefix ON users (username text_pattern_ops) WHERE deleted_at IS NULL;
CREATE INDEX users_display_name_prefix ON users (lower(display_name) text_pattern_ops) WHERE deleted_at IS NULL;

-- Apart from users, so that no query for a profile can carry a hash away.
CREATE TABLE credentials (
  user_id       uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE,
  password_hash text NOT NULL,
  changed_at    timestamptz NOT NULL
);
