import pytest
from hypothesis import given
from hypothesis import strategies as st

from s3settings import load
from s3settings.options.option import Preset
from s3settings.project import problems_in, read
from tests import strategies
from tests.project.projects import (
    LOCAL,
    LOCAL_STATIC,
    S3,
    STATIC,
    WHEN_REQUIRED,
    Settings,
    entry,
    found,
    on_globals,
    project,
)

pytestmark = pytest.mark.slow


KEYS = {
    "access_key": "AKIAIOSFODNN7EXAMPLE",
    "secret_key": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
}
OTHER_KEYS = {"access_key": "0" * 20, "secret_key": "example-secret-of-a-provider"}
# what every page leaves to its reader
UPLOADS = {"file_overwrite": False}


def media(**options: object) -> Settings:
    """The STORAGES of a page that only shows the default storage."""
    return {
        "STORAGES": {
            "default": entry(S3, **UPLOADS, **options),
            "staticfiles": {"BACKEND": LOCAL_STATIC},
        }
    }


DOCUMENTED: dict[str, Settings] = {
    # https://django-storages.readthedocs.io/en/latest/backends/amazon-S3.html
    "aws": media(bucket_name="acme", region_name="eu-west-1", **KEYS),
    "aws, keys of a role": media(bucket_name="acme", region_name="eu-west-1"),
    "aws, public bucket": media(
        bucket_name="acme", region_name="eu-west-1", querystring_auth=False
    ),
    "aws, domain of a distribution": media(
        bucket_name="acme", region_name="eu-west-1", custom_domain="cdn.example.com"
    ),
    "aws, static files too": project(),
    "aws, settings for all": on_globals(
        AWS_ACCESS_KEY_ID=KEYS["access_key"],
        AWS_SECRET_ACCESS_KEY=KEYS["secret_key"],
        AWS_S3_OBJECT_PARAMETERS={"CacheControl": "max-age=86400"},
    ),
    # https://django-storages.readthedocs.io/en/latest/backends/s3_compatible/
    "r2": media(
        bucket_name="acme",
        endpoint_url="https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com",
        custom_domain="static.example.com",
        **OTHER_KEYS,
    ),
    "b2": media(
        bucket_name="acme",
        region_name="us-west-004",
        endpoint_url="https://s3.us-west-004.backblazeb2.com",
        **OTHER_KEYS,
    ),
    "spaces": media(
        bucket_name="acme",
        region_name="nyc3",
        endpoint_url="https://nyc3.digitaloceanspaces.com",
        **OTHER_KEYS,
    ),
    "scaleway": media(
        bucket_name="acme",
        region_name="fr-par",
        endpoint_url="https://s3.fr-par.scw.cloud",
        **OTHER_KEYS,
    ),
    "oracle": media(
        bucket_name="acme",
        region_name="eu-frankfurt-1",
        endpoint_url="https://namespace.compat.objectstorage.eu-frankfurt-1.oraclecloud.com",
        **OTHER_KEYS,
    ),
    # https://docs.min.io: the server of a first try
    "minio": media(
        bucket_name="acme",
        endpoint_url="http://localhost:9000",
        access_key="minioadmin",
        secret_key="minioadmin",
    ),
    "spaces with public files and a cdn": {
        "STORAGES": {"default": entry(S3, **UPLOADS), "staticfiles": entry(STATIC, location="s")},
        "AWS_STORAGE_BUCKET_NAME": "acme",
        "AWS_S3_REGION_NAME": "nyc3",
        "AWS_S3_ENDPOINT_URL": "https://nyc3.digitaloceanspaces.com",
        "AWS_S3_CUSTOM_DOMAIN": "acme.nyc3.cdn.digitaloceanspaces.com",
        "AWS_DEFAULT_ACL": "public-read",
        "AWS_LOCATION": "media",
        "STATIC_URL": "https://acme.nyc3.cdn.digitaloceanspaces.com/s/",
    },
}

