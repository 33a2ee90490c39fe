import pytest

from tests.project.projects import (
    LOCAL,
    LOCAL_STATIC,
    S3,
    STATIC,
    Found,
    Settings,
    entry,
    found,
    hints,
    option,
    project,
)

STATIC_MISSING = (
    "E101",
    'STORAGES["staticfiles"]',
    "missing, as STORAGES replaces the one of Django: collectstatic and {% static %} fail",
)
UPLOADS = {"bucket_name": "acme", "region_name": "eu-west-1", "file_overwrite": False}


def only(name: str, **settings: object) -> Settings:
    return {"STORAGES": {name: project()["STORAGES"][name]}, **settings}


def test_a_project_on_s3_needs_a_storage_for_static_files() -> None:
    assert found(only("default")) == [STATIC_MISSING]
    assert found(only("default", INSTALLED_APPS=["django.contrib.staticfiles"])) == [STATIC_MISSING]


def test_without_the_app_for_static_files_it_needs_none() -> None:
    assert found(only("default", INSTALLED_APPS=["django.contrib.auth"])) == []


def test_a_project_needs_a_default_storage() -> None:
    assert found(only("staticfiles")) == [
        (
            "E101",
            'STORAGES["default"]',
            (
                "missing, as STORAGES replaces the one of Django: "
                "default_storage and every FileField without a storage fail"
            ),
        )
    ]


def test_an_empty_dict_takes_away_what_django_has() -> None:
    assert found({"STORAGES": {}}) == [
        (
            "E101",
            "STORAGES",
            "empty, which takes away the default and the staticfiles storage of Django",
        )
    ]


def test_storages_is_a_dict() -> None:
    assert found({"STORAGES": [entry(S3)]}) == [("E103", "STORAGES", "not a dict of storages")]


@pytest.mark.parametrize("name", ["STORAGE", "STORGES", "STORAGESS", "FILE_STORAGES"])
def test_storages_is_spelled_right(name: str) -> None:
    assert found({name: project()["STORAGES"]}) == [
        ("E102", name, "Django ignores this name, so its own storages are used")
    ]


@pytest.mark.parametrize(
    "settings",
    [
        {"CACHES": {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}},
        {**project(), "STORAGE": {"default": "something of ours"}},
        {"STORAGE": {"disk": "ssd"}},
    ],
    ids=["another setting with backends", "beside the right name", "no aliases"],
)
def test_other_settings_are_no_misspelling(settings: Settings) -> None:
    assert found(settings) == []


@pytest.mark.parametrize(
    ("broken", "reported"),
    [
        ("storages.backends.s3.S3Storage", ("", "not a dict with a BACKEND")),
        ({"OPTIONS": {}}, ("", "has no BACKEND")),
        ({"BACKEND": None}, ('["BACKEND"]', "not the path of a class")),
        ({"BACKEND": LOCAL, "OPTIONS": []}, ('["OPTIONS"]', "not a dict")),
        (
            {"BACKEND": LOCAL, "LOCATION": "x"},
            ('["LOCATION"]', "Django reads nothing but BACKEND and OPTIONS of an entry"),
        ),
    ],
    ids=[
        "text",
        "no backend",
        "a backend that is no path",
        "a list of options",
        "an option outside",
    ],
)
def test_an_entry_is_a_dict_of_backend_and_options(
    broken: object, reported: tuple[str, str]
) -> None:
    settings = project()
    settings["STORAGES"]["private"] = broken

    assert found(settings) == [("E103", f'STORAGES["private"]{reported[0]}', reported[1])]


@pytest.mark.parametrize(
    ("key", "hint"),
    [("OPTION", 'did you mean "OPTIONS"?'), ("LOCATION", 'move it into "OPTIONS"')],
)
def test_the_key_that_was_meant_is_in_the_hint(key: str, hint: str) -> None:
    settings = project()
    settings["STORAGES"]["private"] = {"BACKEND": LOCAL, key: {}}

    assert hints(settings) == [hint]


@pytest.mark.parametrize(
    ("path", "why", "hint"),
    [
        (
            "storages.backends.s3.S3StaticStorag",
            "its module has no class of this name",
            "did you mean S3StaticStorage?",
        ),
        (
            "storages.backends.s3.Nothing",
            "its module has no class of this name",
            "correct the name of the class",
        ),
        (
            "nowhere.S3StaticStorage",
            "its module can't be imported",
            "correct the path, and see what python -c 'import …' of the module says",
        ),
        (
            "storages.backends.s3boto.S3BotoStorage",
            "the boto backend, which was removed in django-storages 1.9",
            "set storages.backends.s3.S3Storage",
        ),
    ],
    ids=["a typo", "no such class", "no such module", "the backend of boto"],
)
def test_a_class_can_be_imported(path: str, why: str, hint: str) -> None:
    settings = project()
    settings["STORAGES"]["staticfiles"]["BACKEND"] = path

    assert found(settings) == [
        ("E104", 'STORAGES["staticfiles"]["BACKEND"]', f"this storage can't be made: {why}")
    ]
    assert hints(settings) == [hint]


