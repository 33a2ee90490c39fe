"""Text from elsewhere (paths, names of variables), written so that it can't act on its reader."""

import re

# A CI system executes lines that start with :: or contain ##[, ##vso[ or ##teamcity[
# (https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs)
_COMMAND = r"^\s*:(?=:)|#(?=#)"


def visible(text: str, *, keep: str = "") -> str:
    r"""Return the text with each invisible character escaped, such as ``\x1b``, except `keep`.

    These are control characters, line breaks, bidirectional marks and lone surrogates. The first
    character of a workflow command is escaped as well.
    """
    if text.isprintable() and "::" not in text and "##" not in text:
        return text
    shown = "".join(char if char.isprintable() or char in keep else _escaped(char) for char in text)
    return re.sub(_COMMAND, lambda match: f"{match[0][:-1]}\\x{ord(match[0][-1]):02x}", shown)


def inert(json: str) -> str:
    """Return the same JSON, or Python, without the start of a workflow command in its strings."""
    return json.replace("##", "#\\u0023")


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
