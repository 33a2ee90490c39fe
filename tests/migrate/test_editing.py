from typing import Any

import pytest
from inline_snapshot import snapshot

from s3settings.migrate.editing import CannotEditError, Edit, Manner, edited
from tests.migrate.plans import origin, plan, storage

WHITENOISE = "whitenoise.storage.CompressedManifestStaticFilesStorage"
IMPORT = "from s3settings import load\n"
USUAL = Manner()
LOCAL = {"is_s3": False, "backend": "django.core.files.storage.FileSystemStorage"}
BUCKET = {"bucket_name": origin("files", setting="AWS_STORAGE_BUCKET_NAME")}
# of each pair only one is executed; the lines are those of the statements before it
OLD = '''\
"""Settings."""
import os

BASE_DIR = "."
# the bucket
AWS_STORAGE_BUCKET_NAME = "files"  # of the team
AWS_DEFAULT_ACL = None
AWS_AUTO_CREATE_BUCKET = True
STATIC_URL = "/static/"
MEDIA_URL = "https://files.s3.amazonaws.com/"
DEFAULT_FILE_STORAGE = "storages.backends.s3.S3Storage"

LANGUAGE_CODE = "ko"
'''


def edit(
    text: str,
    storages: dict[str, Any],
    *needed: str,
    manner: Manner = USUAL,
    **fields: Any,
) -> Edit:
    source, before, planned = plan(text, storages, **fields)
    return edited(source, before, planned, needed, manner)


def names(found: Edit) -> list[str]:
    return [one.name for one in found.removed]


def test_load_takes_the_place_of_settings_and_leaves_the_rest() -> None:
    found = edit(OLD, {"default": storage(BUCKET), "staticfiles": {**LOCAL, "backend": WHITENOISE}})
    assert found.text == snapshot('''\
"""Settings."""
import os
from s3settings import load

BASE_DIR = "."
AWS_AUTO_CREATE_BUCKET = True
STATIC_URL = "/static/"

# the bucket
# of the team
globals().update(
    load(
        preset="django-storages",
        static=False,
        defaults={
            "AWS_STORAGE_BUCKET_NAME": "files",
        },
        storages={
            "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
        },
    )
)

LANGUAGE_CODE = "ko"
''')
    assert set(found.block.splitlines()) <= {*found.text.splitlines()}
    assert names(found) == [
        "AWS_STORAGE_BUCKET_NAME",
        "AWS_DEFAULT_ACL",
        "MEDIA_URL",
        "DEFAULT_FILE_STORAGE",
    ]


def test_urls_of_the_project_may_stay() -> None:
    found = edit(OLD, {"default": storage(BUCKET)}, manner=Manner(takes_urls=False))
    assert 'STORAGES = load(\n    preset="django-storages",' in found.text
    assert ')["STORAGES"]\n' in found.text
    assert "MEDIA_URL" not in names(found)


def test_what_other_files_or_classes_need_is_not_removed() -> None:
    found = edit(OLD, {"default": storage(BUCKET)}, "AWS_STORAGE_BUCKET_NAME")
    assert names(found) == ["AWS_DEFAULT_ACL", "MEDIA_URL", "DEFAULT_FILE_STORAGE"]
    found = edit(OLD, {"default": storage(BUCKET)}, classes={"stores.Private": {}})
    assert names(found) == ["MEDIA_URL", "DEFAULT_FILE_STORAGE"]
    behaving = storage(behavior=["stores.Assets: save"], backend="Assets")
    found = edit(OLD, {"default": storage(BUCKET), "staticfiles": behaving})
    assert names(found) == ["MEDIA_URL", "DEFAULT_FILE_STORAGE"]


