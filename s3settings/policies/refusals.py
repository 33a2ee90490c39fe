"""Problems that keep a document from working: the provider, the locations, the links."""

from collections.abc import Iterator, Sequence

from s3settings.policies.bucket import exposed
from s3settings.problems.kinds import problem
from s3settings.problems.problem import ARGUMENT, Problem
from s3settings.providers.documents import DocumentKind, support
from s3settings.storages.storage import Storage

_NAMES: dict[DocumentKind, str] = {
    "iam": "IAM policies as AWS has them",
    "bucket": "bucket policies as AWS has them",
    "cors": "a CORS configuration of buckets as AWS has it",
}


def refusals(
    storages: Sequence[Storage], kind: DocumentKind, distribution: str | None = None
) -> tuple[Problem, ...]:
    """Reasons against the document for the storages, which are on S3."""
    found = [*_of_providers(storages, kind)]
    if kind == "bucket":
        found += [*_of_locations(storages), *_of_links(storages, distribution)]
    return tuple(dict.fromkeys(found))


def _of_providers(storages: Sequence[Storage], kind: DocumentKind) -> Iterator[Problem]:
    for provider in {one.provider.id: one.provider for one in storages}.values():
        answer = support(provider.id, kind)
        by = f"({answer.fact.kind}: {answer.fact.source})"
        if answer.accepted is False:
            yield _problem(
                "E301", f"{provider.name} does not support {_NAMES[kind]} {by}", answer.means
            )
        elif answer.accepted is None:
            fact = f"{provider.name} may not support {_NAMES[kind]} {by}"
            yield _problem("W302", fact, answer.means)


def _of_locations(storages: Sequence[Storage]) -> Iterator[Problem]:
    for public, private in exposed(storages):
        if _bucket(public) == _bucket(private):
            fact = (
                f"the public location of {public.alias} covers the private files of {private.alias}"
            )
            hint = "give each of them a location of its own beside the other, or another bucket"
            yield _problem("E303", fact, hint, public.alias)


def _of_links(storages: Sequence[Storage], distribution: str | None) -> Iterator[Problem]:
    for storage in storages:
        if distribution and not storage.has_domain and not storage.querystring_auth:
            fact = (
                f"links of {storage.alias} lead to the bucket, which only CloudFront can read then"
            )
            hint = "set the custom domain of the storage to the one of the distribution"
            yield _problem("E304", fact, hint, storage.alias)


def _bucket(storage: Storage) -> tuple[str | None, str | None]:
    return storage.endpoint_url, storage.bucket_name


def _problem(id: str, fact: str, hint: str, alias: str | None = None) -> Problem:  # noqa: A002 - as in Problem
    return problem(id, fact, hint, variable=None, source=ARGUMENT, alias=alias)
