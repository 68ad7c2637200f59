DROP TABLE server_settings;
-- The release before would look for the account of such a mail by an address that is not its own.
DELETE FROM mail_queue WHERE user_id IS NOT NULL;
ALTER TABLE mail_queue DROP COLUMN user_id;
DELETE FROM account_links WHERE purpose <> 'reset';
ALTER TABLE account_links DROP CONSTRAINT account_links_purpose_check;
ALTER TABLE account_links ADD CONSTRAINT account_links_purpose_check CHECK (purpose IN ('reset'));
ALTER TABLE account_links DROP COLUMN email;
ALTER TABLE users DROP COLUMN pending_email, DROP COLUMN email_verified_at;
