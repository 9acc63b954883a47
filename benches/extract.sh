#!/usr/bin/env bash
# Reads public test files beside pdftotext: benches/extract.sh FOLDER [PATTERN].
# FOLDER holds files/KIND/… , refs/ENGINE/… and score.py, which says how words are counted; PATTERN
# names the pdfs of public bodies. CPU seconds are of whole processes, one a file, user and system.
set -euo pipefail
folder=$(cd "${1:?folder with files, refs and score.py}" && pwd)
pattern=${2:-inspection}
cd "$(dirname "$0")/.."
command -v pdftotext >/dev/null || { echo "install pdftotext first (Debian: poppler-utils)" >&2; exit 1; }
cargo build --release --locked --bin casewise
casewise=$PWD/target/release/casewise

megabytes() { # kind, pattern
  find "$folder/files/$1" -type f | { grep -e "$2" || true; } | tr '\n' '\0' |
    xargs -0 -r stat -c %s | awk '{ n += $1 } END { printf "%.2f", n / 1e6 }'
}
score() { # kind, pattern, command…
  local kind=$1 grep=$2
  shift 2
  python3 "$folder/score.py" --json --kind "$kind" --grep "$grep" "$@"
}
row() { # label, kind, pattern, command…
  local label=$1 kind=$2 grep=$3
  shift 3
  score "$kind" "$grep" "$@" | python3 -c '
import json, sys
label, kind, megabytes = sys.argv[1], sys.argv[2], float(sys.argv[3])
s = json.load(sys.stdin)[kind]
speed = megabytes / s["cpu_s"] if s["cpu_s"] else 0
cells = [label, s["scored"], f"{s['"'"'recall'"'"']:.4f}", f"{s['"'"'mean_recall'"'"']:.3f}", s["under_0.9"],
         f"{s['"'"'bigram'"'"']:.4f}", s["crashes"] + s["timeouts"], s["cpu_s"], f"{speed:.1f}", s["max_rss_mb"]]
print("| " + " | ".join(map(str, cells)) + " |")' "$label" "$kind" "$(megabytes "$kind" "$grep")"
}

printf '| | files | recall | mean | below 0.9 | order | failed | CPU s | MB a CPU s | peak MB |\n'
printf '|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n'
row 'pdf of public bodies, casewise' pdf "$pattern" "$casewise" extract --format text
row 'pdf of public bodies, pdftotext' pdf "$pattern" sh -c 'pdftotext "$0" -'
row 'all pdf, casewise' pdf '' "$casewise" extract --format text
row 'all pdf, pdftotext' pdf '' sh -c 'pdftotext "$0" -'
for kind in docx odt rtf xlsx eml msg doc; do
  if [ -d "$folder/files/$kind" ]; then
    row "$kind, casewise" "$kind" '' "$casewise" extract --format text
  fi
done
printf '\nWhat these counts do not show (`extract.py tagged` is slow, and is run by itself):\n\n'
for measure in words parts damaged; do
  python3 benches/extract.py "$measure" "$folder" "$casewise" "$pattern"
done
