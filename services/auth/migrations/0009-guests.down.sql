-- The release before has no place for guests: they go, and with them their sessions.
DELETE FROM users WHERE role = 'guest';
DROP INDEX users_guests;
ALTER TABLE users DROP CONSTRAINT users_email_of_accounts;
ALTER TABLE users DROP CONSTRAINT users_role_check;
ALTER TABLE users ADD CONSTRAINT users_role_check CHECK (role IN ('user', 'admin'));
ALTER TABLE users ALTER COLUMN email SET NOT NULL;
