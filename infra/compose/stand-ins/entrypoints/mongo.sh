#!/bin/bash
# As the official image at its first start: the superuser is made on loopback, without a replica set.
set -euo pipefail
if [ "$1" != mongod ]; then exec "$@"; fi
if [ ! -e /data/db/WiredTiger ]; then
  setpriv --reuid mongodb --regid mongodb --clear-groups mongod --fork --logpath /tmp/first.log --bind_ip 127.0.0.1
  mongosh --quiet --eval "db.getSiblingDB('admin').createUser({ user: '$MONGO_INITDB_ROOT_USERNAME',
    pwd: '$(cat "$MONGO_INITDB_ROOT_PASSWORD_FILE")', roles: ['root'] })"
  setpriv --reuid mongodb --regid mongodb --clear-groups mongod --shutdown
fi
exec setpriv --reuid mongodb --regid mongodb --clear-groups "$@"