def test_what_remaining_statements_refer_to_is_not_removed() -> None:
    text = OLD + "DOMAIN = AWS_STORAGE_BUCKET_NAME\nAWS_STORAGE_BUCKET_NAME.strip()\n"
    found = edit(text, {"default": storage(BUCKET)})
    assert names(found) == ["AWS_DEFAULT_ACL", "MEDIA_URL", "DEFAULT_FILE_STORAGE"]
    assert '"AWS_STORAGE_BUCKET_NAME": AWS_STORAGE_BUCKET_NAME' in found.text


def test_load_is_in_the_branch_that_chooses_the_storages() -> None:
    text = """\
STATICFILES_STORAGE = "x.Static"
AWS_DEFAULT_ACL = None
if USE_S3:
    AWS_STORAGE_BUCKET_NAME = "files"
    if True:
        AWS_LOCATION = "media"
    DEFAULT_FILE_STORAGE = "storages.backends.s3.S3Storage"
    if True:
        MEDIA_URL = "/m/"
    OTHER = 1
else:
    MEDIA_URL = "/media/"
"""
    found = edit(
        text,
        {"default": storage(BUCKET), "staticfiles": {**LOCAL, "backend": "x.Static"}},
        executed=frozenset({1, 2, 4, 6, 7, 9, 10}),
    )
    assert found.text == snapshot("""\
from s3settings import load
STATICFILES_STORAGE = "x.Static"
if USE_S3:
    if True:
        AWS_LOCATION = "media"
    if True:
        MEDIA_URL = "/m/"

    globals().update(
        load(
            preset="django-storages",
            static=False,
            defaults={
                "AWS_STORAGE_BUCKET_NAME": "files",
            },
            storages={
                "staticfiles": {"BACKEND": "x.Static"},
            },
        )
    )
    del STATICFILES_STORAGE

    OTHER = 1
else:
    MEDIA_URL = "/media/"
""")


def test_entries_that_stay_are_those_of_the_project() -> None:
    text = "STORAGES = {}"
    found = edit(
        text,
        {"default": storage(), "invoices": storage(), "staticfiles": LOCAL, "backups": LOCAL},
        read=("DJANGO_AWS_STORAGE_BUCKET_NAME",),
    )
    assert found.text == snapshot("""\
from s3settings import load
STORAGES = {}

globals().update(
    load(
        preset="django-storages",
        aliases=["invoices"],
        static=False,
        storages={
            "staticfiles": STORAGES["staticfiles"],
            "backups": STORAGES["backups"],
        },
    )
)
""")


def test_an_alias_called_like_a_scope_has_variables_of_another_name() -> None:
    found = edit("STORAGES = {}\n", {"default": storage(), "media": storage(), "x": storage()})
    assert 'aliases={"media": "uploads", "x": "x"},' in found.text


def test_storages_is_removed_when_all_of_it_moves() -> None:
    found = edit("STORAGES = {\n}\n", {"default": storage(), "staticfiles": storage()})
    assert names(found) == ["STORAGES"]
    assert "storages=" not in found.text


def test_settings_that_another_module_chooses_are_replaced_at_the_end() -> None:
    names_ = frozenset({"DEFAULT_FILE_STORAGE", "AWS_STORAGE_BUCKET_NAME"})
    found = edit("from base import *\nX = 1\n", {"default": storage(BUCKET)}, names=names_)
    assert found.text == snapshot("""\
from base import *
from s3settings import load
X = 1

globals().update(
    load(
        preset="django-storages",
        static=False,
        defaults={
            "AWS_STORAGE_BUCKET_NAME": AWS_STORAGE_BUCKET_NAME,
        },
    )
)
del DEFAULT_FILE_STORAGE
del STORAGES["staticfiles"]
""")


def test_a_module_of_imports_only_may_end_without_a_line_break() -> None:
    found = edit("from base import *", {"default": storage()})
    assert found.text.startswith(
        "from base import *\nfrom s3settings import load\n\nglobals().update(\n"
    )


