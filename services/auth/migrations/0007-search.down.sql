DROP INDEX users_without_search;
DROP INDEX users_search_grams;
ALTER TABLE users DROP COLUMN search_grams, DROP COLUMN search_text;
