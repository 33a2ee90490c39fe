"""Rules about access to files: ACLs, overwriting, links and CloudFront keys."""

import re
from collections.abc import Iterator, Mapping

from s3settings.facts.s3 import LONG_LIVED_KEY_PREFIX, PUBLIC_ACLS
from s3settings.problems.problem import Problem
from s3settings.project.options import OPTION_SETTINGS
from s3settings.project.reading import ANY_CLIENT, UNWRITTEN, Project
from s3settings.project.rules.rule import setting_problem
from s3settings.project.storages import ProjectStorage
from s3settings.urls import host_of

_PRIVATE_NAME = re.compile(r"backup|private|secure|protected|invoice|document", re.IGNORECASE)
_OLD_ENDPOINT = re.compile(r"s3-[a-z]{2}(?:-[a-z]+)+-\d\.amazonaws\.com")


def objects_are_not_public_by_acl(project: Project) -> Iterator[Problem]:
    """Objects must not have a public ACL: new buckets reject it, older ones expose the files.

    It is one problem of a project, whatever number of places set the ACL.
    """
    on_aws: dict[str, ProjectStorage] = {}
    reported: set[str] = set()
    for storage in project.storages:
        if storage.alias == ANY_CLIENT:
            continue
        in_parameters = storage.object_parameters.get("ACL")
        option = "object_parameters" if in_parameters else "default_acl"
        if (in_parameters or storage.default_acl) not in PUBLIC_ACLS or option in storage.unknown:
            continue
        variable = storage.origin(option).variable
        private = _PRIVATE_NAME.search(storage.alias) is not None
        if not private:
            if storage.is_aws:
                on_aws.setdefault(variable, storage)
            continue
        message = f"a public ACL: everyone can read the files of {storage.alias}"
        if storage.is_aws:
            message = _fact(storage, private=True)
        reported.add(variable)
        yield setting_problem("W105", variable, message, _cure_of_private(option))
    others = [name for name in on_aws if name not in reported]
    for variable in others[:1]:
        storage, places = on_aws[variable], ", ".join(others[1:])
        fact = _fact(storage, private=False) + (f"; set by {places} too" if places else "")
        hint = "set it to None, and make files public with a bucket policy or CloudFront"
        if storage.object_parameters.get("ACL"):
            hint = "remove ACL from it, and make files public with a bucket policy or CloudFront"
        yield setting_problem("W105", variable, fact, hint)


def _fact(storage: ProjectStorage, *, private: bool) -> str:
    reads = (
        f"everyone can read the files of {storage.alias}" if private else "everyone can read them"
    )
    return (
        "a public ACL: buckets created since April 2023, and those that block public ACLs, reject "
        f"uploads with it (AccessControlListNotSupported, AccessDenied); on others, {reads}"
    )


def _cure_of_private(option: str) -> str:
    """Return the hint; an ACL of all objects replaces default_acl of the storage."""
    if option == "object_parameters":
        return "remove ACL from it; default_acl sets the ACL of each storage"
    return 'set default_acl of this storage to "private", or to None'


def uploads_do_not_overwrite_each_other(project: Project) -> Iterator[Problem]:
    """Uploads must not overwrite files of the same name by default: only settings choose that."""
    storage = project.storage("default")
    if storage is None or not storage.file_overwrite or "file_overwrite" in storage.unknown:
        return
    if "file_overwrite" not in storage.places:
        yield setting_problem(
            "W101",
            storage.origin("file_overwrite").variable,
            "uploads with the same name overwrite each other: file_overwrite is True by default",
            "set file_overwrite to False for the default storage (AWS_S3_FILE_OVERWRITE = False)",
            alias="default",
        )


