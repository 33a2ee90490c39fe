"""Distributions are laid out in folders, as pip installs them, and found by importlib.metadata."""

import base64
import hashlib
from importlib.metadata import Distribution, PackageNotFoundError
from pathlib import Path

import pytest

from s3settings.problems.kinds import problem
from s3settings.rules.packages import overwritten_packages
from s3settings.sources.values import ENVIRONMENT


def install(name: str, **files: str) -> None:
    """Write the files of a distribution into the site-packages of the test, over what is there."""
    info = Path(f"{name.replace('-', '_')}-1.0.dist-info")
    info.mkdir()
    records = [f"{info}/RECORD,,"]
    for path, content in files.items():
        file = Path(path.replace("__", "/") + ".py")
        file.parent.mkdir(exist_ok=True)
        file.write_text(content, encoding="utf-8")
        digest = base64.urlsafe_b64encode(hashlib.sha256(content.encode()).digest())
        records.append(f"{file.as_posix()},sha256={digest.decode().rstrip('=')},{len(content)}")
    (info / "METADATA").write_text(f"Name: {name}\nVersion: 1.0\n", encoding="utf-8")
    (info / "RECORD").write_text("\n".join(records), encoding="utf-8")


def here(name: str) -> Distribution:
    for distribution in Distribution.discover(name=name, path=["."]):
        return distribution
    raise PackageNotFoundError(name)


def test_a_package_that_was_installed_later_is_reported() -> None:
    install("django-environ", environ__init="Env", environ__compat="")
    install("environ-config", environ__init="config")
    assert list(overwritten_packages(here)) == [
        problem(
            "W027",
            "the package environ-config has overwritten files of django-environ",
            "uninstall environ-config, then reinstall django-environ",
            variable=None,
            source=ENVIRONMENT,
        )
    ]


def test_a_package_that_was_installed_first_overwrites_nothing() -> None:
    install("environ-config", environ__init="config")
    install("django-environ", environ__init="Env")
    assert list(overwritten_packages(here)) == []


def test_overwritten_files_of_django_storages_are_reported() -> None:
    install("django-storages", storages__base="BaseStorage", storages__backends="")
    install("django-storages-s3", storages__base="Other", storages__s3="")
    (found,) = overwritten_packages(here)
    assert (
        found.message == "the package django-storages-s3 has overwritten files of django-storages"
    )


@pytest.mark.parametrize("name", ["django-environ", "environ-config"])
def test_a_single_package_is_not_a_problem(name: str) -> None:
    install(name, environ__init="x")
    Path("environ/init.py").write_text("edited by hand", encoding="utf-8")
    assert list(overwritten_packages(here)) == []


def test_a_missing_file_is_not_an_overwritten_one() -> None:
    install("django-environ", environ__init="Env")
    install("environ-config", environ__init="config")
    Path("environ/init.py").unlink()
    assert list(overwritten_packages(here)) == []


def test_a_distribution_without_a_record_is_not_compared() -> None:
    install("django-environ", environ__init="Env")
    install("environ-config", environ__init="config")
    Path("django_environ-1.0.dist-info/RECORD").unlink()
    assert list(overwritten_packages(here)) == []


def test_the_installed_packages_are_intact() -> None:
    assert list(overwritten_packages()) == []


def test_a_file_without_a_hash_is_not_compared() -> None:
    install("django-environ", environ__init="Env")
    install("environ-config", environ__init="config")
    for record in Path().glob("*.dist-info/RECORD"):
        files = [line.partition(",")[0] for line in record.read_text("utf-8").splitlines()]
        record.write_text("".join(f"{file},,\n" for file in files), encoding="utf-8")
    assert list(overwritten_packages(here)) == []
