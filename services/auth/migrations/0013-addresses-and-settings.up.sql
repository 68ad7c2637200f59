-- Whether the person has shown that the address is theirs, and the one that they want instead.
ALTER TABLE users
  ADD COLUMN email_verified_at timestamptz,
  ADD COLUMN pending_email     text CHECK (pending_email = lower(pending_email));

-- Links prove the address to which they were sent; one that an operator made proves none.
ALTER TABLE account_links ADD COLUMN email text;
ALTER TABLE account_links DROP CONSTRAINT account_links_purpose_check;
ALTER TABLE account_links ADD CONSTRAINT account_links_purpose_check CHECK (purpose IN ('reset', 'verify'));

-- Mails to addresses that are not, or not yet, those of an account.
ALTER TABLE mail_queue ADD COLUMN user_id uuid REFERENCES users ON DELETE CASCADE;

-- What an operator chose while the platform runs; without a row the environment says it.
CREATE TABLE server_settings (
  name       text PRIMARY KEY,
  value      text NOT NULL,
  changed_at timestamptz NOT NULL
);
