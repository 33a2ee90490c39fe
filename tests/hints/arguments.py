"""Steps that hints ask for in the JSON of a variable: arguments that are moved, renamed or removed."""

import json

from s3settings.problems.problem import Problem
from tests.hints.environments import Env


def move_argument(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    """Move an argument of a client configuration to the variable that it has."""
    variable = problem.variable or ""
    arguments = json.loads(env[variable])
    level = arguments
    *parents, name = problem.message.partition(" ")[0].split(".")
    for parent in parents:
        level = level[parent]
    env[groups[0]] = level.pop(name)
    env[variable] = json.dumps(arguments)


def without_variant(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    """Remove FIPS, dual-stack and acceleration from a client configuration."""
    variable = problem.variable or ""
    arguments = json.loads(env[variable])
    for level in (arguments, arguments.get("s3", {})):
        for name in ("dualstack", "fips", "accelerate"):
            level.pop(f"use_{name}_endpoint", None)
    env[variable] = json.dumps(arguments)


def set_argument(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    """Move the value of a variable to the argument that does the same."""
    value = env.pop(problem.variable or "").strip()
    lower = value.lower()
    text = lower if lower in {"true", "false"} or value.isdigit() else json.dumps(value)
    env[groups[0]] = groups[1].replace("…", text)


def use_one_of(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    arguments = json.loads(env[problem.variable or ""])
    arguments[problem.message.partition(" ")[0]] = groups[0]
    env[problem.variable or ""] = json.dumps(arguments)


def write_argument(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    arguments = json.loads(env[problem.variable or ""])
    arguments[groups[0]] = arguments.pop(_numbered(problem, arguments))
    env[problem.variable or ""] = json.dumps(arguments)


def without_argument(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    """Remove the wrong argument: which one of all is meant, only its writer knows."""
    arguments = json.loads(env[problem.variable or ""])
    del arguments[_numbered(problem, arguments)]
    env[problem.variable or ""] = json.dumps(arguments)


def _numbered(problem: Problem, arguments: dict[str, object]) -> str:
    """Return the name that the message calls by its number."""
    return list(arguments)[int(problem.message.split()[1]) - 1]
