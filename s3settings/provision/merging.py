"""Pieces of a bucket as they become, from what is there and what is needed, without a request.

A value that has what is needed is returned as it is, so that a second run changes nothing. What
others have made stays, and is never narrowed.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from s3settings.aws.bucket import FLAGS, Lack
from s3settings.policies.cors import cors_configuration
from s3settings.policies.document import CorsRule, Statement
from s3settings.provision.target import Target, is_for_everybody

Given = Mapping[str, Any]

_ENFORCED, _PREFERRED = "BucketOwnerEnforced", "BucketOwnerPreferred"
_ABORT = "abort-stale-uploads"
DAYS = 7


def ownership(now: object, target: Target) -> object:
    """Turn ACLs off, or on where uploads send one."""
    if target.sends_acl:
        return _PREFERRED if now == _ENFORCED else now
    return _ENFORCED


def access_block(now: object, target: Target, policy: object) -> object:
    """Block what the settings do not need; `policy` is the one of the bucket now.

    A public statement that others have made keeps working where nothing blocks it now.
    """
    flags = _mapping(now) or dict.fromkeys(FLAGS, False)
    blocked = not target.is_public
    found = {
        **dict.fromkeys(("BlockPublicAcls", "IgnorePublicAcls"), not target.sends_public_acl),
        **dict.fromkeys(("BlockPublicPolicy", "RestrictPublicBuckets"), blocked),
    }
    if blocked and any(map(is_for_everybody, foreign(policy, target))):
        found |= {name: flags[name] for name in ("BlockPublicPolicy", "RestrictPublicBuckets")}
    return {name: found[name] for name in FLAGS}


def policy(now: object, target: Target) -> object:
    """Add the statements that are missing, and take out own ones that nothing needs any more."""
    wanted = target.policy["Statement"]
    needed = [_normal(one) for one in wanted]
    kept = [one for one in _statements(now) if not _is_own(one, target) or _normal(one) in needed]
    present = [_normal(one) for one in kept]
    taken = {one.get("Sid") for one in kept}
    missing = [one for one in wanted if _normal(one) not in present]
    added = [{**one, "Sid": _free(one["Sid"], taken)} for one in missing]
    if not added and len(kept) == len(_statements(now)):
        return now
    return {**(_mapping(now) or target.policy), "Statement": [*kept, *added]}


def foreign(now: object, target: Target) -> list[Given]:
    """Return the statements of a policy that provisioning has neither made nor needs."""
    needed = [_normal(one) for one in target.policy["Statement"]]
    others = [one for one in _statements(now) if not _is_own(one, target)]
    return [one for one in others if _normal(one) not in needed]


def cors(now: object, target: Target) -> object:
    """Add the origins that are missing; those of others stay."""
    if not target.origins:
        return now
    before = _sequence(now)
    rules = list(before)
    wanted = cors_configuration(target.origins, uploads=target.uploads)["CORSRules"]
    for rule in wanted:
        if not any(_covers(one, rule) for one in rules):
            _extend(rules, rule)
    return rules if rules != before else now


def lifecycle(now: object, target: Target) -> object:
    """Abort unfinished uploads in parts; an enabled rule for all keys is enough."""
    del target
    found = _mapping(now)
    rules: list[Given] = list(found.get("Rules", ()))
    if any(_aborts(rule) for rule in rules):
        return now
    # S3 refuses a configuration with rules of both versions
    is_old = any("Prefix" in rule for rule in rules)
    rule = {
        "ID": _free(_ABORT, {one.get("ID") for one in rules}),
        "Status": "Enabled",
        **({"Prefix": ""} if is_old else {"Filter": {"Prefix": ""}}),
        "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": DAYS},
    }
    return {**found, "Rules": [*rules, rule]}


def encryption(now: object, target: Target) -> object:
    """Encrypt with the keys of S3, unless something is set."""
    del target
    rule = {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}
    return [rule] if now is Lack.UNSET else now


def versioning(now: object, target: Target) -> object:
    """Keep versions if that was asked for, and change nothing otherwise."""
    return "Enabled" if target.versioning and target.has_uploads else now


def _statements(policy: object) -> list[Given]:
    return list(_mapping(policy).get("Statement", ()))


def _sequence(value: object) -> list[Given]:
    return cast("list[Given]", value) if isinstance(value, list) else []


def _mapping(value: object) -> Given:
    """Return what is set; empty if nothing is."""
    return cast("Given", value) if isinstance(value, dict) else {}


def _is_own(statement: Given, target: Target) -> bool:
    """Return True for a statement with the name and the content of an own one."""
    return any(
        str(statement.get("Sid", "")).rstrip("0123456789") == own["Sid"]
        and _normal(statement) == _normal(own)
        for own in target.own
    )


def _normal(statement: Statement | Given) -> dict[str, object]:
    """Return the content of a statement without its name, lists in order, as providers reorder them."""
    found: dict[str, object] = {
        name: _listed(value) for name, value in statement.items() if name != "Sid"
    }
    if found.get("Principal") == ["*"]:
        found["Principal"] = {"AWS": ["*"]}
    return found


def _listed(value: object) -> object:
    if isinstance(value, dict):
        return {name: _listed(one) for name, one in cast("Given", value).items()}
    listed = cast("list[object]", value) if isinstance(value, list) else [value]
    return sorted(map(str, listed))


def _free(name: str, taken: Iterable[object]) -> str:
    """Return the name, with a number if another one has it."""
    names = set(taken)
    return next(one for one in (name, *(f"{name}{n}" for n in _numbers(names))) if one not in names)


def _numbers(names: set[object]) -> Iterable[int]:
    return range(2, len(names) + 3)


def _covers(rule: Given, wanted: CorsRule) -> bool:
    """Return True if pages get from the rule what the wanted one gives them."""
    return (
        _holds(rule.get("AllowedOrigins"), wanted["AllowedOrigins"])
        and _holds(rule.get("AllowedMethods"), wanted["AllowedMethods"])
        and _holds(rule.get("AllowedHeaders"), wanted["AllowedHeaders"])
        and _holds(rule.get("ExposeHeaders"), wanted["ExposeHeaders"])
    )


def _holds(given: Sequence[str] | None, wanted: Sequence[str]) -> bool:
    found = {one.lower() for one in given or ()}
    return "*" in found or found.issuperset(one.lower() for one in wanted)


def _extend(rules: list[Given], wanted: CorsRule) -> None:
    """Add the origins to a rule of the same name that allows the same, or add a rule."""
    for place, rule in enumerate(rules):
        origins = list(rule.get("AllowedOrigins", ()))
        if rule.get("ID") == wanted["ID"] and _covers({**rule, "AllowedOrigins": ["*"]}, wanted):
            added = [one for one in wanted["AllowedOrigins"] if one not in origins]
            rules[place] = {**rule, "AllowedOrigins": [*origins, *added]}
            return
    rules.append({**wanted, "ID": _free(wanted["ID"], {one.get("ID") for one in rules})})


def _aborts(rule: Given) -> bool:
    """Return True for an enabled rule that aborts uploads in the entire bucket."""
    where = rule.get("Filter", {"Prefix": rule.get("Prefix", "")})
    everywhere = set(where) <= {"Prefix"} and not where.get("Prefix")
    return rule.get("Status") == "Enabled" and everywhere and bool(_abortion(rule))


def _abortion(rule: Given) -> object:
    return rule.get("AbortIncompleteMultipartUpload", {}).get("DaysAfterInitiation")
