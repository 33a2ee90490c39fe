"""One variable may hold the provider, the bucket and options; a single variable takes precedence."""

from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s3settings import ConfigurationError, check, load
from s3settings.masked import Masked
from s3settings.problems.problem import Invalid, Source
from s3settings.sources.values import ENVIRONMENT
from s3settings.variables.assignment import assign
from s3settings.variables.storage_urls import options_in
from tests.samples import KEYS, loaded, options
from tests.values import value as value_of
from tests.values import values as reading

KEY, SECRET = KEYS["AWS_ACCESS_KEY_ID"], KEYS["AWS_SECRET_ACCESS_KEY"]
R2 = {"provider": "r2", "bucket_name": "acme"}


def plain(url: str, scope: str = "") -> dict[str, object]:
    found = options_in(value_of("AWS_STORAGE_URL", url), scope)
    return {option: value.value for option, value in found.items()}


def keys() -> st.SearchStrategy[str]:
    printable = st.characters(codec="utf-8", exclude_categories=["C", "Z"])
    return st.text(printable, min_size=1).filter(lambda key: key.lower() not in {"none", "null"})


class TestParts:
    @pytest.mark.parametrize(
        ("url", "expected"),
        [
            pytest.param("s3://acme", {"bucket_name": "acme"}, id="a-bucket"),
            pytest.param(
                "s3://acme/prod/files/",
                {"bucket_name": "acme", "location": "prod/files"},
                id="a-location",
            ),
            pytest.param(
                "s3://acme?region_name=eu-west-1&querystring_auth=false",
                {"bucket_name": "acme", "region_name": "eu-west-1", "querystring_auth": "false"},
                id="options",
            ),
            pytest.param(
                "S3://acme/?location=none&gzip=",
                {"bucket_name": "acme", "location": None},
                id="no-value-and-an-option-that-is-not-set",
            ),
            pytest.param("r2://acme", R2, id="a-provider"),
            pytest.param("cloudflare-r2://acme", R2, id="an-alias-of-a-provider"),
            pytest.param(
                "minio+http://minio:9000/acme/prod",
                {
                    "provider": "minio",
                    "endpoint_url": "http://minio:9000",
                    "bucket_name": "acme",
                    "location": "prod",
                },
                id="a-server",
            ),
            pytest.param(
                "s3+https://[::1]:9000",
                {"endpoint_url": "https://[::1]:9000"},
                id="a-server-of-an-unknown-provider",
            ),
            pytest.param(
                f"s3://{KEY}:{quote(SECRET, safe='')}@acme",
                {"bucket_name": "acme", "access_key": KEY, "secret_key": SECRET},
                id="keys",
            ),
            pytest.param(
                f"s3+https://{KEY}:a%40b:c@s3.example.com/acme?security_token=a+b%2Bc%3D",
                {
                    "endpoint_url": "https://s3.example.com",
                    "bucket_name": "acme",
                    "access_key": KEY,
                    "secret_key": "a@b:c",
                    "security_token": "a+b+c=",
                },
                id="keys-with-signs",
            ),
            pytest.param(
                "s3://?bucket_name=arn%3Aaws%3As3%3Aeu-west-1%3A123456789012%3Aaccesspoint%2Facme",
                {"bucket_name": "arn:aws:s3:eu-west-1:123456789012:accesspoint/acme"},
                id="an-access-point",
            ),
            pytest.param(
                "s3://acme/caf%C3%A9%20au%20lait",
                {"bucket_name": "acme", "location": "caf\u00e9 au lait"},
                id="percent-encoded",
            ),
            pytest.param("file:", {"backend": "filesystem"}, id="file"),
            pytest.param("file:///", {"backend": "filesystem"}, id="file-as-others-write-it"),
            pytest.param("memory://", {"backend": "memory"}, id="memory"),
            pytest.param("whitenoise:", {"backend": "whitenoise"}, id="whitenoise"),
            pytest.param(
                "shop.storages.Invoices://acme/invoices",
                {
                    "backend": "shop.storages.Invoices",
                    "bucket_name": "acme",
                    "location": "invoices",
                },
                id="a-class-of-the-project",
            ),
        ],
    )
    def test_a_url_sets_options(self, url: str, expected: dict[str, object]) -> None:
        assert plain(url) == expected

    def test_values_have_the_origin_of_the_url_and_are_masked(self) -> None:
        url = value_of("AWS_STORAGE_URL", f"s3://{KEY}:c4n4ry@acme", Source("env_file", ".env", 3))

        found = options_in(url, "")

        assert {value.origin for value in found.values()} == {url.origin}
        assert {type(value.value) for value in found.values()} == {Masked}

    def test_options_of_static_files_belong_to_the_url_of_static_files(self) -> None:
        assert plain("s3://?manifest=true", "static") == {"manifest": "true"}
        with pytest.raises(Invalid, match="parameter 1 is not an option"):
            plain("s3://?manifest=true")

    @given(keys(), keys())
    def test_every_key_can_be_written(self, key: str, secret: str) -> None:
        found = plain(f"s3://{quote(key, safe='')}:{quote(secret, safe='')}@acme")

        assert found == {"bucket_name": "acme", "access_key": key, "secret_key": secret}