def test_a_local_class_that_is_not_there_is_told_in_a_project_on_s3() -> None:
    settings = project()
    settings["STORAGES"]["staticfiles"] = {"BACKEND": "nowhere.Fancy"}

    assert found(settings) == [
        (
            "E104",
            'STORAGES["staticfiles"]["BACKEND"]',
            "this storage can't be made: its module can't be imported",
        )
    ]


def test_classes_with_options_of_s3_are_meant_for_s3() -> None:
    settings = project()
    for alias in ("default", "staticfiles"):
        settings["STORAGES"][alias]["BACKEND"] = f"shop.nowhere.{alias.title()}"

    assert [(id_, variable) for id_, variable, _ in found(settings)] == [
        ("E104", 'STORAGES["default"]["BACKEND"]'),
        ("E104", 'STORAGES["staticfiles"]["BACKEND"]'),
    ]


def test_a_class_of_another_service_that_is_not_there_is_no_matter_of_ours() -> None:
    gone = {"BACKEND": "shop.nowhere.Files", "OPTIONS": {"bucket_name": "acme"}}

    assert found({"STORAGES": {"default": gone, "staticfiles": gone}}) == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("bucket", "bucket_name"),
        ("acl", "default_acl"),
        ("bucket_nme", "bucket_name"),
        ("AWS_QUERYSTRING_AUTH", "querystring_auth"),
        ("aws_s3_region", "region_name"),
        ("aws_access_key_id", "access_key"),
    ],
)
def test_an_option_that_does_not_exist_has_a_near_one(name: str, meant: str) -> None:
    settings = project(default={name: "x"})

    assert found(settings) == [
        (
            "E107",
            option("default", name),
            "not an option of django-storages, which refuses to make the storage",
        )
    ]
    assert hints(settings) == [f"did you mean {meant}?"]


def test_an_option_that_nobody_can_guess_is_to_be_removed() -> None:
    assert hints(project(static={"completely_else": 1})) == ["remove it, or correct its name"]


def test_a_signer_is_an_argument_of_the_class() -> None:
    assert found(project(default={"cloudfront_signer": None})) == []


def test_options_of_an_own_constructor_are_its_own() -> None:
    settings = project(default={"tenant": "acme"})
    settings["STORAGES"]["default"]["BACKEND"] = "tests.project.own_storages.WithConstructor"

    assert found(settings) == []


def test_an_older_dbbackup_has_its_options_beside_it() -> None:
    settings = {
        "STORAGES": {"default": {"BACKEND": LOCAL}, "staticfiles": {"BACKEND": LOCAL_STATIC}},
        "DBBACKUP_STORAGE": S3,
        "DBBACKUP_STORAGE_OPTIONS": {**UPLOADS, "bucket": "acme"},
    }

    reported: Found = found(settings)

    assert [(id_, variable) for id_, variable, _ in reported] == [
        ("E107", 'DBBACKUP_STORAGE_OPTIONS["bucket"]')
    ]


def test_the_backends_of_the_helpers_are_real() -> None:
    assert (
        found({"STORAGES": {"default": entry(S3, **UPLOADS), "staticfiles": entry(LOCAL_STATIC)}})
        == []
    )
    assert STATIC != S3


def test_keys_are_in_capitals() -> None:
    settings = {"STORAGES": {"default": {"backend": S3}, "staticfiles": entry(LOCAL_STATIC)}}

    assert found(settings) == [
        (
            "E103",
            'STORAGES["default"]["backend"]',
            "Django reads nothing but BACKEND and OPTIONS of an entry",
        )
    ]


@pytest.mark.parametrize(
    "path",
    [
        "storages.backends.s3.S3ManifestStaticStorage",
        "django.contrib.staticfiles.storage.ManifestStaticFilesStorage",
        LOCAL_STATIC,
    ],
)
def test_a_storage_of_static_files_takes_no_uploads(path: str) -> None:
    settings = project()
    settings["STORAGES"]["default"]["BACKEND"] = path

    assert found(settings) == [
        (
            "E047",
            'STORAGES["default"]["BACKEND"]',
            "a storage of static files, which has no link to a file that somebody uploads",
        )
    ]


def test_a_project_without_s3_may_have_any_storage() -> None:
    storages = {"default": {"BACKEND": LOCAL_STATIC}, "staticfiles": {"BACKEND": LOCAL_STATIC}}

    assert found({"STORAGES": storages}) == []
