"""The choices of a project that its code makes: defaults, storages of its own, a switch."""

from pathlib import Path
from typing import Any, cast

import pytest

from s3settings import ConfigurationError, DjangoSettings, load
from s3settings.inspection import Choices, inspect
from s3settings.problems.problem import Source
from s3settings.sources.values import Origin
from tests.samples import KEYS, ROLE, Env, places
from tests.samples import options as options_of

DEFAULTS = Source("defaults")


def chosen(env: Env | None = None, **arguments: Any) -> DjangoSettings:
    return load(env=ROLE if env is None else env, env_file=None, **arguments)


def refused(env: Env, **arguments: Any) -> list[tuple[str, str | None, str]]:
    with pytest.raises(ConfigurationError) as caught:
        chosen(env, **arguments)
    return places(caught.value)


def backends(settings: DjangoSettings) -> dict[str, str]:
    return {
        alias: entry["BACKEND"].rpartition(".")[2] for alias, entry in settings["STORAGES"].items()
    }


class TestDefaults:
    def test_they_are_python_values_or_text(self) -> None:
        options = options_of(
            chosen(
                defaults={
                    "AWS_QUERYSTRING_AUTH": False,
                    "AWS_S3_OBJECT_PARAMETERS": {"CacheControl": "max-age=60"},
                    "AWS_QUERYSTRING_EXPIRE": "10m",
                    "GZIP_CONTENT_TYPES": ["text/css"],
                }
            )
        )

        assert options["querystring_auth"] is False
        assert options["object_parameters"] == {"CacheControl": "max-age=60"}
        assert options["querystring_expire"] == 600
        assert options["gzip_content_types"] == ("text/css",)

    @pytest.mark.parametrize("nothing", ["", " ", None, "none"])
    def test_empty_text_is_not_a_value(self, nothing: str | None) -> None:
        assert options_of(chosen(defaults={"AWS_MEDIA_LOCATION": nothing}))["location"] == ""

    def test_the_environment_and_files_win(self) -> None:
        Path(".env").write_text("AWS_MEDIA_LOCATION=file\n", encoding="utf-8")
        defaults = {"AWS_MEDIA_LOCATION": "default", "AWS_STATIC_LOCATION": "default"}

        settings = load(env={**ROLE, "AWS_STATIC_LOCATION": "env"}, defaults=defaults)

        assert options_of(settings)["location"] == "file"
        assert options_of(settings, "staticfiles")["location"] == "env"

    def test_their_origin_is_the_argument(self) -> None:
        found = inspect(
            env=ROLE, env_file=None, choices=Choices(defaults={"AWS_MEDIA_LOCATION": "a"})
        )

        assert found.storages[0].origin("location") == Origin("AWS_MEDIA_LOCATION", DEFAULTS)
        assert str(DEFAULTS) == "defaults"

    def test_they_can_have_the_prefix(self) -> None:
        settings = chosen(prefix="ACME_", defaults={"ACME_AWS_MEDIA_LOCATION": "a"})

        assert options_of(settings)["location"] == "a"

    def test_an_invalid_one_is_named(self) -> None:
        assert refused(
            ROLE, defaults={"AWS_MEDIA_GZIP": "maybe", "AWS_MEDIA_LOCATON": "x", "A": 1}
        ) == [
            ("E033", "A", "defaults"),
            ("E008", "AWS_MEDIA_GZIP", "defaults"),
            ("E033", "AWS_MEDIA_LOCATON", "defaults"),
        ]

    def test_no_problem_and_no_repr_shows_one(self) -> None:
        choices = Choices(defaults={"AWS_SECRET_ACCESS_KEY": "c4n4ry", "AWS_MEDIA_GZIP": "c4n4ry"})
        found = inspect(env=ROLE, env_file=None, choices=choices)

        assert "c4n4ry" not in f"{choices!r}{found!r}{found.reading!r}{found.problems}"
        assert "c4n4ry" not in f"{found.storages}{found.options}"

    def test_the_session_token_of_a_shell_is_not_sent_with_their_keys(self) -> None:
        env = {**ROLE, "AWS_SESSION_TOKEN": "c4n4ry", "AWS_S3_ENDPOINT_URL": "http://localhost:9"}
        keys = {"AWS_ACCESS_KEY_ID": "minioadmin", "AWS_SECRET_ACCESS_KEY": "minioadmin"}

        assert options_of(chosen(env, defaults=keys))["security_token"] is None


