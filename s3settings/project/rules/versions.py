"""Rules about releases that don't behave as the settings expect."""

from collections.abc import Iterator

from s3settings.problems.problem import Problem
from s3settings.project.options import OPTION_OF_SETTING, UNREAD_UNTIL, is_unread
from s3settings.project.reading import ANY_CLIENT, Project
from s3settings.project.rules.regions import takes_old_requests
from s3settings.project.rules.rule import setting_problem
from s3settings.project.storages import ProjectStorage
from s3settings.project.versions import Release

# botocore 1.36: default request checksums, which many providers reject
_CHECKSUMS_SINCE = (1, 36)
_CHECKSUM_VARIABLE = "AWS_REQUEST_CHECKSUM_CALCULATION"
# S3Storage.__init__ of django-storages 1.14.6 makes a Config of these options if there is none
_WITHOUT_CHECKSUMS = (
    f"set {_CHECKSUM_VARIABLE}=when_required in the environment, or "
    'request_checksum_calculation="when_required" in client_config, a botocore.config.Config, '
    "which replaces signature_version, addressing_style and proxies"
)
_ASSUMED = (1, 10)


def checksums_are_understood(project: Project) -> Iterator[Problem]:
    """Checksums of botocore 1.36 must be disabled for providers that reject them."""
    mode = str(project.environment.get(_CHECKSUM_VARIABLE, "")).lower()
    if project.releases.botocore < _CHECKSUMS_SINCE or mode == "when_required":
        return
    reported: set[str] = set()
    for storage in project.storages:
        fact = storage.provider.facts.get("checksums")
        if storage.provider.id in reported:
            continue
        config = storage.client_config or {}
        if storage.provider.checksums is None or fact is None or not fact.exclusive:
            continue
        if config.get("request_checksum_calculation") == "when_required":
            continue
        if not storage.unknown.isdisjoint({"endpoint_url", "client_config"}):
            continue
        reported.add(storage.provider.id)
        yield setting_problem(
            "W107",
            storage.origin("endpoint_url").variable,
            f"botocore 1.36 and later send checksums that {storage.provider.name} may reject: "
            "uploads fail with InvalidArgument, SignatureDoesNotMatch or Unauthorized",
            f"{_WITHOUT_CHECKSUMS} (source: {fact.source})",
        )


def checksums_may_be_new_to_a_server(project: Project) -> Iterator[Problem]:
    """Advise on checksums of botocore 1.36 where nothing shows which server gets them."""
    mode = str(project.environment.get(_CHECKSUM_VARIABLE, "")).lower()
    if project.releases.botocore < _CHECKSUMS_SINCE or mode == "when_required":
        return
    for storage in project.storages:
        config = storage.client_config or {}
        is_off = config.get("request_checksum_calculation") == "when_required"
        is_visible = storage.unknown.isdisjoint({"endpoint_url", "client_config"})
        if not storage.is_unknown or takes_old_requests(storage.endpoint_url or ""):
            continue
        if is_visible and not is_off:
            message = (
                "botocore 1.36 and later send checksums, which older servers reject "
                "(MissingContentLength, InvalidArgument, XAmzContentSHA256Mismatch)"
            )
            hint = f"if uploads fail, {_WITHOUT_CHECKSUMS}"
            yield setting_problem("W133", storage.origin("endpoint_url").variable, message, hint)
            return


def releases_do_what_is_set(project: Project) -> Iterator[Problem]:
    """Options must work in the installed release of django-storages."""
    release = project.releases.storages
    for storage in project.storages:
        if storage.alias != ANY_CLIENT:
            yield from _known_defects(storage, release)
        yield from _unread(project, storage)


def _known_defects(storage: ProjectStorage, release: Release) -> Iterator[Problem]:
    if _is(release, _ASSUMED) and storage.places.get("default_acl"):
        message = "ignored by django-storages 1.10.0, so objects get no ACL"
        hint = "upgrade django-storages; 1.10.1 reads it again"
        yield setting_problem("W113", storage.places["default_acl"].variable, message, hint)
    if _is(release, (1, 14, 4)) and storage.file_overwrite:
        message = "with file_overwrite, exists() of django-storages 1.14.4 is always False"
        hint = "upgrade django-storages, or set file_overwrite to False"
        yield setting_problem("W113", storage.origin("file_overwrite").variable, message, hint)
    if release and release < (1, 14, 3) and storage.written.get("client_config") is not None:
        message = (
            "client_config was added in django-storages 1.14.3; this release rejects or ignores it"
        )
        variable = storage.origin("client_config").variable
        yield setting_problem("W113", variable, message, "upgrade django-storages")


def _unread(project: Project, storage: ProjectStorage) -> Iterator[Problem]:
    for name, release in UNREAD_UNTIL.items():
        option = OPTION_OF_SETTING[name]
        is_needed = storage.places.get(option) is None and option not in storage.unknown
        if option == "security_token":
            is_needed = is_needed and storage.access_key is not None
        if is_needed and name in project.environment and is_unread(name, project.releases):
            last = ".".join(map(str, (*release[:2], release[2] - 1)))
            message = f"only set in the environment, where django-storages 1.14 to {last} does not read it"
            hint = f"upgrade django-storages, or set {name} in the settings too"
            yield setting_problem("W113", name, message, hint)


def _is(release: Release, other: Release) -> bool:
    """Return True if two releases are equal, ignoring trailing zeros."""
    return bool(release) and (*release, 0, 0)[:3] == (*other, 0, 0)[:3]


RULES = (
    checksums_are_understood,
    checksums_may_be_new_to_a_server,
    releases_do_what_is_set,
)
