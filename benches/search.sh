#!/usr/bin/env bash
# Indexes and searches 20,000 made-up texts beside Recoll and ripgrep: benches/search.sh [FILES].
# Times are CPU seconds (user and system) unless a column says otherwise; recall is of planted lines.
set -euo pipefail
cd "$(dirname "$0")/.."
files=${1:-20000}
for program in recollindex rg; do
  command -v "$program" >/dev/null || { echo "install $program first (Debian: recollcmd, ripgrep)" >&2; exit 1; }
done
cargo build --release --locked --bin casewise --example texts
casewise=$PWD/target/release/casewise
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
target/release/examples/texts "$room/texts" "$files" >/dev/null
text_bytes=$(find "$room/texts" -type f -printf '%s\n' | awk '{ n += $1 } END { print n }')

cpu() { /usr/bin/time -f '%U %S' -o "$room/time" "$@" >/dev/null 2>&1 || true; awk 'END { printf "%.2f", $1 + $2 }' "$room/time"; }
# Mean CPU and wall milliseconds of one of fifty runs from cold processes.
each() {
  /usr/bin/time -f '%U %S %e' -o "$room/time" bash -c 'for n in $(seq 50); do "$@" >/dev/null 2>&1; done' each "$@" || true
  awk 'END { printf "%.1f %.1f", ($1 + $2) * 20, $3 * 20 }' "$room/time"
}
ratio() { du -sb "$1" | awk -v text="$text_bytes" '{ printf "%.2f", $1 / text }'; }

mkdir "$room/recoll"
printf 'topdirs = %s\n' "$room/texts" >"$room/recoll/recoll.conf"
ours=$(cpu "$casewise" index "$room/texts" --index "$room/index")
theirs=$(cpu recollindex -c "$room/recoll")
printf '| | casewise | Recoll | ripgrep |\n|---|--:|--:|--:|\n'
printf '| index, CPU s | %s | %s | |\n' "$ours" "$theirs"
printf '| index, size over text | %s | %s | |\n' "$(ratio "$room/index")" "$(ratio "$room/recoll")"
phrase='"case conference agreed that the plan"'
read -r a aw < <(each "$casewise" search "$phrase" --index "$room/index"; echo)
read -r b bw < <(each recollq -c "$room/recoll" "$phrase"; echo)
read -r c cw < <(each rg -q 'case conference agreed that the plan zebra' "$room/texts"; echo)
printf '| phrase, cold, CPU ms | %s | %s | %s |\n' "$a" "$b" "$c"
printf '| phrase, cold, wall ms | %s | %s | %s |\n' "$aw" "$bw" "$cw"
read -r d dw < <(each "$casewise" search --absent 'zebra OR "case conference agreed"' --index "$room/index" --format json; echo)
printf '| absence over the cases, wall ms | %s | | |\n' "$dw"
echo 'One more line.' >>"$(find "$room/texts" -name '*.txt' | sort | head -n 1)"
seconds() { /usr/bin/time -f '%e' -o "$room/time" "$@" >/dev/null 2>&1 || true; tail -n 1 "$room/time"; }
printf '| one file changed, wall s | %s | %s | |\n' \
  "$(seconds "$casewise" index "$room/texts" --index "$room/index")" "$(seconds recollindex -c "$room/recoll")"

truth=$room/texts.truth.tsv
found() { # planted kind, files found: the share of planted files among them
  cut -f1,2 "$truth" | awk -F'\t' -v kind="$1" '$1 == kind { print $2 }' | sort -u >"$room/planted"
  sort -u "$2" | comm -12 "$room/planted" - | wc -l | awk -v n="$(wc -l <"$room/planted")" '{ printf "%.2f", n ? $1 / n : 0 }'
}
ask() { # kind, our query, recoll's, ripgrep's
  "$casewise" search "$2" --index "$room/index" --limit 0 --format csv 2>/dev/null |
    python3 -c 'import csv, sys; [print(row["document"]) for row in csv.DictReader(sys.stdin)]' >"$room/a"
  recollq -c "$room/recoll" -n 0 -b "$3" 2>/dev/null | sed "s|^file://$room/texts/||" >"$room/b"
  (cd "$room/texts" && rg -l -i -e "$4" || true) >"$room/c"
  printf '| recall, %s | %s | %s | %s |\n' "$1" "$(found "$1" "$room/a")" "$(found "$1" "$room/b")" "$(found "$1" "$room/c")"
}
ask phrase '"case conference agreed"' '"case conference agreed"' 'case conference agreed'
ask apostrophe "\"child's views were heard\"" "\"child's views were heard\"" "child's views were heard"
ask name "O'Brien" "O'Brien" "O'Brien"
ask compound 'key-worker' 'key-worker' 'key-worker'
ask date 'written:2018-03-02' '"2 March 2018"' '2 March 2018'
