-- People without an account: they have no e-mail address and no credentials, and nobody finds them by a search.
ALTER TABLE users ALTER COLUMN email DROP NOT NULL;
ALTER TABLE users DROP CONSTRAINT users_role_check;
ALTER TABLE users ADD CONSTRAINT users_role_check CHECK (role IN ('guest', 'user', 'admin'));
ALTER TABLE users ADD CONSTRAINT users_email_of_accounts CHECK (role = 'guest' OR email IS NOT NULL);
CREATE INDEX users_guests ON users (created_at) WHERE role = 'guest' AND deleted_at IS NULL;
