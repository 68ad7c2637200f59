-- Set when the parent of a token came back before any token of this generation was used: see src/domain/rotation.ts.
ALTER TABLE refresh_tokens ADD COLUMN replaced_at timestamptz;
