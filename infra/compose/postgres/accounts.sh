#!/bin/bash
# Parley's accounts in PostgreSQL, at each start: `parley` owns the database and migrates it; `parley_auth` is the
# service's, owns nothing, and gets its rights from the migrations.
set -euo pipefail
PGPASSWORD=$(cat "$ADMIN_PASSWORD_FILE")
export PGPASSWORD
psql --quiet --set ON_ERROR_STOP=1 --set owner="$(cat "$OWNER_PASSWORD_FILE")" --set auth="$(cat "$AUTH_PASSWORD_FILE")" <<'SQL'
select format('create role %I', name) from (values ('parley'), ('parley_auth')) as wanted (name)
 where not exists (select from pg_roles where rolname = name) \gexec
alter role parley login password :'owner';
alter role parley_auth login password :'auth';
select 'create database parley owner parley' where not exists (select from pg_database where datname = 'parley') \gexec
SQL
