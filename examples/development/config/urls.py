"""The URLs of this project."""

from django.conf import settings
from django.conf.urls.static import static
from django.urls import path
from pages.views import home

# static() adds nothing where DEBUG is off or uploads are on S3
urlpatterns = [
    path("", home),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
]
