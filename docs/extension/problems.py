"""The reference of problems, from the catalogue of their kinds."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from docutils import nodes
from sphinx.application import Sphinx

from s3settings.problems import kinds as catalogue
from s3settings.problems.kinds import PREFIX
from s3settings.problems.kinds.kind import Kind
from s3settings.problems.kinds.table import KINDS

PAGE = "reference/problems"
# by the modules of the catalogue; a further one has its name as its title
TITLES = {
    "variables": "Variables and options",
    "providers": "Providers",
    "environment": ".env files and the environment",
    "project": "Settings of a Django project",
}


def subjects() -> dict[str, dict[str, Kind]]:
    """Return the kinds of problems of each subject."""
    modules = {module.name for module in iter_modules(catalogue.__path__)} - {"kind", "table"}
    names = [*TITLES, *sorted(modules - TITLES.keys())]
    return {
        TITLES.get(name, name.capitalize()): import_module(f"{catalogue.__name__}.{name}").KINDS
        for name in names
    }


def lines() -> Iterator[str]:
    """Yield a section for each kind of problem, by subject."""
    for title, kinds in subjects().items():
        yield from ("", f"## {title}", "")
        for number, kind in kinds.items():
            yield from _section(number, kind)


def _section(number: str, kind: Kind) -> Iterator[str]:
    yield from ("", f"({number})=", "", f"### {number}: {kind.cause}", "")
    yield f":id: `{PREFIX}{number}`"
    yield f":severity: {kind.severity}"
    yield f":to fix it: {kind.cure}"


def anchor(app: Sphinx, document: nodes.document) -> None:
    """Give each section its id as an anchor, in capitals, as reports link to it."""
    if app.env.docname != PAGE:
        return
    for section in document.findall(nodes.section):
        title = section.next_node(nodes.title)
        number = title.astext().partition(":")[0] if title else ""
        if number in KINDS:
            section["ids"].insert(0, number)
