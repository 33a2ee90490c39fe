"""The reference of problems, from the catalogue of their kinds."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from shlex import quote

from docutils import nodes
from sphinx.application import Sphinx

from docs.extension.cases import Case, Example, cases, report
from s3settings.problems import kinds as catalogue
from s3settings.problems.kinds import PREFIX, doctor, provision, stores
from s3settings.problems.kinds.kind import Kind
from s3settings.problems.kinds.table import KINDS

_LANGUAGES = {".py": "python", ".txt": "text"}
PAGE = "reference/problems"
# by the modules of the catalogue; a further one has its name as its title
TITLES = {
    "variables": "Variables and options",
    "providers": "Providers",
    "sources": "Secrets directories and storage URLs",
    "stores": "Secret stores",
    "environment": ".env files and the environment",
    "project": "Settings of a Django project",
    "policies": "Policies",
    "provision": "Provisioning at the provider",
    "doctor": "Live probes",
}
# the command that finds a kind of problem that no example can show
FOUND_BY = {**dict.fromkeys(provision.KINDS, "provision"), **dict.fromkeys(doctor.KINDS, "doctor")}


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
    known = cases()
    for title, kinds in subjects().items():
        yield from ("", f"## {title}", "")
        for number, kind in kinds.items():
            yield from _section(number, kind, known.get(number))


def _section(number: str, kind: Kind, case: Case | None) -> Iterator[str]:
    yield from ("", f"(problem-{number.lower()})=", "", f"### {number}: {kind.cause}", "")
    severity = "Error" if kind.severity == "error" else "Warning"
    if number in stores.KINDS:
        yield f"{severity} `{PREFIX}{number}`, found when {{doc}}`a secret store <../how-to/secret-stores>` is"
        yield f"read. To fix it, {kind.cure}."
        return
    if case is None:
        command = FOUND_BY[number]
        yield f"{severity} `{PREFIX}{number}`, found by {{doc}}`s3settings {command} <../how-to/{command}>`"
        yield f"at the provider. To fix it, {kind.cure}."
        return
    yield f"{severity} `{PREFIX}{number}`. {case.about}"
    yield from ("", "Wrong:", "", *_example(case.wrong))
    yield from ("", "```text", *report(case.wrong).splitlines(), "```")
    yield from ("", f"To fix it, {kind.cure}.", "", "Right:", "", *_example(case.right))
    listed = ", ".join(f"<{address}>" for address in case.source)
    yield from ("", f"Source: {listed}")


def _example(example: Example) -> Iterator[str]:
    for name, text in example.files.items():
        if text:
            yield from (f"```{_LANGUAGES.get(Path(name).suffix, 'ini')}", f"# {name}")
            yield from (*text.splitlines(), "```")
    exports = [f"export {name}={_quoted(value)}" for name, value in example.environment.items()]
    commands = [*exports, *filter(None, (example.run, example.check))]
    if commands:
        yield from ("```sh", *commands, "```")


def _quoted(value: str) -> str:
    return quote(value) if value.isprintable() else f"${value!a}"


def anchor(app: Sphinx, document: nodes.document) -> None:
    """Give each section its id as an anchor, in capitals, as reports link to it."""
    if app.env.docname != PAGE:
        return
    for section in document.findall(nodes.section):
        title = section.next_node(nodes.title)
        number = title.astext().partition(":")[0] if title else ""
        if number in KINDS:
            section["ids"].insert(0, number)
