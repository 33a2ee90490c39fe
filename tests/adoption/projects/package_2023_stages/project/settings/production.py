from .aws import storages
from .base import *

domain, STORAGES = storages("production")
STATIC_URL = f"https://{domain}/static/"
