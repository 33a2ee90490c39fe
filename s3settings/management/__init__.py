"""What `manage.py` offers when `s3settings` is in `INSTALLED_APPS`."""
