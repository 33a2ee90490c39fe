"""STATIC_URL and MEDIA_URL, which S3 storages do not read, against what they serve."""

import re
from collections.abc import Iterator
from itertools import product
from urllib.parse import SplitResult, unquote, urlunsplit

from s3settings.facts.hosts import host_of_bucket
from s3settings.problems.problem import Problem
from s3settings.project.reading import UNWRITTEN, Project
from s3settings.project.rules.rule import told
from s3settings.project.storages import ProjectStorage, is_empty
from s3settings.providers.table import by_endpoint
from s3settings.storages.addresses import bucket_address
from s3settings.urls import parts_of

ALIAS_OF_URL = {"STATIC_URL": "staticfiles", "MEDIA_URL": "default"}

_REPR = re.compile(r"<[^<>]*>|%(?:\(\w+\))?s|\$\{\w+\}|\{\w*\}")
_NONE = re.compile(r"(?:^|[/.])None(?:[/.]|$)")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?::\d+)?(?:/|$)", re.IGNORECASE)
_ABSOLUTE = re.compile(r"(?:https?:)?//[^/]", re.IGNORECASE)
_COMPRESSOR = "COMPRESS_"


def addresses_are_filled_in(project: Project) -> Iterator[Problem]:
    """What is put together from parts needs every part."""
    if not project.is_on_s3:
        return
    for name, address in _addresses(project):
        if isinstance(address, str) and _is_unfilled(address):
            message = "a part of it was never filled in: None or an object stands in its place"
            hint = "build it from the value itself, after the environment was read"
            yield told("E109", name, message, hint)


def _is_unfilled(address: str) -> bool:
    return bool(_REPR.search(address) or _NONE.search(address))


def _addresses(project: Project) -> Iterator[tuple[str, object]]:
    """What is made of parts, as it is written; a folder may have any name on purpose."""
    for name, alias in ALIAS_OF_URL.items():
        storage = project.storage(alias)
        if storage is None or not _NONE.search(storage.location):
            yield name, project.settings.get(name)
    for storage in project.storages:
        for option in ("custom_domain", "endpoint_url"):
            if option in storage.written:
                yield storage.places[option].variable, storage.written[option]


def urls_are_urls(project: Project) -> Iterator[Problem]:
    """A browser takes whatever has no scheme for a path of the page."""
    for name in ALIAS_OF_URL if project.is_on_s3 else ():
        url = project.settings.get(name)
        if isinstance(url, str) and not _REPR.search(url) and (found := _malformed(url)):
            yield told("E109", name, *found)


def _malformed(url: str) -> tuple[str, str] | None:
    """What is wrong with the form of a URL, and the cure."""
    if _has_two_schemes(url):
        return "has two schemes", "remove one of them"
    if url.startswith("s3:"):
        return "an address for clients of S3, which no browser opens", "write the https:// URL"
    if _HOST.match(url) and not url.startswith("/"):
        message = "has no https:// at the start, so browsers take the host for a folder"
        return message, "write the whole URL, with https://"
    if url and not url.endswith("/"):
        return "has no slash at its end, so Django does not start", "write a slash at its end"
    if _ABSOLUTE.match(url) and "//" in url.partition("//")[2]:
        return "has two slashes in its path, which is another name on S3", "write one slash"
    return None


def _has_two_schemes(url: str) -> bool:
    return url.count("://") > 1


def urls_lead_to_the_files(project: Project) -> Iterator[Problem]:
    """Links come from the storage; whoever builds them from the setting must get the same."""
    for name, alias in ALIAS_OF_URL.items():
        url = project.settings.get(name)
        storage = project.storage(alias)
        if storage is None and project.entry(alias) is None:
            storage = project.unwritten
        if not isinstance(url, str) or storage is None or _is_unfilled(url):
            continue
        if _ABSOLUTE.match(url) and not _has_two_schemes(url):
            yield from _compared(name, url, storage)
        elif name == "STATIC_URL" and any(key.startswith(_COMPRESSOR) for key in project.settings):
            message = "a path on this site, while static files are on S3; django-compressor builds URLs from it"
            hint = "set it and COMPRESS_URL to the whole URL that serves the files"
            yield told("W110", name, message, hint, alias=storage.alias)


