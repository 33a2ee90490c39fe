"""The variables that names of files, keys of secrets and parameters mean."""

import re
from collections.abc import Callable, Iterable, Iterator


def by_variable(names: Iterable[str], wanted: Callable[[str], bool]) -> Iterator[dict[str, str]]:
    """The names of files or keys by the variables that they set: those in capitals, then others.

    A name in lower case counts as the same name in capitals.
    """
    usable = [name for name in names if re.fullmatch(r"\w+", name, re.ASCII)]
    exact = {name: name for name in usable if name.isupper() and wanted(name)}
    lower = {name.upper(): name for name in usable if name not in exact and wanted(name.upper())}
    return (found for found in (exact, lower) if found)
