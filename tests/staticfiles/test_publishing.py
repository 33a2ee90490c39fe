"""The bucket after collectstatic, beside what Django and django-storages make of the same files."""

import errno
import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from boto3.s3.transfer import TransferConfig
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.core.files.storage import InMemoryStorage
from django.core.management.base import CommandError
from storages.backends.s3 import S3ManifestStaticStorage

from s3settings.staticfiles.publishing import Publication
from tests.buckets import remove_bucket
from tests.staticfiles.proxy import RESET, Fault, Proxy, Request
from tests.staticfiles.site import FILES, OURS, PLAIN, Site

pytestmark = pytest.mark.slow


class WithModules(S3ManifestStaticStorage):  # type: ignore[misc] # has no types
    support_js_module_import_aggregation = True
    manifest_name = "assets.json"


class KeepingIntermediates(S3ManifestStaticStorage):  # type: ignore[misc] # has no types
    keep_intermediate_files = True
    manifest_strict = False


class Upper(S3ManifestStaticStorage):  # type: ignore[misc] # has no types
    """Post-processes in its own way, through the methods of a storage."""

    def post_process(self, paths: Any, dry_run: Any = False, **options: Any) -> Any:  # noqa: FBT002 - as Django has it
        for name, hashed, processed in super().post_process(paths, dry_run, **options):
            if hashed and hashed.endswith(".css"):
                with self.open(hashed) as file:
                    content = file.read().upper()
                with self.open(hashed, "w") as file:
                    file.write(content)
            yield name, hashed, processed
        self.open("empty.txt", "w").close()


class Locally(S3ManifestStaticStorage):  # type: ignore[misc] # has no types
    """Keeps its manifest on this machine."""

    def __init__(self, *args: Any, manifest_folder: str = "manifests", **kwargs: Any) -> None:
        local = StaticFilesStorage(location=manifest_folder, base_url="/manifests/")
        super().__init__(*args, manifest_storage=local, **kwargs)


class InMemory(S3ManifestStaticStorage):  # type: ignore[misc] # has no types
    """Keeps its manifest in a storage that is neither of files nor of S3."""

    kept = InMemoryStorage()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, manifest_storage=self.kept, **kwargs)


def name_of(storage_class: type) -> str:
    return f"{storage_class.__module__}.{storage_class.__qualname__}"