def _compared(name: str, url: str, storage: ProjectStorage) -> Iterator[Problem]:
    if not storage.unknown.isdisjoint({"custom_domain", "querystring_auth"}):
        return
    has_domain = "custom_domain" in storage.origins
    if not has_domain and not is_empty(storage.written.get("custom_domain")):
        # a domain that is invalid
        return
    parts = parts_of(url)
    fitting = [folder for host, folder in _servers(storage) if host == parts.netloc.lower()]
    kind = "static" if name == "STATIC_URL" else "media"
    if fitting:
        yield from _compared_paths(name, kind, parts, storage, fitting)
    elif why := "S3 storages do not read it" if has_domain else _elsewhere(parts, storage):
        said = storage.places["custom_domain"].variable if has_domain else "the bucket"
        message = f"{why}: links of {kind} files lead to {said}"
        hint = "set custom_domain to the host of this URL, or correct the URL"
        yield told("W110", name, message, hint)


def _compared_paths(
    name: str, kind: str, parts: SplitResult, storage: ProjectStorage, fitting: list[str]
) -> Iterator[Problem]:
    """The problem of a URL whose host has the files, in one of the fitting folders."""
    path = unquote(parts.path).strip("/")
    has_domain = "custom_domain" in storage.origins
    if path == storage.location and all(fitting) and not has_domain:
        message = "lacks the bucket, which stands in the path of its links"
        yield told("W110", name, message, "write the bucket behind the host, or in front of it")
    elif not any(_same(path, folder, storage) for folder in fitting):
        location = storage.origin("location").variable
        message = f"its path is not the place of the {kind} files, which {location} says"
        hint = f"make the path of the URL and {location} the same"
        # without an entry in STORAGES a class of the project may have a location of its own
        yield told("W110" if storage.alias == UNWRITTEN else "E110", name, message, hint)
    elif has_domain and parts.scheme == "http" and storage.url_protocol == "https:":
        message = f"says http, while links of {kind} files say https"
        yield told("W110", name, message, "write https://, or set url_protocol to http:")


def _same(path: str, folder: str, storage: ProjectStorage) -> bool:
    if "location" in storage.unknown and storage.alias != UNWRITTEN:
        return True
    return path == "/".join(filter(None, (folder, storage.location)))


def _servers(storage: ProjectStorage) -> Iterator[tuple[str, str]]:
    """Every host that has the files, and the path of the bucket there."""
    if "custom_domain" in storage.origins:
        host, _, folder = (storage.custom_domain or "").partition("/")
        yield host.lower(), folder
        return
    bucket, region = storage.bucket_name, storage.region_name
    if bucket is None:
        return
    regions = {region, "us-east-1"} if storage.is_aws else {region}
    for style, one in product(("virtual", "path"), sorted(regions)):
        host, _, folder = bucket_address(bucket, one, style, storage.endpoint_url).partition("/")
        yield host.lower(), folder


def _elsewhere(parts: SplitResult, storage: ProjectStorage) -> str:
    """Why the URL does not lead to the bucket; a service can spell its hosts in other ways."""
    found = host_of_bucket(f"{parts.netloc}{parts.path}")
    if found is not None and storage.is_aws:
        if found.bucket not in {None, storage.bucket_name}:
            return f"the bucket in the host differs from {storage.origin('bucket_name').variable}"
        is_other = found.region not in {None, storage.region_name}
        if is_other and "region_name" in storage.origins:
            return f"the region in the host differs from {storage.origin('region_name').variable}"
        return ""
    service = by_endpoint(urlunsplit(parts))
    if service is not None and service is not storage.provider:
        return f"a host of {service.name}"
    is_of_aws = parts.netloc.endswith("amazonaws.com")
    return "" if service is not None or is_of_aws else "S3 storages do not read it"


RULES = (addresses_are_filled_in, urls_are_urls, urls_lead_to_the_files)
