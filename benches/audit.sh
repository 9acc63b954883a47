#!/usr/bin/env bash
# Times whole audits of made-up case files: benches/audit.sh [CASES]… (default 100 and 1000).
set -euo pipefail
cd "$(dirname "$0")/.."

cargo build --release --locked --bin casewise --example generate
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
printf '| cases | documents | MB | seconds | peak MiB |\n|--:|--:|--:|--:|--:|\n'
for cases in "${@:-100 1000}"; do
  for n in $cases; do
    target/release/examples/generate "$room/$n" "$n"
    /usr/bin/time -f '%e %M' -o "$room/time" \
      target/release/casewise audit "$room/$n" --as-at 2026-11-01 --format json >"$room/audit.json" || true
    read -r seconds kib < <(tail -n 1 "$room/time")
    documents=$(find "$room/$n" -type f | wc -l)
    megabytes=$(du -sb "$room/$n" | awk '{ printf "%.1f", $1 / 1e6 }')
    printf '| %s | %s | %s | %s | %s |\n' "$n" "$documents" "$megabytes" "$seconds" "$((kib / 1024))"
  done
done
