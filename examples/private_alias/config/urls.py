"""The URLs of this project: the admin shows a signed link beside every invoice."""

from django.contrib import admin
from django.urls import path

urlpatterns = [path("", admin.site.urls)]
