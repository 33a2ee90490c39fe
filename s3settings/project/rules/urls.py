"""Rules about STATIC_URL and MEDIA_URL, which S3 storages do not read."""

import re
from collections.abc import Iterator
from itertools import product
from urllib.parse import SplitResult, unquote, urlunsplit

from s3settings.facts.hosts import WITH_GLOBAL_HOST, host_of_bucket
from s3settings.problems.problem import Problem
from s3settings.project.reading import UNWRITTEN, Project
from s3settings.project.rules.rule import setting_problem
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
# the domain of the global host, and the region that it serves in any case
_OF_AWS, _GLOBAL = "amazonaws.com", "us-east-1"
_PATHS = "its path differs from the location"
_UNREAD = "not read by S3 storages"


def urls_have_no_placeholders(project: Project) -> Iterator[Problem]:
    """URLs and hosts must not contain unfilled placeholders."""
    if not project.is_on_s3:
        return
    for name, address in _addresses(project):
        if isinstance(address, str) and _is_unfilled(address):
            message = "contains an unfilled placeholder: None or the text of an object"
            hint = "build it from the value itself, after reading the environment"
            yield setting_problem("E109", name, message, hint)


def _is_unfilled(address: str) -> bool:
    return bool(_REPR.search(address) or _NONE.search(address))


def _addresses(project: Project) -> Iterator[tuple[str, object]]:
    """Yield the URLs and hosts of the project; a location may contain None on purpose."""
    for name, alias in ALIAS_OF_URL.items():
        storage = project.storage(alias)
        if storage is None or not _NONE.search(storage.location):
            yield name, project.settings.get(name)
    for storage in project.storages:
        for option in ("custom_domain", "endpoint_url"):
            if option in storage.written:
                yield storage.places[option].variable, storage.written[option]


def urls_are_well_formed(project: Project) -> Iterator[Problem]:
    """STATIC_URL and MEDIA_URL must be well-formed."""
    for name in ALIAS_OF_URL if project.is_on_s3 else ():
        url = project.settings.get(name)
        if isinstance(url, str) and not _REPR.search(url) and (found := _malformed(url)):
            yield setting_problem("E109", name, *found)


def _malformed(url: str) -> tuple[str, str] | None:
    """Return the message and the hint for a malformed URL, or None."""
    if _has_two_schemes(url):
        return "contains two schemes", "remove one of them"
    if url.startswith("s3:"):
        return "an s3:// URL, which browsers can't open", "write the https:// URL"
    if _HOST.match(url) and not url.startswith("/"):
        message = "does not start with https://, so browsers treat the host as a folder"
        return message, "write the full URL, with https://"
    if url and not url.endswith("/"):
        return "does not end with a slash, so Django does not start", "add a slash at the end"
    if _ABSOLUTE.match(url) and "//" in url.partition("//")[2]:
        return "contains two slashes in its path, which is a different key on S3", "write one slash"
    return None


def _has_two_schemes(url: str) -> bool:
    return url.count("://") > 1


def urls_lead_to_the_files(project: Project) -> Iterator[Problem]:
    """STATIC_URL and MEDIA_URL must lead to the same files as links of the storage."""
    for name, alias in ALIAS_OF_URL.items():
        url = project.settings.get(name)
        storage = project.storage(alias)
        if storage is None and project.entry(alias) is None:
            storage = project.unwritten
        if not isinstance(url, str) or storage is None or _is_unfilled(url):
            continue
        if _ABSOLUTE.match(url) and not _has_two_schemes(url):
            is_used = name == "STATIC_URL" and _builds_links_from_static_url(project)
            found = _compared(name, url, storage, is_used=is_used)
            yield from map(_of_the_class, found) if _share(project, storage) else found
        elif name == "STATIC_URL" and any(key.startswith(_COMPRESSOR) for key in project.settings):
            message = "a path on this site, but static files are on S3; django-compressor builds URLs from it"
            hint = "set it and COMPRESS_URL to the full URL that serves the files"
            yield setting_problem("W110", name, message, hint, alias=storage.alias)


def _share(project: Project, storage: ProjectStorage) -> bool:
    """Return True if the project has only one storage for both URLs, without a place in STORAGES."""
    urls = [project.settings.get(name) for name in ALIAS_OF_URL]
    absolute = [url for url in urls if isinstance(url, str) and _ABSOLUTE.match(url)]
    return storage.alias == UNWRITTEN and len(absolute) == len(urls)


def _of_the_class(problem: Problem) -> Problem:
    """Return the problem of a path with a hint that does not change the location of the other URL."""
    hint = "set location to the path of the URL, in the class of these files or in STORAGES"
    return problem if _PATHS not in problem.message else problem._replace(hint=hint)


def _builds_links_from_static_url(project: Project) -> bool:
    """Return True without the staticfiles app, by which links come from the storage instead."""
    return "django.contrib.staticfiles" not in (project.apps or ()) or any(
        key.startswith(_COMPRESSOR) for key in project.settings
    )


