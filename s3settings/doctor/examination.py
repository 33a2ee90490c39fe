"""The probes of storages in explanatory order, storages side by side."""

import warnings
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from functools import partial
from threading import Event
from typing import NamedTuple

from s3settings.doctor import cloudfront, facts, files, manifest, reaching, visitors
from s3settings.doctor.bench import Bench, bench_of
from s3settings.doctor.outcome import Outcome
from s3settings.problems.kinds import problem
from s3settings.problems.problem import Problem
from s3settings.providers.users import has_sts
from s3settings.storages.storage import Storage

MAX_THREADS = 8

Say = Callable[[Outcome], None]


class Probe(NamedTuple):
    """One probe: a name, the probes it relies on, and the storages it is for."""

    name: str
    run: Callable[[Bench], Problem | str | None]
    needs: tuple[str, ...] = ()
    is_for: Callable[[Bench], bool] = lambda _: True
    writes: bool = False


def _is_signed(bench: Bench) -> bool:
    return bench.storage.querystring_auth


def _is_presigned(bench: Bench) -> bool:
    return bench.storage.querystring_auth and bench.storage.custom_domain is None


def _is_public(bench: Bench) -> bool:
    return not bench.storage.querystring_auth


def _has_sts(bench: Bench) -> bool:
    return has_sts(bench.storage.provider.id)


def _is_on_aws(bench: Bench) -> bool:
    return bench.storage.is_aws


def _is_signed_for_cloudfront(bench: Bench) -> bool:
    storage = bench.storage
    return storage.is_signed_by_cloudfront and storage.cloudfront_key is not None


def _has_manifest(bench: Bench) -> bool:
    return bench.storage.manifest


def _has_origin(bench: Bench) -> bool:
    return bench.origin is not None


PROBES: Sequence[Probe] = (
    Probe("endpoint", reaching.endpoint),
    Probe("clock", reaching.clock, ("endpoint",)),
    Probe("identity", facts.identity, ("endpoint", "clock"), _has_sts),
    Probe("bucket", reaching.bucket, ("endpoint", "clock", "identity")),
    Probe("owner", facts.owner, ("bucket",), _is_on_aws),
    Probe("settings", facts.settings, ("bucket",)),
    Probe("missing file", files.missing, ("bucket",)),
    Probe("manifest", manifest.manifest, ("bucket",), _has_manifest),
    Probe("anonymous listing", visitors.listing, ("bucket",)),
    Probe("write", files.put, ("bucket",), writes=True),
    Probe("read back", files.read, ("write",), writes=True),
    Probe("signed link", visitors.signed_link, ("read back",), _is_presigned, writes=True),
    Probe("changed link", visitors.changed_link, ("signed link",), _is_presigned, writes=True),
    Probe(
        "CloudFront link",
        cloudfront.signed_link,
        ("read back",),
        _is_signed_for_cloudfront,
        writes=True,
    ),
    Probe(
        "CloudFront without a signature",
        cloudfront.unsigned_link,
        ("CloudFront link",),
        _is_signed_for_cloudfront,
        writes=True,
    ),
    Probe("private file", visitors.private_file, ("write",), _is_signed, writes=True),
    Probe("public link", visitors.public_link, ("read back",), _is_public, writes=True),
    Probe("cors", visitors.cors, ("read back",), _has_origin, writes=True),
    Probe("delete", files.delete, ("write",), writes=True),
)

# the probes that open links
_OF_LINKS = frozenset({"signed link", "changed link", "public link", "cors"})


def examine(
    storages: Iterable[Storage],
    *,
    origin: str | None = None,
    read_only: bool = False,
    say: Say = lambda _: None,
) -> tuple[Outcome, ...]:
    """Probe storages on S3 against the real provider and return every outcome, storage by storage.

    `origin` is one of pages, for CORS. With `read_only`, probes that need a file of their own are
    left out. `say` gets each outcome at once, from a thread of its storage. No outcome contains the
    value of a variable. Every request has a time-out; an interruption waits for the current one,
    and removes the files of the probes.
    """
    from urllib3.exceptions import InsecureRequestWarning

    wanted = tuple(storages)
    stopped = Event()
    with warnings.catch_warnings(), ThreadPoolExecutor(max_workers=MAX_THREADS) as threads:
        warnings.simplefilter("ignore", InsecureRequestWarning)
        try:
            heard = partial(_heard, origin=origin, read_only=read_only, stopped=stopped, say=say)
            results = threads.map(heard, wanted)
            return tuple(outcome for outcomes in results for outcome in outcomes)
        except BaseException:
            stopped.set()
            raise


def _heard(
    storage: Storage, *, origin: str | None, read_only: bool, stopped: Event, say: Say
) -> tuple[Outcome, ...]:
    found: list[Outcome] = []
    with closing(_examined(storage, origin, read_only=read_only, stopped=stopped)) as outcomes:
        for outcome in outcomes:
            found.append(outcome)
            say(outcome)
    return tuple(found)


def _examined(
    storage: Storage, origin: str | None, *, read_only: bool, stopped: Event
) -> Generator[Outcome]:
    from botocore.exceptions import BotoCoreError

    try:
        bench = bench_of(storage, origin)
    except (BotoCoreError, ValueError):
        yield Outcome(storage.alias, "client", "failed", _no_client(storage))
        return
    tried: list[str] = []
    try:
        probes = [one for one in PROBES if not (one.writes and read_only)]
        yield from _outcomes(bench, stopped, probes, tried)
    finally:
        _clean(bench, has_written="write" in tried and "delete" not in tried)


def _no_client(storage: Storage) -> Problem:
    origin = storage.origin("session_profile" if storage.session_profile else "endpoint_url")
    fact = "boto3 makes no client with the options of the storage"
    hint = "run s3settings check, and correct the profile or the endpoint"
    alias = storage.alias
    return problem("E205", fact, hint, variable=origin.variable, source=origin.source, alias=alias)


def _outcomes(
    bench: Bench, stopped: Event, probes: Iterable[Probe], tried: list[str]
) -> Iterator[Outcome]:
    alias = bench.storage.alias
    spoiled: dict[str, str] = {}
    for probe in probes:
        if stopped.is_set():
            return
        if not probe.is_for(bench):
            continue
        reason = next((spoiled[name] for name in probe.needs if name in spoiled), None)
        if reason is not None:
            spoiled[probe.name] = reason
            yield Outcome(alias, probe.name, "skipped", reason=reason)
            continue
        tried.append(probe.name)
        found = _tried(probe, bench)
        if not isinstance(found, Problem):
            yield Outcome(alias, probe.name, "passed", fact=found)
            continue
        if found.severity == "error":
            spoiled[probe.name] = probe.name
        yield Outcome(alias, probe.name, "failed", found)


def _tried(probe: Probe, bench: Bench) -> Problem | str | None:
    from urllib3.exceptions import HTTPError

    try:
        return probe.run(bench)
    except HTTPError:
        fact = f"no answer to the probe of {probe.name}"
        hint = "try again, and look at the way to the provider"
        is_public = probe.name in _OF_LINKS and bench.storage.public_endpoint_url is not None
        option = "public_endpoint_url" if is_public else "endpoint_url"
        return bench.problem("E202", fact, hint, option)


def _clean(bench: Bench, *, has_written: bool) -> None:
    """Remove the file of the probes, whatever happened to them, and close the connections."""
    from botocore.exceptions import BotoCoreError, ClientError

    if has_written:
        with suppress(BotoCoreError, ClientError):
            bench.client.delete_object(Bucket=bench.bucket, Key=bench.key)
    bench.client.close()
    bench.linking.close()
    bench.http.clear()
