"""A page that takes a file and shows its link."""

from django import forms
from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class UploadForm(forms.Form):
    """One file."""

    file = forms.FileField()


def home(request: HttpRequest) -> HttpResponse:
    """Show the form, and the link to the file that came with it."""
    form = UploadForm(request.POST or None, request.FILES or None)
    link = None
    if form.is_valid():
        upload = form.cleaned_data["file"]
        link = default_storage.url(default_storage.save(upload.name, upload))
    return render(request, "pages/home.html", {"form": form, "link": link})
