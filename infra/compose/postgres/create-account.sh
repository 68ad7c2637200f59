#!/bin/bash
# Runs once, when PostgreSQL makes its cluster: Parley's account, and the database that it owns.
set -euo pipefail
psql --username postgres --set ON_ERROR_STOP=1 --set password="$(cat /run/secrets/postgres-password)" <<'SQL'
create role parley login password :'password';
create database parley owner parley;
SQL