WITHOUT_S3: dict[str, Settings] = {
    "nothing": {},
    "django-admin startproject": {"STATIC_URL": "static/", "INSTALLED_APPS": []},
    "local storages": {
        "STORAGES": {"default": {"BACKEND": LOCAL}, "staticfiles": {"BACKEND": LOCAL_STATIC}}
    },
    "an api without static files": {"STORAGES": {"default": {"BACKEND": LOCAL}}},
    "whitenoise behind a cdn": {
        "STATIC_URL": "https://d111111abcdef8.cloudfront.net/static/",
        "STORAGES": {
            "default": {"BACKEND": LOCAL},
            "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
        },
    },
    "mail by ses": {
        "EMAIL_BACKEND": "django_ses.SESBackend",
        "AWS_ACCESS_KEY_ID": KEYS["access_key"],
        "AWS_SECRET_ACCESS_KEY": KEYS["secret_key"],
        "AWS_SES_REGION_NAME": "eu-west-1",
        "AWS_REGION": "eu-west-1",
    },
    "mail by ses with a role": {"AWS_ACCESS_KEY_ID": None, "AWS_SECRET_ACCESS_KEY": None},
    "another cloud": {
        "STORAGES": {
            "default": {"BACKEND": "storages.backends.gcloud.GoogleCloudStorage"},
            "staticfiles": {"BACKEND": LOCAL_STATIC},
        },
        "GS_BUCKET_NAME": "acme",
        "CORS_ALLOW_ALL_ORIGINS": True,
    },
    "a class that is not there": {
        "DEFAULT_FILE_STORAGE": "nowhere.storages.FancyStorage",
        "EDITOR_UPLOAD_PATH": "https://example.com/",
        "STATIC_URL": "cdn.example.com/static/",
    },
}


@pytest.mark.parametrize("settings", DOCUMENTED.values(), ids=DOCUMENTED)
def test_projects_from_documentation_have_no_problems(settings: Settings) -> None:
    assert found(settings, WHEN_REQUIRED) == []


@pytest.mark.parametrize("settings", WITHOUT_S3.values(), ids=WITHOUT_S3)
def test_a_project_without_s3_has_no_problems(settings: Settings) -> None:
    assert found(settings) == []


@pytest.mark.parametrize("preset", ["recommended", "django-storages"])
@given(
    media=strategies.private_places() | strategies.public_places(),
    static=strategies.public_places(),
    auth=st.booleans(),
)
def test_emitted_settings_have_no_errors(
    preset: Preset, media: dict[str, str], static: dict[str, str], *, auth: bool
) -> None:
    env = strategies.for_one("MEDIA", {**media, "BUCKET_NAME": strategies.ANOTHER_BUCKET})
    env |= strategies.for_one("STATIC", static)
    env["AWS_MEDIA_QUERYSTRING_AUTH"] = str(auth and "CUSTOM_DOMAIN" not in media).lower()
    settings = load(env=env, env_file=None, preset=preset)

    problems = problems_in(read(settings, environment=WHEN_REQUIRED))

    assert [problem for problem in problems if problem.severity == "error"] == []


@pytest.mark.parametrize("name", ["AWS_QUERYSTRING_AUTH", "AWS_STATIC_QUERYSTRING_AUTH"])
def test_signing_that_has_no_effect_is_not_an_error_in_emitted_settings(name: str) -> None:
    env = {
        "AWS_STORAGE_BUCKET_NAME": "acme",
        "AWS_S3_CUSTOM_DOMAIN": "cdn.example.com",
        "AWS_LOCATION": "files",
        name: "true",
    }
    settings = load(env=env, env_file=None, preset="django-storages")

    problems = problems_in(read(settings, environment=WHEN_REQUIRED))

    assert [problem for problem in problems if problem.severity == "error"] == []


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"AWS_MEDIA_FILE_OVERWRITE": "true"},
        {"AWS_QUERYSTRING_AUTH": "false"},
        {"AWS_S3_CUSTOM_DOMAIN": "cdn.example.com", "AWS_QUERYSTRING_AUTH": "false"},
        {"AWS_STATIC_BACKEND": "whitenoise"},
        {
            "AWS_S3_ENDPOINT_URL": "https://s3.us-west-004.backblazeb2.com",
            "AWS_MEDIA_BUCKET_NAME": "acme-media",
        },
        {"AWS_ACCESS_KEY_ID": KEYS["access_key"], "AWS_SECRET_ACCESS_KEY": KEYS["secret_key"]},
        {"AWS_S3_SESSION_PROFILE": "acme"},
        {"AWS_LOCATION": "prod", "AWS_STATIC_MANIFEST": "true"},
    ],
    ids=lambda more: " ".join(more) or "the least",
)
def test_emitted_settings_have_no_warnings(more: dict[str, str]) -> None:
    region = "us-west-004" if "AWS_S3_ENDPOINT_URL" in more else "eu-west-1"
    env = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_REGION_NAME": region, **more}

    assert found(load(env=env, env_file=None)) == []
