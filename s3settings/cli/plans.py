"""Plans of `provision` as text, with what changes as a difference, and as JSON."""

import json
import re
from collections.abc import Iterator, Sequence
from difflib import unified_diff

from s3settings.escaping import inert, visible
from s3settings.problems.problem import Problem
from s3settings.provision.steps import Plan, State, Step
from s3settings.report import FORMATS

_WORDS: dict[State, str] = {
    "unchanged": "ok",
    "add": "to be added",
    "change": "to be changed",
    "added": "added",
    "changed": "changed",
    "lacking": "the provider does not have it",
}
_CONTEXT = 2
# without lists and objects in it
_SHORT_LIST = re.compile(r"\[([^][{}]*)\]")


def as_text(plans: Sequence[Plan], problems: Sequence[Problem]) -> str:
    """Return a line for each step, what changes below it, and the report of the problems."""
    lines = [line for plan in plans for step in plan.steps for line in _lines(plan.subject, step)]
    report = FORMATS["text"](problems)
    return "".join(f"{line}\n" for line in lines) + "\n" * bool(lines) + report


def as_json(plans: Sequence[Plan], problems: Sequence[Problem]) -> str:
    """Return the report of the problems as JSON, with the plans added."""
    document = json.loads(FORMATS["json"](problems))
    document["plans"] = [plan.as_json for plan in plans]
    return inert(json.dumps(document, indent=2)) + "\n"


def _lines(subject: str, step: Step) -> Iterator[str]:
    is_needless = step.state == "unchanged" and step.now is None
    word = "not needed" if is_needless else _WORDS[step.state]
    yield f"{visible(subject)}: {step.piece}: {word}"
    if step.now != step.then:
        yield from _difference(step)


def _difference(step: Step) -> Iterator[str]:
    """Yield the lines that go and come, with a little around them."""
    changes = unified_diff(_document(step.now), _document(step.then), n=_CONTEXT, lineterm="")
    for number, line in enumerate(list(changes)[2:]):
        if not line.startswith("@@"):
            yield f"    {line}"
        elif number:
            yield "    ..."


def _document(value: object) -> list[str]:
    if value is None or isinstance(value, str):
        return [] if value is None else [visible(value)]
    text = inert(json.dumps(value, indent=2))
    return _SHORT_LIST.sub(_on_one_line, text).splitlines()


def _on_one_line(found: re.Match[str]) -> str:
    return f"[{' '.join(found[1].split())}]"
