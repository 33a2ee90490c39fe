"""The differences between the storages of two runs, option by option and link by link."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from s3settings.migrate.building import Built
from s3settings.migrate.plain import Json, is_unknown
from s3settings.migrate.scopes import scope_of
from s3settings.variables.names import start_of

_MISSING = "missing"


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """A difference, or what can't be compared.

    `storage` is an alias or the path of a class, or empty for settings; `what` is for example
    `location` or `link of report.pdf`.
    """

    storage: str
    what: str
    reason: str = "differs"


def differences(before: Built, after: Built) -> list[Difference]:
    """Return everything that differs; what can't be compared counts as different."""
    if problems := [one for one in after.problems if one["severity"] == "error"]:
        return [_reported(one, before.on_s3) for one in problems]
    if before.error or after.error:
        return [Difference("", "settings", f"raise {before.error or after.error}")]
    return [
        *_of_storages(before.storages, after.storages),
        *_of_storages(before.classes, after.classes),
        *(Difference("", name) for name, value in before.urls.items() if value != after.urls[name]),
    ]


def _reported(problem: Mapping[str, str | None], aliases: Iterable[str]) -> Difference:
    variable = problem["variable"] or "storages"
    own = [alias for alias in aliases if start_of(scope_of(alias)) in variable]
    reason = f"reports {problem['id']}: {variable}: {problem['message']} ({problem['hint']})"
    return Difference(problem["alias"] or "".join(own[:1]), "load()", reason)


def _of_storages(
    before: Mapping[str, Mapping[str, Any]], after: Mapping[str, Mapping[str, Any]]
) -> Iterator[Difference]:
    for name in {**before, **after}:
        if name not in after:
            yield Difference(name, "storage", "is missing afterwards")
        elif name not in before:
            yield Difference(name, "storage", "is new")
        else:
            yield from _of_storage(name, before[name], after[name])


def _of_storage(
    name: str, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[Difference]:
    if before["error"] or after["error"]:
        if before["error"] != after["error"]:
            yield Difference(name, "storage", f"raises {after['error'] or 'nothing'} afterwards")
        return
    old, new = _facts(before), _facts(after)
    inert = set(before["inert"]) & set(after["inert"])
    for what in {**old, **new}:
        left, right = old.get(what, _MISSING), new.get(what, _MISSING)
        if what in inert:
            continue
        if is_unknown(left) or is_unknown(right):
            yield Difference(name, what, "can't be compared")
        elif left != right:
            yield Difference(name, what, _how(left, right))


def _how(left: Json, right: Json) -> str:
    """Return how two values differ, without their text."""
    if isinstance(left, str) and isinstance(right, str) and left.rstrip("/") == right.rstrip("/"):
        return "differs only in the slash at its end"
    return "differs"


def _facts(storage: Mapping[str, Any]) -> dict[str, Json]:
    return {
        "classes": storage["families"],
        "code of the project": storage["behavior"],
        **storage["options"],
        **{f"attribute {name}": value for name, value in storage["attributes"].items()},
        "CloudFront key": storage["signer"],
        **{f"key of {name}": value for name, value in storage["keys"].items()},
        **{f"link of {name}": value for name, value in storage["links"].items()},
    }
