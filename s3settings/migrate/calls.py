"""The call of `load()` that takes the place of hand-written settings, as Python code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from s3settings.migrate.building import Built
from s3settings.migrate.plans import OF_MODULE, Default, Names, Plan, quoted
from s3settings.migrate.scopes import scope_of
from s3settings.variables.names import ALIAS_OF_SCOPE

_USUAL = {
    "default": "django.core.files.storage.FileSystemStorage",
    "staticfiles": "django.contrib.staticfiles.storage.StaticFilesStorage",
}


@dataclass(frozen=True, slots=True)
class Call:
    """The arguments of `load` for a plan; `storages` is the code of the old ``STORAGES``, if any."""

    before: Built
    plan: Plan
    function: str = "load"
    storages: str | None = None
    env_file: str | None = None
    names: Names = OF_MODULE

    def code(self) -> str:
        """Return the call over several lines."""
        lines = "".join(f"    {one},\n" for one in self._arguments())
        return f"{self.function}(\n{lines})"

    @property
    def rest(self) -> list[str]:
        """The aliases of the storages that stay."""
        return [alias for alias in self.before.storages if alias not in self.plan.moves]

    def _arguments(self) -> list[str]:
        plan, found = self.plan, ['preset="django-storages"']
        if self.before.root is not None:
            found.append(f"base_dir={self.names.code('BASE_DIR')}")
        if self.env_file:
            found.append(f"env_file={quoted(self.env_file)}")
        if plan.prefix:
            found.append(f"prefix={quoted(plan.prefix)}")
        if further := [alias for alias in plan.moves if alias not in ALIAS_OF_SCOPE.values()]:
            found.append(f"aliases={_aliases(further)}")
        found += [
            f"{scope}=False" for scope, alias in ALIAS_OF_SCOPE.items() if alias not in plan.moves
        ]
        if plan.defaults:
            entries = "".join(f"        {_entry(one)},\n" for one in plan.defaults)
            found.append(f"defaults={{\n{entries}    }}")
        if storages := self._storages():
            found.append(f"storages={storages}")
        return found

    def _storages(self) -> str:
        """Return the code of the argument `storages`, or an empty string."""
        if self.storages is not None:
            entries = {alias: f"{self.storages}[{quoted(alias)}]" for alias in self.rest}
        else:
            backends = {alias: self.before.storages[alias]["backend"] for alias in self.rest}
            entries = {
                alias: f'{{"BACKEND": {quoted(backend)}}}'
                for alias, backend in backends.items()
                if backend != _USUAL.get(alias)
            }
        return _dict(entries)


def _entry(default: Default) -> str:
    entry = f'"{default.variable}": {default.code}'
    if default.optional:
        return f'**({{{entry}}} if "{default.optional}" in globals() else {{}})'
    return entry


def _aliases(aliases: Sequence[str]) -> str:
    """Return a list of aliases, or a dict if the variables of one have another name."""
    if all(scope_of(alias) == alias for alias in aliases):
        return f"[{', '.join(map(quoted, aliases))}]"
    pairs = (f"{quoted(alias)}: {quoted(scope_of(alias))}" for alias in aliases)
    return f"{{{', '.join(pairs)}}}"


def _dict(entries: Mapping[str, str]) -> str:
    if not entries:
        return ""
    lines = "".join(f"        {quoted(alias)}: {code},\n" for alias, code in entries.items())
    return f"{{\n{lines}    }}"
