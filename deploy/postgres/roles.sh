#!/bin/sh
# Run once by the PostgreSQL image when its volume is empty: a role and a schema per service, and
# no right on each other's. On a managed PostgreSQL do the same by hand.
set -eu
psql --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  --set=adapter="$BRP_ADAPTER_DATABASE_PASSWORD" --set=notifier="$NOTIFIER_DATABASE_PASSWORD" <<'SQL'
CREATE ROLE brp_adapter LOGIN PASSWORD :'adapter';
CREATE ROLE notifier LOGIN PASSWORD :'notifier';
REVOKE ALL ON DATABASE vertrekmelding FROM PUBLIC;
GRANT CONNECT ON DATABASE vertrekmelding TO brp_adapter, notifier;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA brp_adapter AUTHORIZATION brp_adapter;
CREATE SCHEMA notifier AUTHORIZATION notifier;
SQL
