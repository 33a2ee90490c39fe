"""Changes of settings that hints ask for: of values, names, entries and apps."""

import ast
import re
from collections.abc import Callable
from typing import Any, TypeAlias

from botocore.config import Config

from s3settings.facts.known_settings import MISNAMED_APPS
from s3settings.problems.problem import Problem
from s3settings.project import Releases
from s3settings.project.entries import LEGACY
from tests.hints.projects import Project
from tests.project import own_storages

# the project, the problem, and the groups of the pattern of its hint
Step: TypeAlias = Callable[[Project, Problem, tuple[str, ...]], None]

_S3, _STATIC = "storages.backends.s3.S3Storage", "storages.backends.s3.S3StaticStorage"
_LOCAL = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
_OWN = (f"{own_storages.__name__}.Media", f"{own_storages.__name__}.Static")
_TRUE = {"true", "yes", "on", "1"}


def place_of(problem: Problem) -> str:
    return problem.variable or ""


def set_to(value: object) -> Step:
    return lambda project, problem, _: project.put(place_of(problem), value)


def set_found(project: Project, problem: Problem, groups: tuple[str, ...]) -> None:
    project.put(place_of(problem), groups[0])


def changed(change: Callable[[str], object]) -> Step:
    def step(project: Project, problem: Problem, _: tuple[str, ...]) -> None:
        project.put(place_of(problem), change(project.text(place_of(problem))))

    return step


def drop(project: Project, problem: Problem, _: tuple[str, ...]) -> None:
    project.drop(place_of(problem))


def literal(text: str) -> Any:
    return ast.literal_eval(text)


def set_option(project: Project, problem: Problem, groups: tuple[str, ...]) -> None:
    """Set options to a literal, beside the setting of the problem."""
    for option in groups[0].split(" and "):
        project.put(project.place_beside(problem, option), literal(groups[1]))


def set_in_config(project: Project, problem: Problem, groups: tuple[str, ...]) -> None:
    assert groups[0] == "signature_version"
    config = project.value(place_of(problem))
    project.put(place_of(problem), config.merge(Config(signature_version="s3v4")))


def set_setting(project: Project, problem: Problem, groups: tuple[str, ...]) -> None:
    """Set the setting that is to be used in place of this one; a dict gets further items."""
    value, found = literal(groups[1]), project.value(groups[0])
    project.put(groups[0], found | value if found and groups[1].startswith("{") else value)


def replace_by_setting(project: Project, problem: Problem, groups: tuple[str, ...]) -> None:
    project.drop(place_of(problem))
    set_setting(project, problem, groups)


def set_in_options(project: Project, problem: Problem, groups: tuple[str, ...]) -> None:
    alias = project.storage_of(problem).alias
    project.put(f'STORAGES["{alias}"]["OPTIONS"]["{groups[0]}"]', literal(groups[1]))


def in_place(project: Project, problem: Problem, groups: tuple[str, ...]) -> None:
    project.rename(place_of(problem), groups[0])
    project.put(renamed(problem, groups[0]), literal(groups[1]))


def renamed(problem: Problem, option: str) -> str:
    place = place_of(problem)
    head = place.rpartition("[")[0]
    return f'{head}["{option}"]' if head else f"{place.rpartition('.')[0]}.{option}"


def convert(project: Project, problem: Problem, groups: tuple[str, ...]) -> None:
    value = str(project.value(place_of(problem))).lower() in _TRUE
    project.put(place_of(problem), value)


def set_backend(project: Project, problem: Problem, groups: tuple[str, ...]) -> None:
    alias = problem.alias or project.storage_of(problem).alias
    project.put(f'STORAGES["{alias}"]["BACKEND"]', groups[0])


def meant(project: Project, problem: Problem, groups: tuple[str, ...]) -> None:
    place, meant = place_of(problem), groups[0]
    value = project.value(place)
    if problem.id.endswith("E104"):
        module = str(value).rpartition(".")[0]
        project.put(place, meant if "." in meant else f"{module}.{meant}")
    elif problem.id.endswith(("E017", "E004", "W052")):
        correct_word(project, place, problem, meant)
    else:
        project.rename(place, meant)


def correct_word(project: Project, place: str, problem: Problem, word: str) -> None:
    value = project.value(place)
    if isinstance(value, dict):
        project.put(f'{place}["{problem.message.partition(" ")[0]}"]', word)
    else:
        project.put(place, word)


