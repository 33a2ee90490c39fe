"""Builds storages for `built.Builder`."""

from tests.adoption.builder import main

main()
