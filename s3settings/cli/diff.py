"""`diff`: the differences between two .env files, such as of development and production."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping

from s3settings.cli.console import USAGE_ERROR, Streams
from s3settings.cli.display import as_text, masked
from s3settings.escaping import visible
from s3settings.masked import MASK
from s3settings.options.parsing import parsed
from s3settings.problems.problem import Invalid, has_errors
from s3settings.report import FORMATS
from s3settings.sources.env_file import read_env_file
from s3settings.sources.reading import merged, named_files
from s3settings.sources.values import Value
from s3settings.variables.aliases import declared
from s3settings.variables.names import ALIASES_VARIABLE, MEDIA, STATIC, names, wanted

Values = Mapping[str, Value]


def add_arguments(parser: ArgumentParser) -> None:
    """Add the two files."""
    parser.add_argument("left", metavar="PATH", help="the first .env file")
    parser.add_argument("right", metavar="PATH", help="the second")
    parser.add_argument(
        "--prefix", default="", help="the prefix of every variable, such as DJANGO_"
    )


def run(arguments: Namespace, streams: Streams) -> int:
    """Write the differences; status 1 if there are any, 2 if a file can't be read."""
    files = [arguments.left, arguments.right]
    # the files as they are: secrets that they name may be on another machine
    readings = [merged([read_env_file(file, wanted)]) for file in named_files(files, None)]
    unreadable = [problem for reading in readings for problem in reading.problems]
    if has_errors(unreadable):
        streams.say(FORMATS["text"](unreadable))
        return USAGE_ERROR
    left, right = (reading.values for reading in readings)
    lines = [*_missing(left, right, files[1]), *_missing(right, left, files[0])]
    lines += _different(left, right, arguments.prefix)
    return streams.finish("".join(f"{visible(line)}\n" for line in lines), int(bool(lines)))


def _missing(there: Values, here: Values, file: str) -> Iterator[str]:
    for name in sorted(there.keys() - here.keys()):
        yield f"{file}: {name} is not set"


def _different(left: Values, right: Values, prefix: str) -> Iterator[str]:
    for name in sorted(left.keys() & right.keys()):
        if left[name].value == right[name].value:
            continue
        shown = [_shown(name, side, prefix) for side in (left, right)]
        values = "" if shown[0] == shown[1] else f": {shown[0]} | {shown[1]}"
        yield f"{name} differs{values}"


def _shown(name: str, side: Values, prefix: str) -> str:
    """Return the value of a variable if its parser accepts it; any other may be a secret."""
    value = side[name].value
    if value is None:
        return "none"
    listed = side.get(prefix + ALIASES_VARIABLE, side.get(ALIASES_VARIABLE))
    aliases, problems = declared(listed, ())
    if name.removeprefix(prefix) == ALIASES_VARIABLE:
        return MASK if problems else ", ".join(aliases)
    _, option = dict(names((STATIC, MEDIA, *aliases), prefix)).get(name, ("", ""))
    return as_text(masked(option, _readable(option, value))) if option else MASK


def _readable(option: str, value: object) -> object:
    try:
        return parsed(option, value)
    except Invalid:
        return MASK
