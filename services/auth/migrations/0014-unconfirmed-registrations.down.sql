-- The release before has no words for them.
DELETE FROM mail_queue WHERE kind = 'confirm';
ALTER TABLE mail_queue DROP COLUMN registration_id;
DROP TABLE unconfirmed_registrations;
