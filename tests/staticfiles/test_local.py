"""Processes that start with the copy of the manifest on this machine."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, SuspiciousOperation
from django.core.files.storage import Storage
from django.core.management.base import CommandError
from django.test import override_settings
from django.utils.functional import empty
from storages.backends.s3 import S3ManifestStaticStorage

from s3settings.chain import Secrets, register
from s3settings.staticfiles import copies
from s3settings.staticfiles.local import LocalManifestStorage
from tests.staticfiles.proxy import Fault, Proxy
from tests.staticfiles.site import FILES, MANIFEST, PLAIN, Site
from tests.staticfiles.test_publishing import KeepingIntermediates, name_of

pytestmark = pytest.mark.slow

LOCAL = "s3settings.staticfiles.local.LocalManifestStorage"
NOWHERE = "http://127.0.0.1:1"
NAMES = (*FILES, "css/", "js/site.js#top", "js/site.js?#iefix", "img/dot.svg?v=1")


@pytest.fixture
def copy(site: Site) -> Path:
    return site.folder.parent / "release" / "manifest.json"


@pytest.fixture
def local(site: Site, copy: Path) -> Site:
    return site.but(backend=LOCAL, options={"local_manifest": copy})


def started(site: Site, **options: Any) -> Any:
    """Return the storage as a process makes it, with changes of its options."""
    return LocalManifestStorage(**{**site.entry["OPTIONS"], **options})


def test_collectstatic_copies_what_it_has_published(local: Site, copy: Path) -> None:
    report = local.report()

    assert report["copy"] == "written"
    stored = json.loads(copy.read_text())["manifest"]
    assert stored.encode() == local.objects()["static/staticfiles.json"][0]
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]
    assert local.server.secret_key not in copy.read_text()
    assert local.bucket not in copy.read_text()

    copy.unlink()
    assert local.report()["manifest"] == "unchanged"
    assert copy.exists()


@pytest.mark.parametrize("debug", [False, True])
@pytest.mark.parametrize(
    "options",
    [
        {},
        {"location": ""},
        {"location": "a b/c"},
        {"url_protocol": "http:"},
        {"custom_domain": None},
        {"querystring_auth": True},
    ],
    ids=["usual", "whole_bucket", "spaces", "http", "no_domain", "signed"],
)
def test_links_are_those_of_the_storage_itself(
    site: Site, copy: Path, options: dict[str, Any], *, debug: bool
) -> None:
    local = site.but(backend=LOCAL, options={**options, "local_manifest": copy})
    local.collect()
    theirs = S3ManifestStaticStorage(**site.but(options=options).entry["OPTIONS"])
    ours = started(local, endpoint_url=site.server.endpoint_url)

    with override_settings(DEBUG=debug):
        if not options.get("querystring_auth"):
            assert [ours.url(name) for name in NAMES] == [theirs.url(name) for name in NAMES]
        else:
            assert (
                ours.url("css/site.css").partition("?")[0]
                == (theirs.url("css/site.css").partition("?")[0])
            )
    assert [ours.stored_name(name) for name in FILES] == [
        theirs.stored_name(name) for name in FILES
    ]
    assert ours.hashed_files == theirs.hashed_files


def start(backend: str, options: dict[str, Any]) -> tuple[str, str]:
    """Return the link that a new process makes, and what it has imported for it."""
    code = f"""
import sys
import django
from django.conf import settings
settings.configure(
    STATIC_URL="https://static.example.com/static/",
    INSTALLED_APPS=["s3settings", "django.contrib.staticfiles"],
    STORAGES={{"staticfiles": {{"BACKEND": {backend!r}, "OPTIONS": {options!r}}}}},
)
for name in ("DEFAULT_FILE_STORAGE", "STATICFILES_STORAGE"):
    vars(settings._wrapped).pop(name, None)  # Django 4.2 sets them, and then no OPTIONS
django.setup()
from django.contrib.staticfiles.storage import staticfiles_storage
print(staticfiles_storage.url("css/site.css"))
print(*sorted({{"boto3", "botocore", "storages.backends.s3"}} & sys.modules.keys()))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    link, imported, *_ = (*done.stdout.splitlines(), "")
    return link, imported


def test_a_process_starts_without_boto3_and_without_a_request(
    local: Site, copy: Path, faults: Proxy
) -> None:
    ours = local.but(options={"local_manifest": str(copy), "endpoint_url": faults.url})
    theirs = local.but(options={"endpoint_url": faults.url})
    ours.collect()

    faults.requests.clear()
    link, imported = start(LOCAL, ours.entry["OPTIONS"])
    assert imported == ""
    assert faults.requests == []

    assert start(MANIFEST, theirs.entry["OPTIONS"]) == (link, "boto3 botocore storages.backends.s3")
    assert [each.method for each in faults.requests] == ["HEAD", "HEAD", "GET"]


def test_the_storage_itself_needs_no_request_for_its_manifest(local: Site) -> None:
    local.collect()
    storage = started(local)
    storage.bucket_name = "elsewhere"  # sets it up

    assert isinstance(storage, S3ManifestStaticStorage)
    assert isinstance(storage, Storage)
    storage = started(local)
    link = storage.url("css/site.css")
    assert storage.manifest_strict is True
    assert storage.url("css/site.css") == link