class TestPreset:
    def test_it_is_an_argument_or_a_variable_which_wins(self) -> None:
        env = {**ROLE, "AWS_S3_PRESET": "recommended"}

        assert options_of(chosen(preset="django-storages"))["location"] == ""
        assert options_of(chosen({**ROLE, "AWS_S3_PRESET": "django-storages"}))["location"] == ""
        assert options_of(chosen(env, preset="django-storages"))["location"] == "media"

    def test_it_has_the_prefix_too(self) -> None:
        env = {**ROLE, "ACME_AWS_S3_PRESET": "django-storages", "AWS_S3_PRESET": "recommended"}

        assert options_of(chosen(env, prefix="ACME_"))["location"] == ""

    def test_none_leaves_it_to_the_argument(self) -> None:
        env = {**ROLE, "AWS_S3_PRESET": "none"}

        assert options_of(chosen(env, preset="django-storages"))["location"] == ""

    def test_its_variable_can_be_in_a_file(self) -> None:
        Path("preset").write_text("django-storages\n", encoding="utf-8")

        assert options_of(chosen({**ROLE, "AWS_S3_PRESET_FILE": "preset"}))["location"] == ""
        assert refused({**ROLE, "AWS_S3_PRESET_FILE": "absent"}) == [
            ("E038", "AWS_S3_PRESET_FILE", "environment")
        ]

    def test_an_unknown_one_is_named(self) -> None:
        assert refused({**ROLE, "AWS_S3_PRESET": "c4n4ry"}) == [
            ("E017", "AWS_S3_PRESET", "environment")
        ]
        assert refused(ROLE, preset="storages") == [("E017", "preset", "argument")]

    def test_a_provider_is_reached_by_its_name(self) -> None:
        env = {
            "AWS_STORAGE_BUCKET_NAME": "acme",
            "AWS_S3_PROVIDER": "r2",
            "AWS_S3_ACCOUNT_ID": "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
            **KEYS,
        }

        options = options_of(chosen(env, preset="django-storages", static=False))

        assert (
            options["endpoint_url"]
            == "https://0a1b2c3d4e5f60718293a4b5c6d7e8f9.r2.cloudflarestorage.com"
        )
        assert options["region_name"] == "auto"
        assert options["addressing_style"] == "path"
        assert options["client_config"].request_checksum_calculation == "when_required"

    def test_a_domain_without_a_key_is_public_as_in_django_storages(self) -> None:
        env = {**ROLE, "AWS_S3_CUSTOM_DOMAIN": "cdn.example.com", "AWS_QUERYSTRING_AUTH": "true"}

        settings = chosen(env, preset="django-storages")

        assert settings["MEDIA_URL"] == "https://cdn.example.com/"
        assert options_of(settings)["querystring_auth"] is True


