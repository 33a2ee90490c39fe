"""Hypothesis strategies: lines of `.env` files as people, editors and mistakes write them."""

import re
from importlib.metadata import version

import pytest
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from s3settings.dotenv.statements import Statement, statements

# older ones differ: a byte order mark stays, a comment ends a value, two backslashes hide a quote
MODELLED = {"python-dotenv": (1, 2, 4), "django-environ": (0, 14, 0)}
modelled_versions = pytest.mark.skipif(
    any(
        tuple(map(int, version(name).split("."))) < modelled for name, modelled in MODELLED.items()
    ),
    reason=f"the models are of {MODELLED}",
)

LEADS = (
    "",
    " ",
    "\t",
    "\ufeff",
    "\r",
    "\x0b",
    "\u2028",
    "\xa0",
    "export ",
    "export  ",
    " export\t",
)
EQUALS = ("=", "=", "=", " =", "= ", "\t=\xa0")
ENDS = ("\n", "\n", "\r\n", "\r", " \n", "\t\n", "\xa0\n", " # n\n", "#n\n", " #'n\r\n")
# no letter or sign with which a line could do harm when a shell runs it
PIECES = (
    *"abntXZ01_",
    *"'\"\\$`~#=:,;&|<>(!*?[]{}%@+-é \t\x0b\x1c\x85\u2028",
    *(
        "\n",
        "\r",
        "\r\n",
        "\\n",
        '\\"',
        "\\'",
        "\\$",
        "\\\n",
        "${",
        "${a}",
        "${b:-n}",
        "$a",
        "$(",
        " #",
    ),
)


def _bare_tildes(text: str) -> str:
    """No `~name`: what it is depends on the users of this machine."""
    return re.sub(r"~(?=[^ \t\n:])", "~:", text)


def contents() -> SearchStrategy[str]:
    """Files that start with one statement about X, and have one about Z behind it."""
    inner = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
    mild = st.lists(st.sampled_from([*"abn/+=, {}:"]), max_size=8).map("".join)
    spaced = st.lists(st.sampled_from([*"ab$\\\"'` ~#n\n"]), max_size=6).map("".join)
    any_inner = inner | mild | spaced
    value = st.one_of(any_inner, any_inner.map('"{}"'.format), any_inner.map("'{}'".format))
    # what export does with a name in quotes is for each shell to say
    names = st.sampled_from([*(f"{lead}X" for lead in LEADS), "'X'"])
    parts = st.tuples(
        names,
        st.sampled_from(EQUALS),
        value,
        st.sampled_from(ENDS),
        st.just("Z=1\n"),
    )
    return parts.map("".join).map(_bare_tildes).filter(_is_one_statement)


def _is_one_statement(content: str) -> bool:
    found = [(each.binding.key, each.binding.value) for each in statements(content)]
    return (
        len(found) == 2
        and found[0][0] == "X"
        and found[0][1] is not None
        and found[1] == ("Z", "1")
    )


def statement_of(content: str, name: str = "X") -> Statement:
    """The last statement of a file about one variable."""
    return [each for each in statements(content) if each.binding.key == name][-1]