def test_keys_that_options_do_not_have_change_neither_the_transport_nor_links(
    local: Site,
) -> None:
    keys = Secrets("staticfiles", local.server.access_key, local.server.secret_key)
    options = {
        **local.options,
        "backend": "s3settings.backends.S3ManifestStaticStorage",
        "access_key": None,
        "secret_key": None,
        "credentials": register("staticfiles", local.bucket, lambda: keys),
    }

    report = local.but(options=options).report()
    ours = started(local.but(options=options))

    assert (report["transport"], report["manifest"]) == ("obstore", "published")
    assert ours.url("css/site.css") == started(local).url("css/site.css")
    assert ours._wrapped is empty


def test_the_copy_of_another_place_is_not_used(local: Site) -> None:
    local.collect()
    other = started(local, location="elsewhere")
    assert other.hashed_files == {}
    # the digest has the address of the endpoint, so a copy is of one provider, too
    with pytest.raises(Exception, match="Could not connect"):
        started(local, endpoint_url=NOWHERE).url("css/site.css")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"version": 2, "place": "", "manifest": ""}'])
def test_a_copy_that_cannot_be_read_is_not_used(local: Site, copy: Path, content: str) -> None:
    local.collect()
    link = started(local).url("css/site.css")
    copy.write_text(content)
    assert started(local).url("css/site.css") == link


def test_a_copy_that_was_changed_is_not_used(local: Site, copy: Path) -> None:
    digest = local.report()["manifest_digest"]
    stored = json.loads(copy.read_text())
    assert digest == stored["digest"]
    assert local.report()["manifest_digest"] == digest
    link = started(local).url("css/site.css")
    copy.write_text(json.dumps({**stored, "manifest": '{"version": "1.1", "paths": {}}'}))

    assert started(local).url("css/site.css") == link


@pytest.fixture
def shared() -> Iterator[None]:
    with override_settings(
        AWS_S3_CUSTOM_DOMAIN="cdn.example.com", AWS_LOCATION="static", AWS_S3_URL_PROTOCOL="http:"
    ):
        yield


@pytest.mark.usefixtures("shared")
def test_options_may_be_settings(site: Site, copy: Path) -> None:
    entry = site.entry["OPTIONS"]
    options = {name: entry[name] for name in entry if name not in {"custom_domain", "location"}}
    manifest = b'{"version": "1.1", "paths": {"a.css": "a.1.css"}}'
    copies.write(copy, copies.place(options, settings), manifest)
    storage = LocalManifestStorage(local_manifest=copy, **options)
    assert storage.url("a.css") == "http://cdn.example.com/static/a.1.css"
    with pytest.raises(SuspiciousOperation, match="denied"):
        storage.url("../../")


def test_a_subclass_keeps_its_own_links(site: Site, copy: Path) -> None:
    options = {"local_manifest": copy, "backend": name_of(KeepingIntermediates)}
    local = site.but(backend=LOCAL, options=options)
    local.collect()

    storage = started(local)

    assert vars(storage)["_links"] is None
    assert storage.url("js/part.js").startswith("https://static.example.com/static/static/js/part.")
    assert storage.keep_intermediate_files is True


def test_a_class_without_a_manifest_is_refused(site: Site, copy: Path) -> None:
    local = site.but(backend=LOCAL, options={"local_manifest": copy, "backend": PLAIN})
    with pytest.raises(ImproperlyConfigured, match="has no manifest"):
        local.collect()
    with pytest.raises(ImproperlyConfigured, match="has no manifest"):
        started(local).url("a")


def test_a_release_that_was_not_published_has_no_copy(
    local: Site, copy: Path, faults: Proxy
) -> None:
    local.collect()
    assert copy.exists()
    local.write({"js/part.js": b"2"})
    local.collect("--dry-run")
    assert copy.exists()

    faults.decide = lambda each: Fault(403, "AccessDenied") if each.method == "PUT" else None
    options = {**local.options, "endpoint_url": faults.url}
    with pytest.raises(CommandError, match="did not arrive"):
        local.but(options=options).collect()
    assert not copy.exists()


def test_the_command_of_django_drops_the_copy(local: Site, copy: Path) -> None:
    local.collect()
    local.write({"js/part.js": b"2"})
    local.collect(django=True)

    assert not copy.exists()
    name = json.loads(local.objects()["static/staticfiles.json"][0])["paths"]["js/part.js"]
    assert started(local).stored_name("js/part.js") == name


def test_a_copy_that_cannot_be_written_fails_the_run(local: Site, copy: Path) -> None:
    copy.parent.write_text("a file, not a folder")
    with pytest.raises(CommandError) as caught:
        local.collect()
    assert str(caught.value) == (
        "everything arrived; the copy of the manifest can't be written;"
        " check AWS_STATIC_LOCAL_MANIFEST"
    )


def test_a_copy_replaces_the_earlier_one_or_leaves_it(copy: Path) -> None:
    copies.write(copy, "a", b"{}")
    with pytest.raises(UnicodeDecodeError):
        copies.write(copy, "a", b"\xff")
    assert copies.read(copy, "a") == "{}"
    copy.unlink()
    copy.mkdir()
    with pytest.raises(OSError, match="directory"):
        copies.write(copy, "a", b"{}")
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]
