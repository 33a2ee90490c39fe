from .aws import storages
from .base import *

domain, STORAGES = storages("staging")
STATIC_URL = f"https://{domain}/static/"
