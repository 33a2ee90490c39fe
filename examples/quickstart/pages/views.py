"""A page that takes a file and shows its link."""

from django import forms
from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class UploadForm(forms.Form):
    """One file."""

    file = forms.FileField()


def home(request: HttpRequest) -> HttpResponse:
    """Show the form, the link to the file that came with it, and the file itself if it is an image."""
    form = UploadForm(request.POST or None, request.FILES or None)
    link, is_image = None, False
    if form.is_valid():
        upload = form.cleaned_data["file"]
        link = default_storage.url(default_storage.save(upload.name, upload))
        is_image = upload.content_type.startswith("image/")
    context = {"form": form, "link": link, "is_image": is_image}
    return render(request, "pages/home.html", context)
