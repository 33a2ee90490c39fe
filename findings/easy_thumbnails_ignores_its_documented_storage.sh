#!/usr/bin/env bash
# easy-thumbnails 2.9 stores thumbnails with the class in THUMBNAIL_DEFAULT_STORAGE, and on the local disk
# without it. Since 2.10 nothing reads this setting, although easy_thumbnails/conf.py still declares and
# documents it as deprecated: the alias "easy_thumbnails" in STORAGES counts, else the storage of uploads.
# A project that keeps its thumbnails in another bucket by the setting has them among the uploads after
# the upgrade, without a warning.
#
# Seen: 2.9 InMemoryStorage, 2.10.1 FileSystemStorage (the default storage) for the same settings.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
for version in 2.9 2.10.1; do
  python3 -m venv "$version"
  "$version/bin/python" -m pip install --quiet --disable-pip-version-check \
    Django==4.2.27 "easy-thumbnails==$version"
  "$version/bin/python" - "$version" <<'PYTHON' >"$version.txt"
import sys

import django
from django.conf import settings

settings.configure(
    INSTALLED_APPS=["easy_thumbnails"],
    THUMBNAIL_DEFAULT_STORAGE="django.core.files.storage.memory.InMemoryStorage",
)
django.setup()

from easy_thumbnails.storage import thumbnail_default_storage as storage

storage.exists("a.png")
print(type(getattr(storage, "_wrapped", storage)).__name__)
PYTHON
  echo "easy-thumbnails $version stores thumbnails in: $(cat "$version.txt")"
done
[ "$(cat 2.9.txt)" = InMemoryStorage ]
[ "$(cat 2.10.1.txt)" != InMemoryStorage ]
