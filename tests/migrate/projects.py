"""Small projects in a folder, and what Django builds from them."""

from pathlib import Path

from s3settings.migrate.building import Built, Run, built

SALT = "salt"
S3 = "storages.backends.s3.S3Storage"
KEY = "AKIAIOSFODNN7EXAMPLE"
SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"


def project(folder: Path, **files: str) -> Path:
    """Write modules by their names."""
    for name, text in files.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    return folder


def run(folder: Path, **variables: str) -> Run:
    return Run(module="settings", folder=folder, environment=variables, salt=SALT)


def built_here(folder: Path, **variables: str) -> Built:
    return built(run(folder, **variables))
