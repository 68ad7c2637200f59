-- People who have not yet shown that the e-mail address they gave is theirs. They have no account: nothing else knows of them.
-- The token of the link is made when its e-mail is sent, and only its hash is kept.
CREATE TABLE unconfirmed_registrations (
  id            uuid PRIMARY KEY,
  token_hash    bytea UNIQUE,
  username      text NOT NULL,
  email         text NOT NULL,
  display_name  text NOT NULL,
  password_hash text NOT NULL,
  created_at    timestamptz NOT NULL
);
CREATE INDEX unconfirmed_registrations_by_age ON unconfirmed_registrations (created_at);

ALTER TABLE mail_queue ADD COLUMN registration_id uuid REFERENCES unconfirmed_registrations ON DELETE CASCADE;