def use_one_of(project: Project, problem: Problem, groups: tuple[str, ...]) -> None:
    """Write a word in place of the wrong one; nothing has the meaning of an unknown argument."""
    if found := re.match(r"name (\d+) ", problem.message):
        value = project.value(place_of(problem))
        value.pop(list(value)[int(found[1]) - 1], None)
    else:
        correct_word(project, place_of(problem), problem, groups[0])


def write_argument(project: Project, problem: Problem, groups: tuple[str, ...]) -> None:
    found = re.match(r"name (\d+) ", problem.message)
    assert found
    value = project.value(place_of(problem))
    value[groups[0]] = value.pop(list(value)[int(found[1]) - 1])


def add_entry(project: Project, _: Problem, groups: tuple[str, ...]) -> None:
    project.put(f'STORAGES["{groups[0]}"]', dict(_LOCAL[groups[0]]))


def move_to_storages(project: Project, problem: Problem, groups: tuple[str, ...]) -> None:
    project.put(f'STORAGES["{groups[0]}"]["BACKEND"]', project.value(place_of(problem)))
    project.drop(place_of(problem))
    legacy = {alias: project.value(name) for name, alias in LEGACY.items()}
    for alias, entry in _LOCAL.items():
        if not legacy[alias]:
            project.settings["STORAGES"].setdefault(alias, dict(entry))


def into_options(project: Project, problem: Problem, _: tuple[str, ...]) -> None:
    place = place_of(problem)
    head, _bracket, key = place.rpartition("[")
    project.put(f'{head}["OPTIONS"][{key}', project.value(place))
    project.drop(place)


def as_entry(project: Project, problem: Problem, _: tuple[str, ...]) -> None:
    value = project.value(place_of(problem))
    project.put(place_of(problem), {"BACKEND": value if isinstance(value, str) else _S3})


def correct_path(project: Project, problem: Problem, _: tuple[str, ...]) -> None:
    """Write the path of the class, which the project has elsewhere, wherever the wrong one is."""
    wrong = project.value(place_of(problem)).rpartition(".")[0]
    for place, is_static in project.backends().items():
        if project.value(place).startswith(wrong):
            project.put(place, _OWN[is_static])


def set_endpoint(project: Project, problem: Problem, groups: tuple[str, ...]) -> None:
    project.put(groups[0], f"https://{project.text(place_of(problem))}")
    project.drop(place_of(problem))


def move_headers(project: Project, problem: Problem, _: tuple[str, ...]) -> None:
    """Move the headers that are not those of CORS, with the names of boto3."""
    headers = project.value(place_of(problem)).items()
    names = {name.replace("-", ""): value for name, value in headers if "Access" not in name}
    project.put("AWS_S3_OBJECT_PARAMETERS", names)
    project.drop(place_of(problem))


def separate(project: Project, problem: Problem, _: tuple[str, ...]) -> None:
    """Set a location of its own for each storage but that of static files, which keeps one it has."""
    for storage in project.storages():
        place = f'STORAGES["{storage.alias}"]["OPTIONS"]["location"]'
        if not storage.location or not storage.is_static:
            found = storage.entry.options.get("location")
            is_shared = not found or storage.alias == problem.alias
            project.put(place, f"files-of-{storage.alias}" if is_shared else found)


def upgrade(project: Project, problem: Problem, groups: tuple[str, ...]) -> None:
    project.releases = Releases.installed()


def write_app(project: Project, problem: Problem, groups: tuple[str, ...]) -> None:
    apps = project.value("INSTALLED_APPS")
    package = next(one for one in apps if MISNAMED_APPS.get(one) == groups[0])
    project.put("INSTALLED_APPS", [groups[0] if one == package else one for one in apps])


def put_app_first(project: Project, _: Problem, groups: tuple[str, ...]) -> None:
    apps = [one for one in project.value("INSTALLED_APPS") if one != groups[0]]
    apps.insert(apps.index(groups[1]), groups[0])
    project.put("INSTALLED_APPS", apps)


def class_of_files(project: Project, problem: Problem, groups: tuple[str, ...]) -> None:
    alias = "default" if groups[0] == "uploads" else "staticfiles"
    project.put(place_of(problem), project.value(f'STORAGES["{alias}"]["BACKEND"]'))


def without_cors_header(project: Project, problem: Problem, groups: tuple[str, ...]) -> None:
    parameters = project.value(place_of(problem)).items()
    kept = {name: value for name, value in parameters if not name.startswith("Access-Control-")}
    project.put(place_of(problem), kept)


def without_acl(project: Project, problem: Problem, groups: tuple[str, ...]) -> None:
    parameters = project.value(place_of(problem)).items()
    project.put(place_of(problem), {name: value for name, value in parameters if name != "ACL"})