MALFORMED = [
    pytest.param("c4n4ry", "does not start with a kind of storage", id="no-url"),
    pytest.param("c4n4ry://acme", "does not start with a kind of storage", id="unknown-kind"),
    pytest.param("https://c4n4ry", "the URL of a server, without a kind of storage", id="https"),
    pytest.param("s3+ftp://c4n4ry", "an unknown protocol behind the +", id="protocol"),
    pytest.param("s3+http:///c4n4ry", "no server behind ://", id="no-server"),
    pytest.param("s3://c4n4ry:9000/acme", "a port behind the name of the bucket", id="port"),
    pytest.param(
        "file:///srv/c4n4ry", "a local storage takes no directory and no bucket", id="dir"
    ),
    pytest.param(
        "memory://c4n4ry", "a local storage takes no directory and no bucket", id="memory"
    ),
    pytest.param("s3://k:a/c4n4ry@acme", "a key, or an @, is not percent-encoded", id="slash"),
    pytest.param("s3://k:a@c4n4ry@acme", "a key, or an @, is not percent-encoded", id="at"),
    pytest.param("s3://k:a?c4n4ry@acme", "a key, or an @, is not percent-encoded", id="question"),
    pytest.param("s3://k:c4n4ry%@acme", "a % is not percent-encoded", id="percent"),
    pytest.param("s3://acme?region_name=a#c4n4ry", "a # is not percent-encoded", id="number-sign"),
    pytest.param("s3://acme/c4n 4ry", "white space is not percent-encoded", id="space"),
    pytest.param("s3://acme/%FFc4n4ry", "the percent-encoded text is not UTF-8", id="latin-1"),
    pytest.param("s3://acme?c4n4ry=1", "parameter 1 is not an option of this storage", id="option"),
    pytest.param(
        "s3://acme?gzip=1&region=c4n4ry",
        "parameter 2 is not an option of this storage",
        id="second",
    ),
    pytest.param("s3://acme?gzip", "parameter 1 has no value", id="no-value"),
    pytest.param("s3://acme/a?location=c4n4ry", "sets location twice", id="twice"),
    pytest.param("s3://acme?gzip=1&gzip=c4n4ry", "sets gzip twice", id="twice-in-the-query"),
]


