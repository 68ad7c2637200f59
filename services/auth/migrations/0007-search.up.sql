-- What people are found by, written by the service (src/domain/search-keys.ts): both names in the form in which they are
-- compared, and every one, two or three characters in a row. The database's own folding and trigrams depend on its
-- collation, which knows ASCII only. A row without them, from an older release, is filled by the next sweep.
ALTER TABLE users ADD COLUMN search_text text, ADD COLUMN search_grams text[];
CREATE INDEX users_search_grams ON users USING gin (search_grams) WHERE deleted_at IS NULL;
CREATE INDEX users_without_search ON users (id) WHERE search_text IS NULL;
