#!/bin/sh
# Follows docs/operate.md literally in a clean folder: install, upgrade, back up, restore, doctor. Each step must hold.
# Say which releases to go from and to: scripts/follow-operate.sh [from] [to], by default the first and HEAD.
# With NODE_MODULES=folder the packages are taken from there instead of the registry.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
from=${1:-36cba43}
to=${2:-HEAD}
clean=$(mktemp -d)
chmod 755 "$clean"
server=
finish() {
  if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; fi
  rm -rf "$clean"
}
trap finish EXIT INT TERM
step() { printf '\n== %s\n' "$*"; }
begin() {
  PORT=0 npm start >"$clean/said" 2>"$clean/complaints" &
  server=$!
  tries=0
  until address=$(sed -n 's/^Rapport is ready: //p' "$clean/said") && [ -n "$address" ]; do
    tries=$((tries + 1))
    if [ "$tries" -gt 600 ] || ! kill -0 "$server" 2>/dev/null; then cat "$clean/complaints"; exit 1; fi
    sleep 1
  done
  echo "ready at $address"
}
stop() {
  # The server tells its own process in the lock of its folder; npm stands before it.
  kill -TERM "$(sed 's/.*"pid":\([0-9]*\).*/\1/' "$1/rapport.lock")"
  wait "$server" || true
  server=
}
members() { curl -sf -H 'content-type: application/json' -d '{"email":"ada@example.com","password":"seven quiet otters"}' "$address/api/v1/sign-in" | grep -o '"firm":{[^}]*' | head -c 200; echo; }

step 'Install'
git clone -q "$root" "$clean/rapport"
cd "$clean/rapport"
git checkout -q "$(git -C "$root" rev-parse "$from")"
if [ -n "${NODE_MODULES:-}" ]; then ln -s "$NODE_MODULES" node_modules; fi
npx rapport init --firm 'Corner Café' --email ada@example.com --password 'seven quiet otters'
begin
members

stop data

step 'Upgrade'
git checkout -q "$(git -C "$root" rev-parse "$to")"
begin
members

step 'Back up, while it runs'
npx rapport backup
npx rapport backup "$clean/stick.backup.gz"
npx rapport backup verify "$clean/stick.backup.gz"
npx rapport backup drill
stop data

step 'Restore'
npx rapport restore "$clean/stick.backup.gz" --into ./again
DATA_DIR=./again
export DATA_DIR
begin
members

step 'Doctor'
npx rapport doctor
stop again

printf '\nEvery step holds.\n'
