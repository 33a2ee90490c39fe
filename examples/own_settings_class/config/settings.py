"""Settings of a project that has a pydantic class for its own settings."""

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from s3settings import S3Settings, django_settings

BASE_DIR = Path(__file__).resolve().parent.parent
ENV_FILE = BASE_DIR / ".env"


class ShopStorage(S3Settings):
    """The AWS_ variables, from the file of this project."""

    model_config = SettingsConfigDict(env_file=ENV_FILE)


class ShopSettings(BaseSettings):
    """Everything that differs between one deployment of the shop and another."""

    model_config = SettingsConfigDict(env_file=ENV_FILE, env_prefix="SHOP_", extra="ignore")

    secret_key: SecretStr = SecretStr("insecure, good enough for a first try")
    debug: bool = False
    host: str = "localhost"
    s3: ShopStorage = Field(default_factory=ShopStorage)


SHOP = ShopSettings()

SECRET_KEY = SHOP.secret_key.get_secret_value()
DEBUG = SHOP.debug
ALLOWED_HOSTS = [SHOP.host]
USE_TZ = True

INSTALLED_APPS = ["django.contrib.staticfiles"]

# STORAGES, STATIC_URL and MEDIA_URL
globals().update(django_settings(SHOP.s3))
