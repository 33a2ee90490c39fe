#!/usr/bin/env bash
# SARIF lets a report keep a result that somebody accepted, with "suppressions"; GitHub closes its alert.
# sarif-tools 3.0.5 doesn't look at them: `sarif --check error summary` fails on a report whose only result
# is suppressed, exactly as on one whose result is open. A report that should pass there has to leave
# accepted results out.
#
# Seen: exit status 1 with and without the suppression, 0 without the result.
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
  echo '{"ruleId": "X1", "level": "error", "message": {"text": "An example."}, "locations":
    [{"physicalLocation": {"artifactLocation": {"uri": "settings.py"}, "region": {"startLine": 1}}}]'"$1}"
}
report "$(result '')" > open.sarif
report "$(result ', "suppressions": [{"kind": "external", "status": "accepted"}]')" > suppressed.sarif
report "" > empty.sarif

seen=""
for name in open suppressed empty; do
  status=0
  .venv/bin/sarif --check error summary "$name.sarif" >/dev/null || status=$?
  echo "$name: exit status $status"
  seen="$seen $status"
done
[ "$seen" = " 1 1 0" ]
