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
    "missing, and STORAGES replaces the default of Django: collectstatic and {% static %} fail",
)
UPLOADS = {"bucket_name": "acme", "region_name": "eu-west-1", "file_overwrite": False}


def test_options_beside_options_are_one_problem_each() -> None:
    entry = {"BACKEND": S3, "bucket_name": "acme", "region_name": "eu-west-1", "location": "media"}
    static = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    reported = found(
        {"STORAGES": {"default": {**entry, "file_overwrite": False}, "staticfiles": static}}
    )

    fact = "unknown key; Django only reads BACKEND and OPTIONS"
    names = ("bucket_name", "file_overwrite", "location", "region_name")
    assert reported == [("E103", f'STORAGES["default"]["{name}"]', fact) for name in names]


def only(name: str, **settings: object) -> Settings:
    return {"STORAGES": {name: project()["STORAGES"][name]}, **settings}


def test_a_project_on_s3_needs_a_storage_for_static_files() -> None:
    assert found(only("default")) == [STATIC_MISSING]
    assert found(only("default", INSTALLED_APPS=["django.contrib.staticfiles"])) == [STATIC_MISSING]


def test_staticfiles_is_not_required_without_its_app() -> None:
    assert found(only("default", INSTALLED_APPS=["django.contrib.auth"])) == []


def test_a_project_needs_a_default_storage() -> None:
    assert found(only("staticfiles")) == [
        (
            "E101",
            'STORAGES["default"]',
            (
                "missing, and STORAGES replaces the default of Django: "
                "default_storage and file fields without a storage fail"
            ),
        )
    ]


def test_the_whole_result_of_load_as_storages_is_one_problem() -> None:
    settings: Settings = {
        "STORAGES": {**project(), "STATIC_URL": "/static/", "MEDIA_URL": "/media/"}
    }

    assert found(settings) == [("E103", "STORAGES", "all settings that load() returns")]
    assert hints(settings) == [
        'write load(…)["STORAGES"], or globals().update(load(…)) for STATIC_URL and MEDIA_URL, too'
    ]


def test_an_empty_storages_setting_is_reported() -> None:
    assert found({"STORAGES": {}}) == [
        (
            "E101",
            "STORAGES",
            "empty, which removes the default and staticfiles storages of Django",
        )
    ]


def test_storages_must_be_a_dict() -> None:
    assert found({"STORAGES": [entry(S3)]}) == [("E103", "STORAGES", "not a dict of storages")]


@pytest.mark.parametrize("name", ["STORAGE", "STORGES", "STORAGESS", "FILE_STORAGES"])
def test_storages_is_spelled_correctly(name: str) -> None:
    assert found({name: project()["STORAGES"]}) == [
        ("E102", name, "unknown to Django, so its default storages are used")
    ]


@pytest.mark.parametrize(
    "settings",
    [
        {"CACHES": {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}},
        {**project(), "STORAGE": {"default": "another setting"}},
        {"STORAGE": {"disk": "ssd"}},
    ],
    ids=["another setting with backends", "beside the right name", "no aliases"],
)
def test_other_settings_are_not_misspelled(settings: Settings) -> None:
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
            ('["LOCATION"]', "unknown key; Django only reads BACKEND and OPTIONS"),
        ),
    ],
    ids=[
        "text",
        "no backend",
        "a backend that is not a path",
        "a list of options",
        "an option outside",
    ],
)
def test_a_malformed_entry_is_reported(broken: object, reported: tuple[str, str]) -> None:
    settings = project()
    settings["STORAGES"]["private"] = broken

    assert found(settings) == [("E103", f'STORAGES["private"]{reported[0]}', reported[1])]


@pytest.mark.parametrize(
    ("key", "hint"),
    [("OPTION", 'did you mean "OPTIONS"?'), ("LOCATION", 'move it into "OPTIONS"')],
)
def test_the_hint_contains_the_intended_key(key: str, hint: str) -> None:
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
            "correct the path, or install its package; import the module in a Python shell to see the exception",
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
        ("E104", 'STORAGES["staticfiles"]["BACKEND"]', f"the storage can't be created: {why}")
    ]
    assert hints(settings) == [hint]