VARIANTS: dict[str, dict[str, Any]] = {
    "manifest": {},
    "plain": {"backend": PLAIN},
    "gzip": {"options": {"gzip": True}},
    "whole_bucket": {"options": {"location": ""}},
    "acl_by_boto3": {"options": {"default_acl": "private"}},
    "modules": {"backend": name_of(WithModules)},
    "intermediates": {"backend": name_of(KeepingIntermediates)},
    "own_processing": {"backend": name_of(Upper)},
    "local_manifest": {"backend": name_of(Locally)},
    "metadata": {"options": {"object_parameters": {"Metadata": {"release": "7"}}}},
    "parts_by_boto3": {
        "options": {"transfer_config": TransferConfig(multipart_threshold=20), "verify": False}
    },
    "no_custom_domain": {"options": {"custom_domain": None}},
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_bucket_holds_what_django_would_have_put_there(site: Site, variant: str) -> None:
    ours = site.but(**VARIANTS[variant]).write({"archive.tar.gz": b"\x1f\x8b not really"})
    other = f"{site.bucket}-django"
    site.client.create_bucket(Bucket=other)
    theirs = ours.but(bucket=other)

    ours.collect()
    theirs.collect(django=True)
    expected = theirs.objects()
    remove_bucket(site.client, other)

    made = ours.objects()
    if variant == "own_processing":
        # a file opened for writing goes in parts, which shows in its ETag; ours are all in one
        _without_etags(made)
        _without_etags(expected)
    assert made == expected


def _without_etags(objects: dict[str, tuple[bytes, dict[str, str]]]) -> None:
    for _, headers in objects.values():
        for name in [name for name in headers if "etag" in name]:
            del headers[name]


@pytest.mark.parametrize(
    "variant", sorted(VARIANTS.keys() - {"acl_by_boto3"})
)  # no HEAD shows an ACL
def test_a_second_run_sends_nothing(site: Site, variant: str) -> None:
    ours = site.but(**VARIANTS[variant])
    ours.collect()

    report = ours.report()

    assert (report["uploaded"], report["failed"]) == ([], [])
    assert report["unchanged"] == len(ours.objects())


def test_an_unchanged_run_asks_for_the_listing_and_the_record(site: Site, faults: Proxy) -> None:
    site.collect()
    site.settle()
    site.but(options={"endpoint_url": faults.url}).collect()

    assert sorted((each.method, each.path.partition("?")[0]) for each in faults.requests) == [
        ("GET", f"/{site.bucket}"),
        ("GET", f"/{site.bucket}/static/.s3settings/published.json"),
    ]


def test_a_changed_file_costs_few_requests(site: Site, faults: Proxy) -> None:
    site.collect()
    site.settle()
    site.write({"data.json": b"[]"})
    site.but(options={"endpoint_url": faults.url}).collect()

    asked = [f"{each.method} {each.path.rpartition('/')[2]}" for each in faults.requests]
    assert sorted(re.sub(r"[0-9a-f]{12,16}|\d{8}T\w+|\?.*", "#", each) for each in asked) == [
        "GET published.json",
        "GET s3s-##",
        "GET staticfiles.json",
        "HEAD staticfiles.json",
        "PUT #-#.json",
        "PUT data.#.json",
        "PUT data.json",
        "PUT published.json",
        "PUT staticfiles.json",
    ]


def test_the_replaced_manifest_of_another_command_is_kept(site: Site) -> None:
    site.collect(django=True)
    manifest = site.objects()["static/staticfiles.json"][0]
    site.write({"data.json": b"[]"})
    site.collect()

    client = site.client
    copies = [
        client.get_object(Bucket=site.bucket, Key=key)["Body"].read()
        for key in site.stored()
        if "/manifests/" in key
    ]
    assert len(copies) == 2
    assert manifest in copies


def test_only_what_changed_is_sent(site: Site) -> None:
    site.collect()
    site.write({"js/part.js": b"export const x = 1;\n"})

    report = site.report()

    assert [re.sub(r"\.[0-9a-f]{12}", ".#", key) for key in report["uploaded"]] == [
        "static/js/part.#.js",
        "static/js/part.js",
        "static/staticfiles.json",
    ]
    assert (report["manifest"], report["transport"]) == ("published", "obstore")


def test_changed_headers_are_sent_though_the_bytes_are_the_same(site: Site) -> None:
    site.collect()
    changed = site.but(options={"object_parameters": {"CacheControl": "max-age=61"}})

    report = changed.report()

    assert report["unchanged"] == 0
    assert {each[1]["cache-control"] for each in changed.objects().values()} == {"max-age=61"}


def test_an_object_that_someone_else_overwrote_is_sent_again(site: Site) -> None:
    site.collect()
    site.collect()
    client = site.client
    key = "static/css/base.css"
    client.put_object(Bucket=site.bucket, Key=key, Body=FILES["css/base.css"], ContentType="a/b")
    client.put_object(Bucket=site.bucket, Key="static/js/part.js", Body=b"EXPORT {};\n")
    client.delete_object(Bucket=site.bucket, Key="static/img/dot.svg")

    report = site.report()

    assert report["uploaded"] == [key, "static/img/dot.svg", "static/js/part.js"]


def test_after_djangos_command_one_head_each_is_enough(site: Site) -> None:
    site.collect(django=True)

    assert site.report()["uploaded"] == []


def test_a_broken_record_is_not_a_record(site: Site) -> None:
    site.collect()
    client = site.client
    client.put_object(Bucket=site.bucket, Key="static/.s3settings/published.json", Body=b"{")

    assert site.report()["uploaded"] == []


def test_a_stylesheet_may_name_a_file_that_only_the_bucket_has(site: Site) -> None:
    client = site.client
    client.put_object(Bucket=site.bucket, Key="static/img/old.png", Body=b"png")
    site.write({"css/old.css": b"a { background: url('../img/old.png') }"})

    site.collect()

    manifest = json.loads(site.objects()["static/staticfiles.json"][0])
    content = site.objects()["static/" + manifest["paths"]["css/old.css"]][0]
    hashed = hashlib.md5(b"png", usedforsecurity=False).hexdigest()[:12]
    assert content == f'a {{ background: url("../img/old.{hashed}.png") }}'.encode()


def test_a_missing_file_fails_before_anything_is_sent(site: Site) -> None:
    site.write({"css/bad.css": b"a { background: url('missing.png') }"})

    # Django 6.1 raises the one, earlier releases the other
    with pytest.raises((CommandError, ValueError), match=r"missing\.png"):
        site.collect()

    assert site.stored() == []


def test_dry_run_tells_and_sends_nothing(site: Site) -> None:
    output = site.collect("--dry-run")

    assert "Pretending to upload 'static/css/base.css'" in output
    assert re.search(r"15 files to upload, 0 unchanged; \d+ bytes in [\d.]+ s\.", output)
    assert site.stored() == []


def test_dry_run_leaves_the_processing_of_the_project_out(site: Site) -> None:
    output = site.but(backend=name_of(Upper)).collect("--dry-run")

    assert "7 files to upload" in output
    assert site.stored() == []


def test_no_post_process_leaves_the_manifest(site: Site) -> None:
    site.collect()
    before = site.objects()["static/staticfiles.json"]
    site.write({"new.txt": b"new"})

    report = site.report("--no-post-process")

    assert report["uploaded"] == ["static/new.txt"]
    assert site.objects()["static/staticfiles.json"] == before


def test_clear_deletes_the_rest_last(site: Site) -> None:
    client = site.client
    client.put_object(Bucket=site.bucket, Key="static/old/a.css", Body=b"old")
    client.put_object(Bucket=site.bucket, Key="elsewhere.css", Body=b"kept")

    output = site.collect("--clear", "--dry-run")
    assert "Pretending to delete 'static/old/a.css'" in output

    report = site.report("--clear")

    assert report["deleted"] == ["static/old/a.css"]
    assert "elsewhere.css" in site.stored()
    assert len(report["uploaded"]) == 15


def test_link_is_refused_as_django_does(site: Site) -> None:
    with pytest.raises(CommandError, match="Can't symlink to a remote destination"):
        site.collect("--link")


def test_ignored_patterns_are_djangos(site: Site) -> None:
    site.write({".hidden": b"", "backup~": b""})

    site.collect("--ignore", "*.js", "--ignore", "a b")

    names = json.loads(site.objects()["static/staticfiles.json"][0])["paths"]
    assert sorted(names) == ["css/base.css", "css/site.css", "data.json", "img/dot.svg"]
    site.collect("--no-default-ignore")
    assert "static/.hidden" in site.stored()


def test_a_manifest_in_another_storage_is_saved_there(site: Site) -> None:
    ours = site.but(backend=name_of(InMemory))
    ours.collect()
    ours.collect()

    with InMemory.kept.open("staticfiles.json") as file:
        assert "css/base.css" in json.loads(file.read())["paths"]
    assert "static/staticfiles.json" not in site.stored()


def test_verbosity_shows_what_was_sent_by_whom(site: Site) -> None:
    output = site.collect(verbosity=2)
    assert "Sent by obstore\n" in output
    assert "Uploaded 'static/css/base.css'" in output

    output = site.but(options={"verify": False}).collect(verbosity=2)
    assert "Sent by boto3: verify is set\n" in output

    assert site.collect(verbosity=0) == ""


@pytest.mark.parametrize("value", [True, "true"])
def test_immutable_is_for_hashed_files_only(site: Site, value: object) -> None:
    site.but(settings={"AWS_STATIC_IMMUTABLE": value}).collect()

    headers = {key: each[1]["cache-control"] for key, each in site.objects().items()}
    hashed = {key for key, value in headers.items() if "immutable" in value}
    manifest = json.loads(site.objects()["static/staticfiles.json"][0])
    assert hashed == {f"static/{name}" for name in manifest["paths"].values()}
    assert headers["static/css/base.css"] == "max-age=60"


def test_an_invalid_setting_is_refused_without_its_value(site: Site) -> None:
    with pytest.raises(CommandError) as caught:
        site.but(settings={"AWS_STATIC_UPLOAD_CONCURRENCY": "canary"}).collect()
    assert str(caught.value) == (
        "nothing was published: AWS_STATIC_UPLOAD_CONCURRENCY is not a number from 1 to 1000;"
        " set a whole number such as 64"
    )


def test_a_run_sends_no_more_requests_at_once_than_configured(site: Site, faults: Proxy) -> None:
    options = {"endpoint_url": faults.url}
    site.but(options=options, settings={"AWS_STATIC_UPLOAD_CONCURRENCY": 1}).collect()
    assert faults.most_at_once == 1


def test_prune_keeps_what_earlier_manifests_name(site: Site) -> None:
    for release in (b"1", b"2", b"3", b"4"):
        site.write({"js/part.js": release})
        site.collect()
    hashed = [key for key in site.stored() if re.search(r"part\.[0-9a-f]{12}\.js", key)]
    assert len(hashed) == 4

    output = site.collect("--prune", "1", "--dry-run")
    assert output.count("Pretending to delete 'static/js/part.") == 2
    report = site.report("--prune", "1")

    assert [key for key in report["deleted"] if "part" in key] == sorted(
        key for key in hashed if key not in site.stored()
    )
    kept = [key for key in site.stored() if re.search(r"part\.[0-9a-f]{12}\.js", key)]
    assert len(kept) == 2
    assert len([key for key in site.stored() if "/manifests/" in key]) == 2


@pytest.mark.parametrize(
    ("changes", "arguments", "message"),
    [
        ({"options": {"location": ""}}, ["--prune"], "--prune needs a location"),
        ({"backend": PLAIN}, ["--prune"], "--prune is for storages with their manifest"),
        ({}, ["--prune", "-1"], "--prune needs a number"),
        (
            {"backend": "django.contrib.staticfiles.storage.StaticFilesStorage", "stored": True},
            ["--prune"],
            "are for S3 storages",
        ),
    ],
    ids=["whole_bucket", "no_manifest", "negative", "not_s3"],
)
def test_prune_is_refused_where_it_could_delete_others_files(
    site: Site, changes: dict[str, Any], arguments: list[str], message: str
) -> None:
    if changes.pop("stored", False):
        with pytest.raises(CommandError, match=message):
            Elsewhere(site.server, site.bucket, site.folder).collect(*arguments)
        return
    with pytest.raises(CommandError, match=message):
        site.but(**changes).collect(*arguments)
    assert site.stored() == []


class Elsewhere(Site):
    """The same site on this machine."""

    @property
    def entry(self) -> dict[str, Any]:
        location = str(self.folder.parent / "collected")
        backend = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
        return {"BACKEND": backend, "OPTIONS": {"location": location, "base_url": "/static/"}}


def test_other_storages_get_djangos_own_command(site: Site) -> None:
    local = Elsewhere(site.server, site.bucket, site.folder)

    output = local.collect()

    assert (
        output
        == f"\n7 static files copied to '{site.folder.parent / 'collected'}', 7 post-processed.\n"
    )
    assert site.stored() == []


def test_denied_uploads_are_reported_and_nothing_is_claimed(site: Site, faults: Proxy) -> None:
    faults.decide = lambda each: Fault(403, "AccessDenied") if each.method == "PUT" else None
    with pytest.raises(CommandError) as caught:
        site.but(options={"endpoint_url": faults.url}).collect()

    lines = str(caught.value).splitlines()
    assert lines[0] == "14 files did not arrive; run again to send the rest:"
    assert (
        "  'static/css/base.css': access denied; the identity lacks a permission for it (AccessDenied)"
    ) in lines
    assert site.stored() == []


@pytest.mark.parametrize("boto3", [False, True], ids=["obstore", "boto3"])
@pytest.mark.parametrize(
    "fault",
    [Fault(RESET), Fault(500, "InternalError"), Fault(503, "SlowDown"), Fault(RESET, after=True)],
    ids=["reset", "500", "503", "answer_lost"],
)
def test_each_request_may_fail_once(
    site: Site, faults: Proxy, fault: Fault, *, boto3: bool
) -> None:
    seen: set[tuple[str, str]] = set()

    def decide(each: Request) -> Fault | None:
        path = re.sub(r"/manifests/.*", "", each.path)
        if (each.method, path) in seen:
            return None
        seen.add((each.method, path))
        return fault

    faults.decide = decide
    options = {"endpoint_url": faults.url, **({"verify": False} if boto3 else {})}
    report = site.but(options=options).report()

    assert (report["result"], report["failed"]) == ("published", [])
    assert report["transport"] == ("boto3" if boto3 else "obstore")
    assert report["retries"] >= 15
    assert site.report()["uploaded"] == []


def test_a_storm_of_slow_down_is_waited_out(site: Site, faults: Proxy) -> None:
    faults.decide = lambda each: Fault(503, "SlowDown") if each.number % 3 == 1 else None

    report = site.but(options={"endpoint_url": faults.url}).report()

    assert report["result"] == "published"


@pytest.mark.parametrize(
    ("report", "reason"), [("missing/report.json", "No such file"), (".", "Is a directory")]
)
def test_nothing_is_published_if_the_report_cannot_be_written(
    site: Site, report: str, reason: str
) -> None:
    with pytest.raises(CommandError) as caught:
        site.collect(report=site.folder.parent / report)

    message = str(caught.value)
    assert message.startswith(f"nothing was published: the report can't be written: {reason}")
    assert site.stored() == []


def test_a_report_that_is_on_a_full_disk_is_an_error_with_the_outcome(
    site: Site, faults: Proxy
) -> None:
    full = Path("/dev/full")
    with pytest.raises(CommandError, match=r"(?s)uploaded.*the report can't be written: No space"):
        site.collect(report=full)

    site.write({"js/part.js": b"changed"})
    faults.decide = lambda each: Fault(403, "AccessDenied") if each.method == "PUT" else None
    denied = site.but(options={"endpoint_url": faults.url})
    with pytest.raises(
        CommandError, match=r"(?s)not arrive.*the report can't be written: No space"
    ):
        denied.collect(report=full)


def test_a_run_that_is_interrupted_leaves_no_report_and_no_manifest(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_arguments: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr(Publication, "publish_manifest", interrupt)
    report = site.folder.parent / "report.json"
    with pytest.raises(CommandError) as caught:
        site.collect(report=report)

    assert (str(caught.value), caught.value.returncode) == (
        "not everything was published: interrupted",
        130,
    )
    assert "static/staticfiles.json" not in site.stored()
    assert not report.exists()


def test_the_old_manifest_stays_where_one_file_does_not_arrive(site: Site, faults: Proxy) -> None:
    site.collect()
    before = site.objects()
    site.write({"js/part.js": b"changed", "img/dot.svg": b"<svg/>"})

    faults.decide = lambda each: (
        Fault(403, "AccessDenied") if each.method == "PUT" and "/img/" in each.path else None
    )
    denied = site.but(options={"endpoint_url": faults.url})
    path = site.folder.parent / "report.json"
    with pytest.raises(CommandError, match="2 files did not arrive"):
        denied.collect(report=path)

    report = json.loads(path.read_text())
    assert report["result"] == "failed"
    assert next(each["key"] for each in report["failed"]).startswith("static/img/dot.")
    after = site.objects()
    assert after["static/staticfiles.json"] == before["static/staticfiles.json"]
    paths = json.loads(before["static/staticfiles.json"][0])["paths"].values()
    assert all(after[f"static/{name}"] == before[f"static/{name}"] for name in paths)

    site.collect()
    assert json.loads(site.objects()["static/staticfiles.json"][0])["paths"].values() != paths


def test_of_two_deployments_the_loser_reports_it(site: Site, faults: Proxy) -> None:
    site.collect()
    site.write({"js/part.js": b"changed"})
    manifest = "static/staticfiles.json"

    def decide(each: Request) -> Fault | None:
        if each.method == "PUT" and "/js/" in each.path:
            site.client.put_object(Bucket=site.bucket, Key=manifest, Body=b"{}")
        return None

    faults.decide = decide
    with pytest.raises(CommandError, match="another deployment changed it in the meantime"):
        site.but(options={"endpoint_url": faults.url}).collect()

    assert site.objects()[manifest][0] == b"{}"


def test_a_lost_race_between_question_and_put_is_noticed(site: Site, faults: Proxy) -> None:
    site.collect()
    site.write({"js/part.js": b"changed"})
    manifest = "static/staticfiles.json"

    def decide(each: Request) -> Fault | None:
        if each.method == "PUT" and each.path.endswith(manifest):
            site.client.put_object(Bucket=site.bucket, Key=manifest, Body=b"{}")
        return None

    faults.decide = decide
    with pytest.raises(CommandError, match="another deployment changed it in the meantime"):
        site.but(options={"endpoint_url": faults.url}).collect()

    assert site.objects()[manifest][0] == b"{}"


def test_a_provider_without_conditions_gets_the_manifest_after_a_question(
    site: Site, faults: Proxy
) -> None:
    once = iter([Fault(501, "NotImplemented")])
    faults.decide = lambda each: (
        next(once, None) if each.method == "PUT" and "staticfiles.json" in each.path else None
    )
    report = site.but(options={"endpoint_url": faults.url}).report()

    assert report["manifest"] == "published"
    assert report["notes"] == ["the provider knows no conditional requests"]


def test_without_a_listing_nothing_is_published(site: Site) -> None:
    wrong = site.but(options={"secret_key": "wrong"})
    with pytest.raises(CommandError) as caught:
        wrong.collect()
    assert str(caught.value) == (
        "nothing was published: the provider refuses the signature; check the secret key"
    )


@pytest.mark.parametrize("verify", [None, False], ids=["obstore", "boto3"])
def test_an_unreachable_provider_is_given_up_soon(
    site: Site, faults: Proxy, *, verify: bool | None
) -> None:
    del faults  # for its short pauses
    options = {"endpoint_url": "http://127.0.0.1:1", "verify": verify}
    with pytest.raises(CommandError) as caught:
        site.but(options=options).collect()
    assert str(caught.value) == (
        "nothing was published: the provider can't be reached, or ended the connection"
    )


class Raw(S3ManifestStaticStorage):  # type: ignore[misc] # has no types
    """Asks boto3 for more than a folder can answer."""

    def post_process(self, *args: Any, **kwargs: Any) -> Any:
        return list(self.bucket.objects.all())


def test_a_class_that_uses_boto3_itself_is_refused(site: Site) -> None:
    with pytest.raises(CommandError) as caught:
        site.but(backend=name_of(Raw)).collect()
    assert str(caught.value) == (
        "nothing was published: the storage class uses Bucket.objects of boto3, which is not there"
        ' while files are collected; put "django.contrib.staticfiles" before "s3settings" to'
        " use Django's own command"
    )


def test_a_full_disk_is_reported(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: Any) -> Any:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("tempfile.mkdtemp", full)
    with pytest.raises(CommandError, match="the disk for temporary files is full; set TMPDIR"):
        site.collect()


def test_a_machine_without_temporary_files_is_reported(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only() -> Any:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr("tempfile.gettempdir", read_only)
    with pytest.raises(CommandError) as caught:
        site.collect()
    assert str(caught.value) == (
        "nothing was published: no folder for temporary files can be written; set TMPDIR"
    )


def test_other_errors_of_the_disk_are_not_hidden(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_arguments: Any) -> Any:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr("tempfile.mkdtemp", denied)
    with pytest.raises(PermissionError):
        site.collect()


def test_a_terminal_gets_a_counter(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert "15 files uploaded" in site.collect(verbosity=1)


def test_the_manifest_that_is_replaced_survives_pruning(site: Site) -> None:
    site.collect(django=True)
    before = {key for key in site.stored() if re.search(r"part\.[0-9a-f]{12}", key)}
    site.write({"js/part.js": b"2"})

    site.collect("--prune", "0")

    assert before <= set(site.stored())


def test_a_broken_copy_of_a_manifest_stops_pruning(site: Site) -> None:
    site.collect()
    copy = next(key for key in site.stored() if "/manifests/" in key)
    site.client.put_object(Bucket=site.bucket, Key=copy, Body=b"{}")
    site.write({"js/part.js": b"2"})
    site.collect()

    report = site.report("--prune", "9")

    assert report["deleted"] == []
    assert report["notes"] == ["nothing was pruned: a kept manifest can't be read"]


def test_pruning_without_post_processing_does_nothing(site: Site) -> None:
    site.collect()
    assert site.report("--prune", "--no-post-process")["deleted"] == []


def faulty(site: Site, faults: Proxy, decide: Callable[[Request], Fault | None]) -> Site:
    faults.decide = decide
    return site.but(options={"endpoint_url": faults.url})


def test_nothing_is_pruned_without_the_replaced_manifest(site: Site, faults: Proxy) -> None:
    site.collect()
    site.write({"js/part.js": b"2"})
    ours = faulty(
        site,
        faults,
        lambda each: (
            Fault(403, "AccessDenied")
            if each.method == "GET" and "staticfiles.json" in each.path
            else None
        ),
    )

    report = ours.report("--prune", "0")

    assert report["deleted"] == []
    assert report["notes"] == ["the replaced manifest can't be read; nothing is pruned"]


def test_what_could_not_be_deleted_is_reported(site: Site, faults: Proxy) -> None:
    site.client.put_object(Bucket=site.bucket, Key="static/old.css", Body=b"")
    ours = faulty(
        site, faults, lambda each: Fault(403, "AccessDenied") if each.method == "POST" else None
    )

    with pytest.raises(CommandError) as caught:
        ours.collect("--clear")

    assert str(caught.value).splitlines() == [
        "everything arrived; 1 file not deleted:",
        "  'static/old.css': access denied; the identity lacks a permission for it (AccessDenied)",
    ]


def test_without_a_record_the_run_is_complete_all_the_same(site: Site, faults: Proxy) -> None:
    ours = faulty(
        site,
        faults,
        lambda each: (
            Fault(403, "AccessDenied") if each.method == "PUT" and OURS in each.path else None
        ),
    )

    report = ours.report()

    denied = "access denied; the identity lacks a permission for it (AccessDenied)"
    assert report["result"] == "published"
    assert sorted(report["notes"]) == [
        f"no copy of a manifest was kept: {denied}",
        f"the record was not written: {denied}",
    ]


def test_manifests_that_cannot_be_copied_are_noted(site: Site, faults: Proxy) -> None:
    site.collect(django=True)
    site.write({"js/part.js": b"2"})
    ours = faulty(
        site,
        faults,
        lambda each: (
            Fault(403, "AccessDenied")
            if each.method == "PUT" and "/manifests/" in each.path
            else None
        ),
    )

    report = ours.report()

    denied = "access denied; the identity lacks a permission for it (AccessDenied)"
    assert report["result"] == "published"
    assert report["notes"] == [f"no copy of a manifest was kept: {denied}"] * 2


def test_a_record_of_another_run_is_dropped(site: Site, faults: Proxy) -> None:
    name = "static/.s3settings/published.json"

    def decide(each: Request) -> Fault | None:
        if each.method == "PUT" and each.path.endswith("published.json"):
            site.client.put_object(Bucket=site.bucket, Key=name, Body=b"{}")
        return None

    report = faulty(site, faults, decide).report()

    assert report["notes"] == [
        "the record was not written: another deployment changed it in the meantime"
    ]
    assert name not in site.stored()


def test_a_provider_that_stores_other_bytes_is_not_believed(site: Site, faults: Proxy) -> None:
    key = "static/data.json"

    def decide(each: Request) -> Fault | None:
        if each.method == "HEAD" and each.path.endswith("data.json"):
            return None
        if each.method == "PUT" and each.path.endswith("data.json"):
            site.client.put_object(Bucket=site.bucket, Key=key, Body=b"other bytes")
            return Fault(200)
        return None

    with pytest.raises(CommandError, match="the provider holds other bytes than were sent"):
        faulty(site, faults, decide).collect()


def test_a_stylesheet_that_needs_the_bucket_fails_with_it(site: Site, faults: Proxy) -> None:
    site.write({"css/old.css": b"a { background: url('../img/old.png') }"})
    ours = faulty(
        site,
        faults,
        lambda each: Fault(403, "AccessDenied") if "old.png" in each.path else None,
    )
    with pytest.raises(CommandError, match="nothing was published: access denied"):
        ours.collect()


def test_a_head_that_is_refused_means_sending(site: Site, faults: Proxy) -> None:
    site.collect(django=True)
    ours = faulty(
        site,
        faults,
        lambda each: (
            Fault(403, "AccessDenied")
            if each.method == "HEAD" and "data.json" in each.path
            else None
        ),
    )
    assert ours.report()["uploaded"] == ["static/data.json"]
