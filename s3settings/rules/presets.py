"""Advice for storages with the defaults of django-storages: where the recommended ones differ."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from s3settings.problems.kinds import problem
from s3settings.problems.problem import Problem
from s3settings.storages.storage import Storage


class _Difference(NamedTuple):
    """An option that nothing sets, what that means, and how to move to the recommended default."""

    option: str
    fact: str
    hint: str
    own: bool = False


def differences_from_recommended(
    storages: Iterable[Storage], beside: Iterable[Problem] = ()
) -> Iterator[Problem]:
    """Yield advice for each default of django-storages that is not the recommended one.

    A variable that one of the problems `beside` is about has none.
    """
    found: dict[Problem, None] = {}
    reported = {one.variable for one in beside}
    for storage in storages:
        if storage.is_s3 and storage.preset == "django-storages":
            for find in _DIFFERENCES:
                for one in find(storage):
                    variable, source = storage.origin(one.option, own=one.own)
                    found[problem("W066", one.fact, one.hint, variable=variable, source=source)] = (
                        None
                    )
    yield from (one for one in found if one.variable not in reported)


def _location(storage: Storage) -> Iterator[_Difference]:
    if not storage.location:
        fact = f"files of {storage.alias} are at the root of the bucket"
        hint = f"move them below {storage.scope}/, then set it to {storage.scope}"
        yield _Difference("location", fact, hint, own=True)


def _overwriting(storage: Storage) -> Iterator[_Difference]:
    if not storage.is_static and not storage.is_set("file_overwrite"):
        fact = "uploads with the same name overwrite each other"
        yield _Difference("file_overwrite", fact, "set it to false")


def _signature(storage: Storage) -> Iterator[_Difference]:
    # beside a client configuration, django-storages has no use for the variable
    is_possible = storage.client_config is None
    if is_possible and storage.querystring_auth and storage.signature_version != "s3v4":
        fact = "links are signed with version 2 of signatures, which AWS has deprecated"
        yield _Difference("signature_version", fact, "set it to s3v4")


def _domain(storage: Storage) -> Iterator[_Difference]:
    if not storage.querystring_auth and not storage.is_set("custom_domain"):
        fact = f"links of {storage.alias} are signed first, and the signature is removed again"
        hint = "set it to the host of the bucket or of a CDN"
        yield _Difference("custom_domain", fact, hint, own=True)


def _checksums(storage: Storage) -> Iterator[_Difference]:
    provider = storage.provider
    if provider.checksums is None or storage.client_config is not None or storage.is_unknown:
        return
    fact = f"uploads carry checksums that {provider.name} may not accept"
    own = storage.has_own_provider
    yield _Difference("provider", fact, f"set it to {provider.id}", own=own)


_DIFFERENCES: tuple[Callable[[Storage], Iterator[_Difference]], ...] = (
    _location,
    _overwriting,
    _signature,
    _domain,
    _checksums,
)
