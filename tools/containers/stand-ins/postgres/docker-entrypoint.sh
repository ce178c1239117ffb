#!/bin/bash
# The part of the official image's contract that is used here: POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB, PGDATA, and
# a first, private start that makes the database before the one that serves.
set -e
as() { setpriv --reuid=postgres --regid=postgres --init-groups "$@"; }
user=${POSTGRES_USER:-postgres}
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  mkdir -p "$PGDATA" && chown -R postgres:postgres /var/lib/postgresql && chmod 700 "$PGDATA"
  password=$(mktemp) && printf '%s\n' "${POSTGRES_PASSWORD:?POSTGRES_PASSWORD must be set}" >"$password" && chown postgres "$password"
  as initdb -D "$PGDATA" --username="$user" --pwfile="$password" --auth=scram-sha-256 --encoding=UTF8 --locale=C --no-instructions
  rm -f "$password"
  echo "host all all all scram-sha-256" >>"$PGDATA/pg_hba.conf"
  setpriv --reuid=postgres --regid=postgres --init-groups postgres -D "$PGDATA" -c listen_addresses= -c unix_socket_directories=/tmp &
  first=$!
  until [ -S /tmp/.s.PGSQL.5432 ]; do sleep 0.1; done
  sleep 0.5
  kill -TERM "$first" && wait "$first" || true
  if [ "${POSTGRES_DB:-$user}" != postgres ]; then
    echo "CREATE DATABASE \"${POSTGRES_DB:-$user}\";" | as postgres --single -D "$PGDATA" postgres
  fi
fi
[ "$1" = postgres ] && shift
exec setpriv --reuid=postgres --regid=postgres --init-groups postgres -D "$PGDATA" -c listen_addresses='*' -c unix_socket_directories=/tmp "$@"
