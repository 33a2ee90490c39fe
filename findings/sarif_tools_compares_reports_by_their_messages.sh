#!/usr/bin/env bash
# `sarif --check error diff OLD NEW` of sarif-tools 3.0.5 takes two results for the same if their rule and their
# message are the same, wherever they are: a result that is new in another file is then not new, and doesn't
# fail the check, not even if the old one is still there. A message that names the place or the value makes
# it a new one, also if the same result only has other words now. So for a report that shall fail on new
# results, what the messages say decides, not the locations and not the fingerprints.
#
# Seen with one error in a.py before: the same message in b.py instead: exit status 0, "no changes"; in b.py as
# well: 0, "Number of occurrences 1 -> 2"; another message at the old place: 1, "New issue".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check sarif-tools==3.0.5

report() {
  cat <<JSON
{
  "version": "2.1.0",
  "\$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "runs": [{
    "tool": {"driver": {"name": "example", "rules": [{"id": "X1"}]}},
    "results": [$1]
  }]
}
JSON
}
result() {
  cat <<JSON
{"ruleId": "X1", "level": "error", "message": {"text": "$2"}, "partialFingerprints": {"place/v1": "$1"}, "locations":
  [{"physicalLocation": {"artifactLocation": {"uri": "$1"}, "region": {"startLine": 1}}}]}
JSON
}
report "$(result a.py 'The bucket is public.')" > before.sarif
report "$(result b.py 'The bucket is public.')" > elsewhere.sarif
report "$(result a.py 'The bucket is public.'), $(result b.py 'The bucket is public.')" > twice.sarif
report "$(result a.py 'The bucket acme is public.')" > reworded.sarif

seen=""
for name in elsewhere twice reworded; do
  status=0
  .venv/bin/sarif --check error diff before.sarif "$name.sarif" >"$name.txt" 2>/dev/null || status=$?
  echo "$name: exit status $status"
  sed -n '1,2s/^/    /p' "$name.txt"
  seen="$seen $status"
done
[ "$seen" = " 0 0 1" ]
grep -q "^error level: .* no changes" elsewhere.txt
grep -q "Number of occurrences 1 -> 2" twice.txt
grep -q 'New issue "X1 The bucket acme is public."' reworded.txt
