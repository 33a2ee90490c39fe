"""The end of a configuration whose hints are followed, and the story of a bad one."""

import os
from unittest.mock import patch

from tests.hints.agreement import disagreements
from tests.hints.environments import Env, inspected, loaded, problems_in
from tests.hints.following import followed


def end_of(env: Env) -> int:
    """Follow the hints, compare the links with the objects, and return the number of rounds."""
    rounds = followed(env)
    last = rounds[-1]
    left = [f"{one.id} {one.variable}: {one.message}; {one.hint}" for one in problems_in(last)]
    assert left == [], _story(rounds, left)
    with patch.dict(os.environ, last.of_process):
        apart = disagreements(inspected(last), loaded(last))
    assert apart == [], _story(rounds, apart)
    return len(rounds) - 1


def _story(rounds: list[Env], end: list[str]) -> str:
    """Tell the problems of each round, and what was changed."""
    lines: list[str] = [f"in a file: {rounds[0].in_file}, static files: {rounds[0].is_static}"]
    for before, env in zip([Env(), *rounds], rounds, strict=False):
        changed = {
            name: env.get(name) for name in {**before, **env} if before.get(name) != env.get(name)
        }
        lines.append(f"  {changed}")
        lines += [
            f"    {one.id[-4:]} {one.variable}: {one.message}; {one.hint}"
            for one in problems_in(env)
        ]
    return "\n".join([*lines, *end])