def test_a_prefix_of_the_variables_is_an_argument() -> None:
    source, before, planned = plan(OLD, {"default": storage(BUCKET)})
    with_prefix = type(planned)(moves=planned.moves, stays={}, prefix="DJANGO_")
    found = edited(source, before, with_prefix, (), Manner())
    assert 'prefix="DJANGO_"' in found.block


def test_a_secret_is_in_no_new_statement() -> None:
    text = "AWS_SECRET_ACCESS_KEY = 'canary'\nDEFAULT_FILE_STORAGE = 'storages.backends.s3.S3Storage'\n"
    key = {"secret_key": origin({"hash": "0"}, setting="AWS_SECRET_ACCESS_KEY")}
    found = edit(text, {"default": storage(key)})
    assert "canary" not in found.text
    assert "canary" not in repr(found)


CONDITIONAL = """\
import os
BASE_DIR = "."
BACKEND = "storages.backends.s3.S3Storage" if os.getenv("USE_S3") else "local"
STORAGES = {"default": {"BACKEND": BACKEND}, "staticfiles": {"BACKEND": "x.Static"}}
MEDIA_URL = "/media/"
"""


def test_a_guarded_call_is_at_the_end_if_the_old_settings_choose_s3() -> None:
    found = edit(
        CONDITIONAL,
        {"default": storage({"bucket_name": origin("files")}), "staticfiles": LOCAL},
        manner=Manner(is_guarded=True, env_file="config/.env"),
        root=".",
    )
    assert found.text.removeprefix(CONDITIONAL.replace("os\n", "os\n" + IMPORT, 1)) == snapshot("""\

if STORAGES["default"]["BACKEND"] == "storages.backends.s3.S3Storage":
    globals().update(
        load(
            preset="django-storages",
            base_dir=BASE_DIR,
            env_file="config/.env",
            static=False,
            defaults={
                "AWS_STORAGE_BUCKET_NAME": "files",
            },
            storages={
                "staticfiles": STORAGES["staticfiles"],
            },
        )
    )
""")
    assert names(found) == []


def test_a_guard_may_be_about_an_older_name() -> None:
    text = 'DEFAULT_FILE_STORAGE = choose()\nBUCKET = "files"\n'
    manner = Manner(is_guarded=True)
    found = edit(text, {"default": storage(), "staticfiles": LOCAL}, manner=manner)
    assert 'if DEFAULT_FILE_STORAGE == "storages.backends.s3.S3Storage":\n' in found.text
    assert "    del DEFAULT_FILE_STORAGE\n" in found.text


def test_items_of_storages_are_replaced_in_their_block() -> None:
    text = """\
STORAGES = {"default": {}, "staticfiles": {}}
if X:
\tSTORAGES["default"] = {"BACKEND": "storages.backends.s3.S3Storage"}
\tSTORAGES["staticfiles"]["BACKEND"] = "x.Static"
"""
    found = edit(text, {"default": storage(), "staticfiles": LOCAL})
    assert [(one.name, one.keys) for one in found.removed] == [("STORAGES", ("default",))]
    assert "\tglobals().update(\n\t    load(\n" in found.text
    assert '\t            "staticfiles": STORAGES["staticfiles"],\n' in found.text


def test_a_block_on_one_line_has_no_place_for_statements() -> None:
    with pytest.raises(CannotEditError):
        edit("if X: STORAGES = {}\n", {"default": storage(), "staticfiles": storage()})


def test_statements_that_share_a_line_are_not_removed() -> None:
    found = edit("STORAGES = {}; X = 1\n", {"default": storage(), "staticfiles": storage()})
    assert names(found) == []


def test_settings_that_packages_for_mail_read_are_not_removed() -> None:
    text = """\
EMAIL_BACKEND = "django_ses.SESBackend"
AWS_ACCESS_KEY_ID = make()
AWS_LOCATION = "media"
STORAGES = {}
"""
    found = edit(text, {"default": storage(), "staticfiles": storage()})
    assert names(found) == ["AWS_LOCATION", "STORAGES"]


