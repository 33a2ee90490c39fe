"""The differences between two results of `built`, storage by storage."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.adoption.built import Built, BuiltStorage
from tests.adoption.plain import Json, is_unknown

MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that differs, or that can't be compared.

    `storage` is an alias, the path of a class, or None for settings; `what` is for example
    `location` or `link of report.pdf`. An inert difference has no effect on any file or link.
    """

    storage: str | None
    what: str
    before: Json
    after: Json
    is_inert: bool = False


def differences(before: Built, after: Built) -> list[Difference]:
    """Return everything that differs; what can't be compared counts as different."""
    if before.error or after.error:
        return [_setting("error", before.error, after.error)]
    return [
        *_of_storages(before.storages, after.storages),
        *_of_storages(before.classes, after.classes),
        *(
            _setting(name, value, after.settings[name])
            for name, value in before.settings.items()
            if value != after.settings[name]
        ),
    ]


def unequal_storages(before: Built, after: Built) -> list[str]:
    """Return the storages that differ in a way that has an effect."""
    found = differences(before, after)
    names = [each.storage or each.what for each in found if not each.is_inert]
    return sorted({name for name in names if name not in before.settings})


def _setting(name: str, before: Json, after: Json) -> Difference:
    return Difference(storage=None, what=name, before=before, after=after)


def _of_storages(
    before: Mapping[str, BuiltStorage], after: Mapping[str, BuiltStorage]
) -> Iterator[Difference]:
    for name in {**before, **after}:
        if name in before and name in after:
            yield from _of_storage(name, before[name], after[name])
        else:
            paths = (each[name].class_path if name in each else MISSING for each in (before, after))
            old, new = paths
            yield Difference(storage=name, what="storage", before=old, after=new)


def _of_storage(name: str, before: BuiltStorage, after: BuiltStorage) -> Iterator[Difference]:
    if before.error or after.error:
        yield Difference(storage=name, what="error", before=before.error, after=after.error)
        return
    old, new = _facts(before), _facts(after)
    inert = before.inert & after.inert
    for what in {**old, **new}:
        left, right = old.get(what, MISSING), new.get(what, MISSING)
        if left != right or is_unknown(left):
            yield Difference(
                storage=name, what=what, before=left, after=right, is_inert=what in inert
            )


def _facts(storage: BuiltStorage) -> dict[str, Json]:
    return {
        "family": list(storage.family),
        **storage.options,
        **{f"behavior of {path}": each for path, each in storage.behavior.items()},
        **{f"attribute {name}": each for name, each in storage.attributes.items()},
        "signer": storage.signer,
        **{f"key of {name}": each for name, each in storage.keys.items()},
        **{f"link of {name}": each for name, each in storage.links.items()},
    }