def _compared(name: str, url: str, storage: ProjectStorage, *, is_used: bool) -> Iterator[Problem]:
    if not storage.unknown.isdisjoint({"custom_domain", "querystring_auth"}):
        return
    has_domain = storage.is_set("custom_domain")
    if not has_domain and not is_empty(storage.written.get("custom_domain")):
        # an invalid domain
        return
    parts = parts_of(url)
    matching = [folder for host, folder in _servers(storage) if host == parts.netloc.lower()]
    kind = "static" if name == "STATIC_URL" else "media"
    if not has_domain and _is_redirected(parts, storage):
        message = "s3.amazonaws.com does not serve this bucket, which is in another region"
        hint = "correct the URL; its host has to be BUCKET.s3.REGION.amazonaws.com"
        yield setting_problem("W110", name, message, hint)
    elif matching:
        yield from _compared_paths(name, parts, storage, matching, is_used=is_used)
    elif _lacks_a_domain(storage):
        # the rules about the provider report it
        return
    elif why := _elsewhere(parts, storage) or (_UNREAD if has_domain else ""):
        target = storage.places["custom_domain"].variable if has_domain else "the bucket"
        message = f"{why}; links of {kind} files lead to {target}"
        hint = "set custom_domain to the host of this URL, or correct the URL"
        if why != _UNREAD:
            hint = "correct the URL; its host does not serve the bucket"
        yield setting_problem("W110", name, message, hint)


def _compared_paths(
    name: str,
    parts: SplitResult,
    storage: ProjectStorage,
    matching: list[str],
    *,
    is_used: bool,
) -> Iterator[Problem]:
    """Yield the problem of a URL whose host serves the files, in one of the matching folders."""
    kind = "static" if name == "STATIC_URL" else "media"
    path = unquote(parts.path).strip("/")
    has_domain = storage.is_set("custom_domain")
    if path == storage.location and all(matching) and not has_domain:
        message = "lacks the bucket, which is in the path of the links"
        yield setting_problem("W110", name, message, "append the bucket to the host, or prepend it")
    elif not any(_same(path, folder, storage) for folder in matching):
        location = storage.origin("location").variable
        message = f"{_PATHS} of the {kind} files, {location}"
        hint = f"use the same path in the URL and in {location}"
        # without an entry in STORAGES, a class of the project may set another location
        sure = is_used and storage.alias != UNWRITTEN
        yield setting_problem("E110" if sure else "W110", name, message, hint)
    elif has_domain and parts.scheme == "http" and storage.url_protocol == "https:":
        message = f"uses http, but links of {kind} files use https"
        yield setting_problem("W110", name, message, "write https://, or set url_protocol to http:")


def _same(path: str, folder: str, storage: ProjectStorage) -> bool:
    if "location" in storage.unknown and storage.alias != UNWRITTEN:
        return True
    return path == "/".join(filter(None, (folder, storage.location)))


def _servers(storage: ProjectStorage) -> Iterator[tuple[str, str]]:
    """Yield every host that serves the files, with the path of the bucket there."""
    if storage.is_set("custom_domain"):
        host, _, folder = (storage.custom_domain or "").partition("/")
        yield host.lower(), folder
        return
    bucket, region = storage.bucket_name, storage.region_name
    if bucket is None:
        return
    endpoint = storage.public_endpoint_url or storage.endpoint_url
    regions = {region, "us-east-1"} if storage.is_aws else {region}
    for style, one in product(("virtual", "path"), sorted(regions)):
        host, _, folder = bucket_address(bucket, one, style, endpoint).partition("/")
        yield host.lower(), folder


def _is_redirected(parts: SplitResult, storage: ProjectStorage) -> bool:
    """Return True for the global host of AWS, where it serves the region of the bucket as an error.

    It serves older regions, but only with the bucket in the host:
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html.
    """
    found = host_of_bucket(f"{parts.netloc}{parts.path}") if storage.is_aws else None
    if found is None or found.region is not None or found.is_website or found.domain != _OF_AWS:
        return False
    region = storage.region_name if storage.is_set("region_name") else None
    is_older = region in WITH_GLOBAL_HOST and not found.in_path
    return found.bucket == storage.bucket_name and region not in {None, _GLOBAL} and not is_older


def _lacks_a_domain(storage: ProjectStorage) -> bool:
    """Return True for unsigned links to an API host that serves no public files."""
    is_signed = storage.querystring_auth or storage.is_set("custom_domain")
    return not (is_signed or storage.is_open)


def _elsewhere(parts: SplitResult, storage: ProjectStorage) -> str:
    """Return the reason why the URL does not lead to the bucket; hosts of a provider may vary."""
    found = host_of_bucket(f"{parts.netloc}{parts.path}")
    if found is not None and storage.is_aws:
        if found.bucket not in {None, storage.bucket_name}:
            return f"the bucket in the host differs from {storage.origin('bucket_name').variable}"
        is_other = found.region not in {None, storage.region_name}
        if is_other and storage.is_set("region_name"):
            return f"the region in the host differs from {storage.origin('region_name').variable}"
        return ""
    provider = by_endpoint(urlunsplit(parts))
    if provider is not None and provider is not storage.provider:
        return f"a host of {provider.name}"
    is_of_aws = parts.netloc.endswith("amazonaws.com")
    return "" if provider is not None or is_of_aws else _UNREAD


RULES = (urls_have_no_placeholders, urls_are_well_formed, urls_lead_to_the_files)