class TestStoragesOfTheProject:
    def test_static_files_can_be_left_out(self) -> None:
        settings = chosen(static=False, base_dir="project")

        assert backends(settings) == {"default": "S3Storage", "staticfiles": "StaticFilesStorage"}
        assert settings.keys() == {"STORAGES", "MEDIA_URL"}

    def test_uploads_can_be_left_out(self) -> None:
        settings = chosen(media=False, base_dir="project")

        assert backends(settings) == {
            "default": "FileSystemStorage",
            "staticfiles": "S3StaticStorage",
        }
        assert settings.keys() == {"STORAGES", "STATIC_URL"}

    def test_the_project_can_pass_its_own(self) -> None:
        whitenoise = {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"}

        settings = chosen(static=False, storages={"staticfiles": whitenoise})

        assert settings["STORAGES"]["staticfiles"] == whitenoise

    def test_only_the_storage_on_s3_needs_a_bucket(self) -> None:
        env = {"AWS_MEDIA_BUCKET_NAME": "acme", "AWS_S3_REGION_NAME": "eu-west-1"}

        assert options_of(chosen(env, static=False))["bucket_name"] == "acme"

    @pytest.mark.parametrize(
        ("own", "missing", "ways"),
        [
            pytest.param(
                "AWS_MEDIA_BUCKET_NAME",
                "AWS_STATIC_BUCKET_NAME",
                "; to keep static files off S3, "
                "set AWS_STATIC_BACKEND=filesystem or call load(static=False)",
                id="uploads",
            ),
            pytest.param(
                "AWS_STATIC_BUCKET_NAME",
                "AWS_MEDIA_BUCKET_NAME",
                "; to keep uploads off S3, set AWS_MEDIA_BACKEND=filesystem or call load(media=False)",
                id="static files",
            ),
        ],
    )
    def test_without_that_the_missing_bucket_and_the_ways_out_are_named(
        self, own: str, missing: str, ways: str
    ) -> None:
        with pytest.raises(ConfigurationError) as caught:
            chosen({own: "acme", "AWS_S3_REGION_NAME": "eu-west-1"})

        (problem,) = caught.value.problems
        assert (problem.id, problem.variable) == ("s3settings.E001", missing)
        assert problem.hint == f"set {missing}, or AWS_STORAGE_BUCKET_NAME for all storages{ways}"

    def test_an_alias_without_a_bucket_is_named(self) -> None:
        env = {
            "AWS_MEDIA_BUCKET_NAME": "acme",
            "AWS_STATIC_BUCKET_NAME": "acme",
            "AWS_S3_REGION_NAME": "eu-west-1",
            "AWS_S3_ALIASES": "private",
        }

        assert refused(env) == [("E001", "AWS_PRIVATE_BUCKET_NAME", "not set")]

    def test_an_invalid_bucket_is_not_reported_as_a_missing_one(self) -> None:
        env = {"AWS_MEDIA_BUCKET_NAME": "acme", "AWS_STATIC_BUCKET_NAME": "s3://acme"}

        assert refused({**env, "AWS_S3_REGION_NAME": "eu-west-1"}) == [
            ("E006", "AWS_STATIC_BUCKET_NAME", "environment")
        ]

    def test_its_variables_are_reported(self) -> None:
        env = {**ROLE, "AWS_STATIC_LOCATION": "assets", "AWS_STATIC__MANIFEST": "true"}
        found = inspect(env=env, env_file=None, choices=Choices(static=False))

        hint = "remove it, or remove static=False"
        assert [(one.id, one.variable, one.hint) for one in found.problems] == [
            ("s3settings.W065", "AWS_STATIC_LOCATION", hint),
            ("s3settings.W065", "AWS_STATIC__MANIFEST", hint),
        ]

    def test_its_variables_are_reported_even_if_others_replace_them_or_they_are_invalid(
        self,
    ) -> None:
        env = {
            **ROLE,
            "AWS_STATIC_BACKEND": "filesystem",
            "AWS_STATIC_STORAGE_URL": "file:",
            "AWS_STATIC_REGION_NAME": "<your-region>",
            "AWS_STATIC_LOCATION_FILE": "nowhere",
        }
        found = inspect(env=env, env_file=None, choices=Choices(static=False))

        assert [(one.id, one.variable) for one in found.problems] == [
            ("s3settings.W065", variable) for variable in sorted(env.keys() - ROLE.keys())
        ]


class TestSwitch:
    @pytest.mark.parametrize(
        ("env", "arguments"),
        [
            pytest.param({"USE_S3": "no"}, {"enabled": "USE_S3"}, id="a variable"),
            pytest.param({}, {"enabled": "USE_S3", "defaults": {"USE_S3": False}}, id="a default"),
            pytest.param({}, {"enabled": False}, id="a value"),
            pytest.param({"P_USE_S3": "0"}, {"enabled": "USE_S3", "prefix": "P_"}, id="prefixed"),
        ],
    )
    def test_off_is_local(self, env: Env, arguments: dict[str, Any]) -> None:
        settings = chosen(env, base_dir="project", **arguments)

        assert dict(settings) == {
            "STORAGES": {
                "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
                "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
            }
        }

    def test_off_keeps_hashed_names_and_aliases(self) -> None:
        env = {"AWS_STATIC_MANIFEST": "true", "AWS_S3_ALIASES": "private", "AWS_S3_BACKEND": "s3"}

        settings = chosen(env, enabled=False, base_dir="project")

        assert backends(settings) == {
            "default": "FileSystemStorage",
            "staticfiles": "ManifestStaticFilesStorage",
            "private": "FileSystemStorage",
        }
        assert options_of(settings, "private") == {
            "location": Path("project/private"),
            "base_url": "/private/",
        }

    @pytest.mark.parametrize("switch", [{"enabled": True}, {"enabled": "USE_S3"}])
    def test_on_is_s3_and_needs_everything(self, switch: dict[str, Any]) -> None:
        env = {"USE_S3": "true"}

        assert ("E001", "AWS_STORAGE_BUCKET_NAME", "not set") in refused(env, **switch)
        assert chosen({**ROLE, **env}, **switch) == chosen()

    @pytest.mark.parametrize(
        ("env", "expected"),
        [
            pytest.param({}, ("E001", "USE_S3", "not set"), id="not set"),
            pytest.param({"USE_S3": ""}, ("E001", "USE_S3", "not set"), id="empty"),
            pytest.param({"USE_S3": "none"}, ("E001", "USE_S3", "not set"), id="none"),
            pytest.param({"USE_S3": "si"}, ("E008", "USE_S3", "environment"), id="invalid"),
            pytest.param(
                {"USE_S3_FILE": "absent"}, ("E038", "USE_S3_FILE", "environment"), id="unreadable"
            ),
        ],
    )
    def test_it_is_never_guessed(self, env: Env, expected: tuple[str, str, str]) -> None:
        assert refused({**ROLE, **env}, enabled="USE_S3") == [expected]

    def test_the_reason_is_the_origin_of_the_backend(self) -> None:
        choices = Choices(enabled="USE_S3")
        found = inspect(env={"USE_S3": "off"}, env_file=None, choices=choices)

        assert [storage.origin("backend") for storage in found.storages] == [
            Origin("USE_S3", Source("environment")),
            Origin("USE_S3", Source("environment")),
        ]
        assert found.problems == ()


class TestLayouts:
    def ids(self, env: Env, **choices: Any) -> list[tuple[str, str | None]]:
        found = inspect(env={**ROLE, **env}, env_file=None, choices=Choices(**choices))
        return [(one.id.removeprefix("s3settings."), one.variable) for one in found.problems]

    @pytest.mark.parametrize(
        "env",
        [
            pytest.param({"AWS_MEDIA_LOCATION": "none"}, id="uploads at the root"),
            pytest.param({"AWS_STATIC_LOCATION": "none"}, id="static files at the root"),
            pytest.param({"AWS_MEDIA_LOCATION": "none", "AWS_STATIC_LOCATION": "none"}, id="both"),
            pytest.param(
                {
                    "AWS_S3_ALIASES": "public",
                    "AWS_PUBLIC_LOCATION": "media",
                    "AWS_MEDIA_LOCATION": "media",
                },
                id="two aliases",
            ),
        ],
    )
    def test_one_that_is_explicit_is_a_warning(self, env: Env) -> None:
        assert [id_ for id_, _ in self.ids(env)] == ["W067"]

    @pytest.mark.parametrize(
        "env",
        [
            pytest.param({"AWS_STATIC_LOCATION": "media"}, id="the default of another"),
            pytest.param({"AWS_STATIC_LOCATION": "media/static"}, id="inside of it"),
        ],
    )
    def test_one_that_is_not_is_an_error(self, env: Env) -> None:
        assert self.ids(env) == [("E040", "AWS_STATIC_LOCATION")]

    def test_its_hint_shows_how_to_be_explicit(self) -> None:
        with pytest.raises(ConfigurationError) as caught:
            chosen({**ROLE, "AWS_STATIC_LOCATION": "media"})

        assert caught.value.problems[0].hint == (
            "set a separate location, or use another bucket; "
            "if the layout is meant, set AWS_STATIC_LOCATION and AWS_MEDIA_LOCATION"
        )

    def test_that_of_django_storages_is_chosen_by_its_preset(self) -> None:
        assert self.ids({}, preset="django-storages") == [("W067", "AWS_STATIC_LOCATION")]

    @pytest.mark.parametrize(
        ("location", "own"),
        [
            pytest.param("media", "AWS_MEDIA_LOCATION", id="uploads"),
            pytest.param("prod/static", "AWS_STATIC_LOCATION", id="static files below a prefix"),
            pytest.param("default", "AWS_MEDIA_LOCATION", id="the alias"),
        ],
    )
    def test_the_folder_of_one_storage_is_not_a_prefix_of_all(
        self, location: str, own: str
    ) -> None:
        with pytest.raises(ConfigurationError) as caught:
            chosen({**ROLE, "AWS_LOCATION": location})

        (problem,) = caught.value.problems
        assert (problem.id, problem.variable) == ("s3settings.E064", "AWS_LOCATION")
        assert problem.hint.startswith(f"set {own} in place of it for the folder of ")

    def test_it_is_the_location_of_all_where_each_has_its_own_or_by_django_storages(self) -> None:
        own = {"AWS_MEDIA_LOCATION": "media", "AWS_STATIC_LOCATION": "static"}

        assert self.ids({"AWS_LOCATION": "media", **own}) == []
        assert "E064" not in dict(self.ids({"AWS_LOCATION": "media"}, preset="django-storages"))


def test_a_public_acl_makes_files_behind_a_domain_public() -> None:
    env = {**ROLE, "AWS_S3_CUSTOM_DOMAIN": "cdn.example.com", "AWS_DEFAULT_ACL": "public-read"}

    options = options_of(chosen(env))

    assert options["querystring_auth"] is False
    assert cast(
        "str", options_of(chosen({**env, "AWS_MEDIA_CUSTOM_DOMAIN": "none"}))["querystring_auth"]
    )
