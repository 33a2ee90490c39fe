"""The linters of policies and templates, each in a process of its own: they warn, and are slow."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_POLICIES = """
import json, sys
from cloudsplaining.scan.policy_document import PolicyDocument
from parliament import analyze_policy_string
found = []
for document in json.load(sys.stdin):
    analyzed = analyze_policy_string(json.dumps(document))
    found += [f"parliament: {finding.issue} {finding.detail}" for finding in analyzed.findings]
    if "Principal" in json.dumps(document):
        continue  # cloudsplaining is about identities
    scanned = PolicyDocument(document)
    for finding in (
        "allows_data_exfiltration_actions",
        "allows_privilege_escalation",
        "contains_statement_using_not_action",
        "credentials_exposure",
        "infrastructure_modification",
        "permissions_management_without_constraints",
        "service_wildcard",
        "tagging_actions_without_constraints",
        "write_actions_without_constraints",
    ):
        value = getattr(scanned, finding)
        found += [f"cloudsplaining: {finding} {value}"] if value else []
json.dump(found, sys.stdout)
"""
_REFERENCE = """
import json, sys
from policy_sentry.querying.actions import get_action_data
found = {}
for action in json.load(sys.stdin):
    service, name = action.split(":")
    rows = get_action_data(service, name)
    found[action] = sorted({row["resource_arn_format"] for row in rows[service]}) if rows else None
json.dump(found, sys.stdout)
"""
_HCL = """
import json, sys, hcl2
json.dump(hcl2.load(sys.stdin), sys.stdout)
"""
_PATIENCE = 120


def complaints(*documents: Mapping[str, Any]) -> list[str]:
    """Return the findings of parliament and cloudsplaining."""
    found: list[str] = json.loads(_run(_POLICIES, json.dumps(documents)))
    return found


def resources_of(*actions: str) -> dict[str, list[str] | None]:
    """Return the formats of resources that AWS's reference has for actions; None: no such action."""
    found: dict[str, list[str] | None] = json.loads(_run(_REFERENCE, json.dumps(actions)))
    return found


def parsed_terraform(text: str) -> dict[str, Any]:
    """Return what python-hcl2 reads."""
    found: dict[str, Any] = json.loads(_run(_HCL, text))
    return found


def _environment() -> dict[str, str]:
    """Keep coverage out of the linters."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}


def cfn_lint(template: str) -> list[str]:
    """Return the ids of the errors and warnings of cfn-lint."""
    done = subprocess.run(
        [Path(sys.executable).with_name("cfn-lint"), "--format", "json"],
        input=template,
        capture_output=True,
        check=False,
        env=_environment(),
        text=True,
        timeout=_PATIENCE,
    )
    return [finding["Rule"]["Id"] for finding in json.loads(done.stdout)]


def _run(script: str, given: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", script],
        input=given,
        capture_output=True,
        check=True,
        env=_environment(),
        text=True,
        timeout=_PATIENCE,
    )
    return done.stdout