def test_settings_that_another_branch_may_need_are_not_removed() -> None:
    text = """\
AWS_LOCATION = "media"
if X:
    STORAGES = {"default": {"BACKEND": "a.A"}}
elif Y:
    STORAGES = {"default": {"BACKEND": "b.B"}}
"""
    storages = {"default": storage(), "staticfiles": storage()}
    assert names(edit(text, storages, executed=frozenset({1, 3}))) == ["STORAGES"]
    text = text.replace("b.B", "django.core.files.storage.FileSystemStorage")
    assert names(edit(text, storages, executed=frozenset({1, 3}))) == ["AWS_LOCATION", "STORAGES"]


def test_a_secret_that_others_need_comes_from_the_new_storages() -> None:
    text = "AWS_SECRET_ACCESS_KEY = 'canary'\nSTORAGES = {}\n"
    key = {"secret_key": origin({"hash": "0"}, setting="AWS_SECRET_ACCESS_KEY")}
    storages = {"default": storage(key), "staticfiles": storage(key)}
    found = edit(text, storages, "AWS_SECRET_ACCESS_KEY")
    assert "canary" not in found.text
    assert found.text.endswith(
        'AWS_SECRET_ACCESS_KEY = STORAGES["default"]["OPTIONS"]["secret_key"]\n'
    )
    guarded = edit(text, storages, "AWS_SECRET_ACCESS_KEY", manner=Manner(is_guarded=True))
    assert "canary" in guarded.text


def test_a_setting_of_some_environments_is_a_default_of_these() -> None:
    text = "if CDN:\n    AWS_S3_ENDPOINT_URL = f()\nSTORAGES = {}\n"
    endpoint = {"endpoint_url": origin({"hash": "0"}, setting="AWS_S3_ENDPOINT_URL")}
    found = edit(text, {"default": storage(endpoint)})
    entry = '"AWS_S3_ENDPOINT_URL": AWS_S3_ENDPOINT_URL'
    assert f'**({{{entry}}} if "AWS_S3_ENDPOINT_URL" in globals() else {{}}),' in found.text


def test_a_secret_that_is_needed_before_the_storages_stays() -> None:
    text = """\
AWS_SECRET_ACCESS_KEY = 'canary'
if QUEUE:
    BROKER = AWS_SECRET_ACCESS_KEY
STORAGES = {}
"""
    key = {"secret_key": origin({"hash": "0"}, setting="AWS_SECRET_ACCESS_KEY")}
    found = edit(text, {"default": storage(key)}, executed=frozenset({1, 2, 4}))
    assert found.text.splitlines()[1:4] == text.splitlines()[:3]
    assert "AWS_SECRET_ACCESS_KEY" not in names(found)


def test_the_function_has_another_name_if_the_module_uses_it() -> None:
    text = "from yaml import load\nSTORAGES = {}\n"
    found = edit(text, {"default": storage(), "staticfiles": storage()})
    assert "from s3settings import load as load_storages\n" in found.text
    assert "    load_storages(\n" in found.text
    text = "# Always load the variables.\nSTORAGES = {}\n"
    found = edit(text, {"default": storage(), "staticfiles": storage()})
    assert "from s3settings import load\n" in found.text


def test_variables_of_defaults_are_read_from_the_environment() -> None:
    made = storage({"bucket_name": origin({"hash": "0"}, composed=[["variable", "X"]])})
    found = edit("STORAGES = {}\n", {"default": made, "staticfiles": LOCAL})
    assert found.text.startswith("import os\nfrom s3settings import load\n")


def test_empty_lines_around_removed_statements_do_not_add_up() -> None:
    text = "A = 1\n\nAWS_LOCATION = 'x'\n\n\nSTORAGES = {}\n"
    found = edit(text, {"default": storage(), "staticfiles": storage()})
    assert "A = 1\n\nglobals()" in found.text