class TestMalformed:
    @pytest.mark.parametrize(("url", "fact"), MALFORMED)
    def test_it_is_one_problem_that_shows_no_part_of_it(self, url: str, fact: str) -> None:
        with pytest.raises(ConfigurationError) as caught:
            load(env={"AWS_STORAGE_URL": url}, env_file=None)

        assert [
            (one.id, one.variable, one.message, one.source) for one in caught.value.problems
        ] == [("s3settings.E072", "AWS_STORAGE_URL", fact, ENVIRONMENT)]
        assert "c4n" not in str(caught.value)

    def test_all_parameters_are_reported_at_once(self) -> None:
        url = "s3://acme?c4n4ry=1&gzip&region_name=eu-west-1&location=%ff"

        found = [
            (one.id, one.message) for one in check(env={"AWS_STORAGE_URL": url}, env_file=None)
        ]

        assert found == [
            ("s3settings.E072", "parameter 1 is not an option of this storage"),
            ("s3settings.E072", "parameter 2 has no value"),
            ("s3settings.E072", "the percent-encoded text is not UTF-8"),
        ]

    @pytest.mark.parametrize(
        ("url", "hint"),
        [
            pytest.param("minoi+http://acme", "did you mean minio?", id="kind"),
            pytest.param("s3://acme?region=x", "write an option such as region_name", id="option"),
            pytest.param("s3://acme?gzp=x", "did you mean gzip?", id="option-with-a-typo"),
        ],
    )
    def test_a_hint_names_what_is_known(self, url: str, hint: str) -> None:
        with pytest.raises(Invalid) as caught:
            plain(url)

        assert caught.value.hint == hint

    @pytest.mark.parametrize(
        ("value", "fact"),
        [
            pytest.param("${URL}", "a placeholder, not a value", id="placeholder"),
            pytest.param("'s3://acme'", "the quotes are part of the value", id="quotes"),
        ],
    )
    def test_text_that_is_not_a_value_is_one_problem(self, value: str, fact: str) -> None:
        found = check(env={"AWS_STORAGE_URL": value}, env_file=None)

        assert [(one.id, one.message) for one in found] == [("s3settings.E072", fact)]

    def test_an_invalid_value_names_its_option(self) -> None:
        url = "s3://acme?region_name=eu-west-1&gzip=c4n4ry"

        [found] = check(env={"AWS_STORAGE_URL": url}, env_file=None)

        assert (found.id, found.variable) == ("s3settings.E008", "AWS_STORAGE_URL")
        assert found.message == "gzip: not a boolean"