def uploads_have_a_location(project: Project) -> Iterator[Problem]:
    """Uploads must have a location: names with ../ are only rejected inside a folder."""
    if project.settings.get("AWS_LOCATION") != "":
        return
    for storage in project.storages:
        origin = storage.places.get("location")
        if origin and origin.variable == "AWS_LOCATION" and not storage.is_static:
            message = "empty, so file names with ../ are not rejected: they lead to the bucket root"
            yield setting_problem(
                "W115", "AWS_LOCATION", message, "set a separate folder for each storage"
            )
            return


def cloudfront_keys_are_used(project: Project) -> Iterator[Problem]:
    """A CloudFront key must sign links."""
    with_key = [one for one in project.storages if one.cloudfront_key_id is not None]
    written = [one for one in with_key if one.alias != UNWRITTEN]
    storages = written or with_key
    if not with_key or any(one.is_signed_by_cloudfront or one.unknown for one in written):
        return
    if any("cloudfront_key" in one.written and one.cloudfront_key is None for one in written):
        # an invalid key, with which links are not signed either
        return
    if not any(one.querystring_auth for one in storages):
        message = (
            "signs no links: querystring_auth is False; "
            "django-storages before 1.14.3 signs every link with it anyway"
        )
        hint = "remove the key, or set querystring_auth to True for private storages"
    elif written:
        message = "signs no links: they lead to the bucket itself, not to a custom_domain"
        hint = "set custom_domain to the host of the distribution"
    else:
        return
    yield setting_problem("W111", with_key[0].origin("cloudfront_key_id").variable, message, hint)


def tokens_belong_to_their_keys(project: Project) -> Iterator[Problem]:
    """A session token of the shell must belong to the keys of the settings."""
    reported: set[str] = set()
    for storage in project.storages:
        variable = storage.origin("security_token").variable
        if storage.security_token is None or variable in reported:
            continue
        if (storage.access_key or "").startswith(LONG_LIVED_KEY_PREFIX):
            message = "sent with a long-lived key (AKIA…), which has no session token, so S3 rejects requests"
            hint = "unset it, or set security_token to None in OPTIONS"
            reported.add(variable)
            yield setting_problem("W004", variable, message, hint)
        elif variable in project.environment and _has_other_keys(storage, project.environment):
            message = "sent with other keys than those of the environment, where it is from"
            hint = "set security_token to None in OPTIONS"
            reported.add(variable)
            yield setting_problem("W004", variable, message, hint)
        elif variable not in project.environment and _has_no_keys(storage):
            message = "set without the keys that it was issued with, so boto3 can't sign requests"
            hint = "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY too, or unset it"
            reported.add(variable)
            yield setting_problem("W004", variable, message, hint)


def _has_other_keys(storage: ProjectStorage, environment: Mapping[str, object]) -> bool:
    """Return True if the environment has keys, and the storage uses others."""
    issued = {environment.get(name) for name in OPTION_SETTINGS["access_key"]} - {None, ""}
    return bool(issued) and storage.access_key not in {None, *issued}


def _has_no_keys(storage: ProjectStorage) -> bool:
    """Return True if nothing sets a key, nor a profile; then boto3 makes keys of the token only."""
    options = ("access_key", "secret_key", "session_profile")
    return storage.unknown.isdisjoint(options) and not any(
        getattr(storage, option) for option in options
    )


def endpoints_are_current(project: Project) -> Iterator[Problem]:
    """Endpoints of AWS must join s3 and the region with a dot; only older regions support a dash."""
    for storage in project.storages:
        if _OLD_ENDPOINT.fullmatch(host_of(storage.endpoint_url or "")):
            message = (
                "the outdated form of an endpoint, s3-REGION, which most regions do not support"
            )
            hint = "write https://s3.REGION.amazonaws.com, or remove it and set the region"
            yield setting_problem("W118", storage.origin("endpoint_url").variable, message, hint)


RULES = (
    objects_are_not_public_by_acl,
    uploads_do_not_overwrite_each_other,
    uploads_have_a_location,
    cloudfront_keys_are_used,
    tokens_belong_to_their_keys,
    endpoints_are_current,
)
