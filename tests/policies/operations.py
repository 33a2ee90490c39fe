"""Everything that Django and django-storages do with the storages of a configuration."""

import io
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import urllib3
from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage, storages
from django.core.management import call_command
from django.test import override_settings

# more than the 8 MiB from which boto3 uploads in parts
LARGE = bytes(9 * 1024 * 1024)


class LostUploadError(Exception):
    """The visitor of a site closed the browser."""


class _Lost(io.BytesIO):
    """A large file that can't be read to its end."""

    def read(self, size: int | None = -1) -> bytes:
        """Return the first part only."""
        if self.tell() > 0:
            raise LostUploadError
        return super().read(size)


def save(storage: Storage) -> None:
    """Two files of one name, of which the second gets another name or replaces the first."""
    storage.save("seeded.txt", ContentFile(b"content"))


def read(storage: Storage) -> None:
    """A file that is there."""
    with storage.open("seeded.txt") as file:
        assert file.read()


def size(storage: Storage) -> None:
    """The size and the time of a file."""
    assert storage.size("seeded.txt")
    storage.get_modified_time("seeded.txt")


def exists(storage: Storage) -> None:
    """Files that are there, and are not."""
    assert storage.exists("seeded.txt")
    assert not storage.exists("missing.txt")


def miss(storage: Storage) -> None:
    """A file that is not there, which is its own exception."""
    with suppress(FileNotFoundError):
        storage.open("missing.txt")


def list_folder(storage: Storage) -> None:
    """The names in a folder."""
    assert storage.listdir("")[1]


def write(storage: Storage) -> None:
    """A file that is written piece by piece."""
    with storage.open("written.txt", "wb") as file:
        file.write(b"content")


def touch(storage: Storage) -> None:
    """A file that is opened for writing and left empty."""
    storage.open("empty.txt", "wb").close()


def save_large(storage: Storage) -> None:
    """A file that goes in parts."""
    storage.save("large.bin", ContentFile(LARGE))


def lose(storage: Storage) -> None:
    """A large file whose upload breaks off, so that its parts are taken back."""
    with suppress(LostUploadError):
        storage.save("lost.bin", File(_Lost(LARGE), name="lost.bin"))


def delete(storage: Storage) -> None:
    """A file that is there, and one that is not."""
    storage.delete("seeded.txt")
    storage.delete("missing.txt")


OPERATIONS: Mapping[str, Callable[[Storage], None]] = {
    "save": save,
    "read": read,
    "size": size,
    "exists": exists,
    "miss": miss,
    "list": list_folder,
    "write": write,
    "touch": touch,
    "save large": save_large,
    "lose": lose,
    "delete": delete,
}


def follow(storage: Storage, pool: urllib3.PoolManager) -> None:
    """The link that a visitor gets."""
    answer = pool.request("GET", storage.url("seeded.txt"))
    assert answer.status == 200, answer.data


def collect(folder: Path) -> None:
    """collectstatic into an empty bucket, again, and after everything is cleared, or broken off."""
    (folder / "css").mkdir(exist_ok=True)
    (folder / "css" / "app.css").write_text("body {}", encoding="utf-8")
    with override_settings(STATICFILES_DIRS=[folder]):
        for clear in (False, False, True):
            call_command("collectstatic", interactive=False, verbosity=0, clear=clear)
    lose(storages["staticfiles"])
