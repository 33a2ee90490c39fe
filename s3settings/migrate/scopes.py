"""The scopes of storages: the part of the names of their variables."""

from s3settings.variables.names import ALIAS_OF_SCOPE

# the names of the two scopes of every project can't be those of a further storage
OF_OTHERS = {"media": "uploads", "static": "assets"}
_SCOPES = {**OF_OTHERS, **{alias: scope for scope, alias in ALIAS_OF_SCOPE.items()}}


def scope_of(alias: str) -> str:
    """Return the scope of a storage by its alias."""
    return _SCOPES.get(alias, alias)
