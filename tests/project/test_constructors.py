import textwrap
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

from s3settings.project.constructors import options_set_by

# S3Storage of django-storages takes keyword arguments only
BASE = "def wraps(function):\n    return function\n\n\nclass Base:\n    def __init__(self, *args, **kwargs):\n        pass\n\n\n"
START = "def __init__(self, *args, **kwargs):"
NEXT = "super().__init__(*args, **kwargs)"


def found(folder: Path, *lines: str, first: str = START) -> frozenset[str] | None:
    body = textwrap.indent("\n".join([first, *(f"    {line}" for line in lines)]), " " * 4)
    path = folder / "storages_of_shop.py"
    path.write_text(f"{BASE}class Media(Base):\n{body}\n")
    spec = spec_from_file_location("storages_of_shop", path)
    assert spec is not None
    assert spec.loader is not None
    module: Any = module_from_spec(spec)
    spec.loader.exec_module(module)
    constructor: object = module.Media.__init__
    assert isinstance(constructor, FunctionType)
    options_set_by.cache_clear()
    return options_set_by(constructor)


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ([NEXT], set[str]()),
        (["kwargs['bucket_name'] = settings.BUCKET", NEXT], {"bucket_name"}),
        (["kwargs.setdefault('location', 'media')", NEXT], {"location"}),
        (["location = kwargs.pop('folder', None)", NEXT], {"folder"}),
        (["kwargs.update({'location': 'a'}, bucket_name='b')", NEXT], {"location", "bucket_name"}),
        (["if 'location' not in kwargs:", "    kwargs['location'] = 'a'", NEXT], {"location"}),
        (["super().__init__(*args, bucket_name='b', **kwargs)"], {"bucket_name"}),
        (["super(Media, self).__init__(*args, **kwargs)"], set[str]()),
        (["Base.__init__(self, **kwargs)"], set[str]()),
        ([NEXT, "self.bucket_name = settings.BUCKET"], {"bucket_name"}),
        ([NEXT, "log.info('made')"], set[str]()),
    ],
)
def test_options_of_a_constructor_are_read(
    tmp_path: Path, lines: list[str], names: set[str]
) -> None:
    assert found(tmp_path, *lines) == frozenset(names)


def test_parameters_may_be_options(tmp_path: Path) -> None:
    first = "def __init__(self, bucket_name=None, *, location='', **options):"

    names = found(tmp_path, "super().__init__(**options)", first=first)
    assert names == frozenset({"bucket_name", "location"})


@pytest.mark.parametrize(
    "lines",
    [
        ["super().__init__(**options_of_tenant())"],
        ["super().__init__(**complete(kwargs))"],
        ["options = dict(kwargs)", "super().__init__(**options)"],
        ["for name, value in DEFAULTS.items():", "    kwargs[name] = value", NEXT],
        ["kwargs.update(DEFAULTS)", NEXT],
        ["kwargs.update(**DEFAULTS)", NEXT],
        ["kwargs.setdefault(NAME, 'media')", NEXT],
        ["kwargs.clear()", NEXT],
        ["kwargs = {}", NEXT],
        ["complete(kwargs)", NEXT],
        [NEXT, "self.configure()"],
        [NEXT, "setattr(self, NAME, 'acme')"],
        [NEXT, "self.__dict__.update(DEFAULTS)"],
        [NEXT, "configure(self)"],
    ],
    ids="; ".join,
)
def test_other_constructors_may_set_any_option(tmp_path: Path, lines: list[str]) -> None:
    assert found(tmp_path, *lines) is None


def test_a_constructor_of_another_form_may_set_any_option(tmp_path: Path) -> None:
    made: dict[str, Any] = {}
    exec(f"{START}\n    pass", made)  # noqa: S102 - a function without source
    assert options_set_by(made["__init__"]) is None
    assert found(tmp_path, first="__init__ = lambda self: None") is None
    assert found(tmp_path, "pass", first="@wraps\ndef __init__(self):") is None
