from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from s3settings.facts.known_settings import FOREIGN, REMOVED, RENAMED_OPTIONS
from s3settings.project import problems_in, read
from s3settings.project.options import OPTION_OF_SETTING, OPTION_SETTINGS
from tests.project.projects import LOCAL, S3, STATIC

CANARY = "cAnArY7391"

OTHER_NAMES = (
    "COMPRESS_STORAGE",
    "CORS_ALLOWED_ORIGINS",
    "CORS_ALLOW_ALL_ORIGINS",
    "DBBACKUP_STORAGE",
    "DBBACKUP_STORAGE_OPTIONS",
    "DEFAULT_FILE_STORAGE",
    "EDITOR_UPLOAD_PATH",
    "INSTALLED_APPS",
    "MEDIA_BACKEND",
    "MEDIA_URL",
    "STATICFILES_STORAGE",
    "STATIC_URL",
    "STORAGE",
    "STORAGES",
    "AWS_STORAGE_BACKET_NAME",
)
NAMES = st.sampled_from([*OPTION_OF_SETTING, *REMOVED, *FOREIGN, *OTHER_NAMES])
BACKENDS = st.sampled_from(
    [S3, STATIC, LOCAL, "nowhere.S3Thing", "os.path", "storages.backends.s3.X"]
)
# text that some part of the code takes for something, with a part that must not be shown
TEXTS = st.sampled_from(
    [
        CANARY,
        f" {CANARY} ",
        f"https://{CANARY}.example.com/{CANARY}/",
        f"https://https://{CANARY}/",
        f"https://[{CANARY}/",
        f"//{CANARY}",
        f"{CANARY}.example.com/",
        f"s3://{CANARY}",
        f"/{CANARY}",
        f"<{CANARY}>",
        f"{{{CANARY}}}",
        f"{CANARY}.{CANARY}",
        f"{CANARY}.S3Storage",
        f"AKIA{CANARY}",
        f"-----BEGIN {CANARY}",
    ]
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-10, 10**9)
    | st.floats()
    | st.binary(max_size=8)
    | st.text(max_size=12)
    | TEXTS
    | TEXTS.map(str.lower)
    | st.dates()
    | st.builds(object)
)


def values() -> SearchStrategy[Any]:
    keys = st.sampled_from(["CacheControl", "Access-Control-Allow-Origin", "ACL", "default"])
    return st.recursive(
        SCALARS,
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.lists(inner, max_size=3).map(tuple)
            | st.dictionaries(keys, inner, max_size=3)
            | st.dictionaries(st.integers() | st.none(), inner, max_size=2)
        ),
        max_leaves=6,
    )


def entries() -> SearchStrategy[Any]:
    names = st.sampled_from([*OPTION_SETTINGS, *RENAMED_OPTIONS, "cloudfront_signer", "Bucket"])
    options = st.dictionaries(names, values(), max_size=6)
    well_formed = st.fixed_dictionaries({"BACKEND": BACKENDS, "OPTIONS": options})
    return (
        well_formed
        | st.dictionaries(st.sampled_from(["BACKEND", "OPTIONS", "OPTION"]), values())
        | values()
    )


def modules() -> SearchStrategy[dict[str, Any]]:
    aliases = st.sampled_from(["default", "staticfiles", "backups", "static", "media"])
    storages = st.dictionaries(aliases, entries(), max_size=4)
    single = st.dictionaries(NAMES, values() | BACKENDS, max_size=6)
    return st.builds(_with, single, st.none() | storages)


def _with(settings: dict[str, Any], storages: dict[str, Any] | None) -> dict[str, Any]:
    return settings if storages is None else {**settings, "STORAGES": storages}


@given(modules())
def test_arbitrary_settings_never_raise_or_show_a_value(
    settings: dict[str, Any],
) -> None:
    project = read(settings, environment={"AWS_SESSION_TOKEN": CANARY})
    problems = problems_in(project)

    reported = f"{problems!r} {[str(problem) for problem in problems]} {project!r}"
    assert CANARY.lower() not in reported.lower()
