import pytest
from inline_snapshot import snapshot

from s3settings.migrate.class_editing import edited_class, names_in_class
from s3settings.migrate.editing import CannotEditError
from s3settings.migrate.planning import planned
from s3settings.migrate.source import settings_file
from tests.migrate.plans import HASHED, before, origin, storage

LOCAL = {"is_s3": False, "backend": "x.Static"}
TEXT = """\
from configurations import Configuration, values

BASE_DIR = "."

class Base(Configuration):
    BUCKET = values.Value()

class Live(Base):
    DEFAULT_FILE_STORAGE = "storages.backends.s3.S3Storage"
    STATIC_URL = "/static/"

X = 1
"""


def edit(text: str, names: set[str], name: str = "Live") -> str:
    source = settings_file(text)
    made = {"default": storage({"bucket_name": origin(HASHED, settings=["BUCKET"])})}
    found = before(
        text, {**made, "staticfiles": LOCAL}, names=frozenset({*names, "BUCKET"}), root="."
    )
    plan = planned(found, source, {}, names=names_in_class(source, found, name))
    edited = edited_class(source, found, plan, name, None)
    return edited.text


def test_a_property_takes_the_place_of_settings_of_a_class() -> None:
    assert edit(TEXT, {"BASE_DIR", "DEFAULT_FILE_STORAGE"}) == snapshot("""\
from configurations import Configuration, values
from s3settings import load

BASE_DIR = "."

class Base(Configuration):
    BUCKET = values.Value()

class Live(Base):
    STATIC_URL = "/static/"

    @property
    def STORAGES(self):
        return load(
            preset="django-storages",
            base_dir=BASE_DIR,
            static=False,
            defaults={
                "AWS_STORAGE_BUCKET_NAME": self.BUCKET,
            },
            storages={
                "staticfiles": {"BACKEND": "x.Static"},
            },
        )["STORAGES"]

X = 1
""")


@pytest.mark.parametrize(
    ("own", "renamed"),
    [
        ("    STORAGES = {}\n", "    _STORAGES = {}\n"),
        ("    def STORAGES(self):\n        return {}\n", "    def _STORAGES(self):\n"),
    ],
)
def test_storages_of_the_class_stay_under_another_name(own: str, renamed: str) -> None:
    text = TEXT.replace("    STATIC_URL", f"{own}    STATIC_URL").replace("BASE_DIR", "DIR")
    found = edit(text, {"BASE_DIR", "STORAGES"})
    assert renamed in found
    assert '"staticfiles": self._STORAGES["staticfiles"],\n' in found
    assert "base_dir=self.BASE_DIR,\n" in found


def test_storages_of_a_parent_class_are_those_of_super() -> None:
    found = edit(TEXT, {"BASE_DIR", "STORAGES"})
    assert '"staticfiles": super().STORAGES["staticfiles"],\n' in found


def test_a_module_without_imports_gets_one() -> None:
    text = "class Live:\n    pass\n"
    assert edit(text, set()).startswith("from s3settings import load\nclass Live:\n")


@pytest.mark.parametrize("text", ["class Live: pass\n", "class Other:\n    pass\n"])
def test_a_class_without_a_place_is_not_edited(text: str) -> None:
    with pytest.raises(CannotEditError):
        edit(text, set())