class TestPrecedence:
    def test_a_single_variable_takes_precedence(self) -> None:
        env = {
            "AWS_STORAGE_URL": "s3://url/url?region_name=eu-west-1",
            "AWS_STORAGE_BUCKET_NAME": "single",
        }

        found = options(loaded(env))

        assert (found["bucket_name"], found["location"], found["region_name"]) == (
            "single",
            "url/media",
            "eu-west-1",
        )

    def test_the_url_of_a_storage_takes_precedence_over_variables_of_all(self) -> None:
        env = {
            "AWS_STORAGE_BUCKET_NAME": "all",
            "AWS_S3_REGION_NAME": "eu-west-1",
            "AWS_STATIC_STORAGE_URL": "s3://static/assets",
            "AWS_S3_ALIASES": "invoices",
            "AWS_INVOICES_STORAGE_URL": "s3://invoices?location=none",
        }

        found = loaded(env)

        assert [
            (options(found, alias)["bucket_name"], options(found, alias)["location"])
            for alias in ("default", "staticfiles", "invoices")
        ] == [("all", "media"), ("static", "assets"), ("invoices", "")]

    def test_a_single_variable_of_a_storage_takes_precedence_over_its_url(self) -> None:
        env = {
            "AWS_S3_REGION_NAME": "eu-west-1",
            "AWS_STORAGE_BUCKET_NAME": "all",
            "AWS_STATIC_STORAGE_URL": "s3://static/assets",
            "AWS_STATIC_LOCATION": "single",
        }

        assert options(loaded(env), "staticfiles")["location"] == "single"

    def test_the_url_takes_precedence_over_defaults_of_the_project(self) -> None:
        defaults = {"AWS_STORAGE_BUCKET_NAME": "default", "AWS_LOCATION": "prod"}

        found = load(
            env={"AWS_STORAGE_URL": "s3://url?region_name=eu-west-1"},
            env_file=None,
            defaults=defaults,
        )

        assert options(found)["bucket_name"] == "url"
        assert options(found)["location"] == "prod/media"

    def test_the_url_can_be_a_default_of_the_project(self) -> None:
        defaults = {"AWS_STORAGE_URL": "s3://url?region_name=eu-west-1"}

        assert options(load(env={}, env_file=None, defaults=defaults))["bucket_name"] == "url"

    @pytest.mark.parametrize("variable", ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"])
    def test_keys_of_two_sources_are_not_mixed(self, variable: str) -> None:
        given, problems = assign(
            reading(**{variable: "a", "AWS_STORAGE_URL": "s3://b:c@acme?security_token=d"})
        )

        assert problems == ()
        assert {value.value for value in given.common.values()} == {"a", "acme"}

    def test_a_prefix_is_tried_first(self) -> None:
        env = {
            "AWS_STORAGE_URL": "s3://bare?region_name=eu-west-1",
            "DJANGO_AWS_STORAGE_URL": "s3://prefixed?region_name=eu-west-1",
        }

        assert options(loaded(env, prefix="DJANGO_"))["bucket_name"] == "prefixed"

    def test_a_file_may_hold_it(self) -> None:
        Path("url").write_text("s3://acme?region_name=eu-west-1\n", encoding="utf-8")

        assert options(loaded({"AWS_STORAGE_URL_FILE": "url"}))["bucket_name"] == "acme"

    def test_a_file_that_cannot_be_read_is_a_problem(self) -> None:
        found = check(env={"AWS_STORAGE_URL_FILE": "nowhere"}, env_file=None)

        assert found[0].id == "s3settings.E038"

    def test_none_is_not_a_url(self) -> None:
        given, problems = assign(reading(AWS_STORAGE_URL=None, AWS_LOCATION="a"))

        assert ({*given.common}, problems) == ({"location"}, ())


class TestNames:
    def test_what_the_url_sets_is_not_reported_as_missing(self) -> None:
        env = {"AWS_STORAGE_URL": "s3://acme?region_name=eu-west-1", "R2_BUCKET": "x"}

        assert check(env=env, env_file=None) == ()

    @pytest.mark.parametrize(
        ("name", "id_", "hint"),
        [
            pytest.param(
                "AWS_STORAGE_ULR", "W002", "did you mean AWS_STORAGE_URL?", id="misspelled"
            ),
            pytest.param(
                "AWS_INVOICES_STORAGE_URL",
                "E031",
                "add invoices to AWS_S3_ALIASES, or rename AWS_INVOICES_\u2026 of other code",
                id="undeclared-alias",
            ),
        ],
    )
    def test_a_name_that_is_not_read_is_reported(self, name: str, id_: str, hint: str) -> None:
        env = {
            "AWS_STORAGE_URL": "s3://acme?region_name=eu-west-1",
            name: "s3://other",
        }

        assert [(one.id, one.variable, one.hint) for one in check(env=env, env_file=None)] == [
            (f"s3settings.{id_}", name, hint)
        ]


class TestUsersOfDjStorageUrl:
    """The URLs that dj-storage-url 0.0.4 reads mean the same, or are reported."""

    def test_a_bucket_with_location_and_gzip(self) -> None:
        env = {"AWS_MEDIA_STORAGE_URL": "s3://acme/files?gzip=1", "AWS_S3_REGION_NAME": "eu-west-1"}

        found = load(env=env, env_file=None, static=False)

        assert options(found)["location"] == "files"
        assert options(found)["gzip"] is True

    def test_memory(self) -> None:
        found = loaded({"AWS_STORAGE_URL": "memory://"})

        assert found["STORAGES"]["default"]["BACKEND"].endswith(".InMemoryStorage")

    @pytest.mark.parametrize("flag", ["t", "f"])
    def test_flags_of_one_letter_are_reported(self, flag: str) -> None:
        url = f"s3://acme?region_name=eu-west-1&gzip={flag}"

        assert [one.id for one in check(env={"AWS_STORAGE_URL": url}, env_file=None)] == [
            "s3settings.E008"
        ]

    def test_a_directory_is_reported(self) -> None:
        assert [
            one.id for one in check(env={"AWS_STORAGE_URL": "file:///srv/media"}, env_file=None)
        ] == ["s3settings.E072"]
