-- The release before would give an ordinary account for such a link.
DELETE FROM registration_invites WHERE first_admin;
DROP INDEX registration_invites_first_admin;
ALTER TABLE registration_invites DROP COLUMN first_admin;
DROP INDEX users_admins;
ALTER TABLE users DROP COLUMN suspended_at, DROP COLUMN suspend_reason;
