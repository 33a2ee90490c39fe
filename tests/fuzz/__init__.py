"""Targets of a fuzzer: bytes as an `.env`, as an environment, as the settings of a project."""