def test_a_missing_local_class_is_reported_in_a_project_on_s3() -> None:
    settings = project()
    settings["STORAGES"]["staticfiles"] = {"BACKEND": "nowhere.Fancy"}

    assert found(settings) == [
        (
            "E104",
            'STORAGES["staticfiles"]["BACKEND"]',
            "the storage can't be created: its module can't be imported",
        )
    ]


def test_entries_with_options_of_s3_are_intended_for_s3() -> None:
    settings = project()
    for alias in ("default", "staticfiles"):
        settings["STORAGES"][alias]["BACKEND"] = f"shop.nowhere.{alias.title()}"

    assert found(settings) == [
        (
            "E104",
            'STORAGES["default"]["BACKEND"]',
            "the storage can't be created: its module can't be imported; the same for staticfiles",
        )
    ]


def test_missing_classes_of_a_module_are_reported_one_by_one() -> None:
    settings = project()
    for alias in ("default", "staticfiles"):
        settings["STORAGES"][alias]["BACKEND"] = f"storages.backends.s3.S3{alias.title()}Missing"

    assert [(id_, variable) for id_, variable, _ in found(settings)] == [
        ("E104", 'STORAGES["default"]["BACKEND"]'),
        ("E104", 'STORAGES["staticfiles"]["BACKEND"]'),
    ]


def test_a_missing_class_of_another_backend_is_ignored() -> None:
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
def test_an_unknown_option_gets_a_suggestion(name: str, meant: str) -> None:
    settings = project(default={name: "x"})

    assert found(settings) == [
        (
            "E107",
            option("default", name),
            "not an option of django-storages, so the storage can't be created",
        )
    ]
    assert hints(settings) == [f"did you mean {meant}?"]


def test_an_unrecognizable_option_should_be_removed() -> None:
    assert hints(project(static={"completely_else": 1})) == ["correct its name, or remove it"]


@pytest.mark.parametrize("name", ["credentials", "public_endpoint_url", "querystring_stable"])
def test_an_option_of_our_classes_needs_one_of_them(name: str) -> None:
    settings = project(default={name: "x"})

    assert [id_ for id_, _, _ in found(settings)] == ["E107"]
    assert hints(settings) == [
        "derive the class from one in s3settings.backends, which have the option"
    ]


def test_a_signer_is_a_valid_argument() -> None:
    assert found(project(default={"cloudfront_signer": None})) == []


def test_options_of_a_class_with_a_constructor_are_not_checked() -> None:
    settings = project(default={"tenant": "acme"})
    settings["STORAGES"]["default"]["BACKEND"] = "tests.project.own_storages.WithConstructor"

    assert [row[0] for row in found(settings)] == ["W132"]


def test_an_older_dbbackup_has_a_separate_options_setting() -> None:
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


def test_keys_of_entries_are_in_upper_case() -> None:
    settings = {"STORAGES": {"default": {"backend": S3}, "staticfiles": entry(LOCAL_STATIC)}}

    assert found(settings) == [
        (
            "E103",
            'STORAGES["default"]["backend"]',
            "unknown key; Django only reads BACKEND and OPTIONS",
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
def test_uploads_on_a_storage_for_static_files_are_reported(path: str) -> None:
    settings = project()
    settings["STORAGES"]["default"]["BACKEND"] = path

    assert found(settings) == [
        (
            "E047",
            'STORAGES["default"]["BACKEND"]',
            "a storage for static files, which has no links to uploaded files",
        )
    ]


def test_a_project_without_s3_may_have_any_storage() -> None:
    storages = {"default": {"BACKEND": LOCAL_STATIC}, "staticfiles": {"BACKEND": LOCAL_STATIC}}

    assert found({"STORAGES": storages}) == []


def test_an_option_under_another_name_is_one_problem() -> None:
    names = {
        "AWS_STORAGE_BUCKET_NAME": "acme",
        "region": "eu-west-1",
        "overwrite": False,
        "tenant": "acme",
    }
    settings = project()
    settings["STORAGES"]["default"]["OPTIONS"] = names
    own = {**settings, "STORAGES": {**settings["STORAGES"], "default": entry(S3, **names)}}
    own["STORAGES"]["default"]["OPTIONS"]["bucket_name"] = ""

    assert {row[0] for row in found(settings)} == {"E107"}
    assert {row[0] for row in found(own)} == {"E107", "E001"}
