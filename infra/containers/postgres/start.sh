# Makes the cluster, the user and the database at the first start; then the server runs.
# PostgreSQL answers on its port only when they are there.
set -euo pipefail
data=/var/lib/postgresql/data
user=${POSTGRES_USER:-postgres}
database=${POSTGRES_DB:-$user}
if [ ! -s "$data/PG_VERSION" ]; then
  initdb -D "$data" -U "$user" -A scram-sha-256 --pwfile=<(echo "$POSTGRES_PASSWORD") --no-instructions -E UTF8 --locale=C.UTF-8
  echo "host all all all scram-sha-256" >>"$data/pg_hba.conf"
  pg_ctl -D "$data" -w -o "-c listen_addresses=" start
  if [ "$database" != postgres ]; then
    PGPASSWORD=$POSTGRES_PASSWORD createdb -h /var/run/postgresql -U "$user" --maintenance-db=postgres "$database"
  fi
  pg_ctl -D "$data" -w stop
fi
exec postgres -D "$data" -c listen_addresses='*' "$@"
