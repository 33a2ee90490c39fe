#!/usr/bin/env bash
# django-upgrade 1.33.0 turns DEFAULT_FILE_STORAGE into STORAGES, and writes the entry that a settings
# module does not mention with Django's default. If the module starts with `from .base import *`, this
# replaces the storage of static files that base.py chose: the project had hashed names before
# (ManifestStaticFilesStorage), and has plain names afterwards. Django reports nothing.
#
# Seen: both modules are rewritten ("Rewriting settings/base.py", "Rewriting settings/production.py"),
# each is right on its own, and together they select another backend for static files.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check django-upgrade==1.33.0 Django==5.0.14

mkdir settings
touch settings/__init__.py
cat > settings/base.py <<'PYTHON'
STATICFILES_STORAGE = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
PYTHON
cat > settings/production.py <<'PYTHON'
from .base import *

DEFAULT_FILE_STORAGE = "django.core.files.storage.InMemoryStorage"
PYTHON

backend_of_static_files() {
  DJANGO_SETTINGS_MODULE=settings.production .venv/bin/python -W ignore - <<'PYTHON'
import django
from django.core.files.storage import storages

django.setup()
print(storages.backends["staticfiles"]["BACKEND"].rpartition(".")[2])
PYTHON
}

before=$(backend_of_static_files)
.venv/bin/django-upgrade --target-version 5.1 settings/*.py || true # exits with 1 if it rewrote files
after=$(backend_of_static_files)

echo "static files before: $before"
echo "static files after:  $after"
[ "$before" = ManifestStaticFilesStorage ] && [ "$after" = StaticFilesStorage ]
