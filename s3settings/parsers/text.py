"""Parsers of text: white space, control characters and placeholders."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from s3settings.problems.problem import Invalid

NO_VALUE = frozenset({"none", "null"})

_CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
# zero-width characters and other formats, and spaces that do not break a line: copied from a page
_INVISIBLE = r"[\u00a0\u00ad\u200b-\u200f\u202a-\u202f\u2060-\u2064\ufeff]"
# bytes of the environment that are not UTF-8, as Python decodes them
_SURROGATE = r"[\ud800-\udfff]"
# placeholders by their first characters, so that most values need no pattern; no match contains
# the start of another one, so that the time of a search is linear
_TEMPLATES = {
    "{{": r"\{\{(?:(?!\{\{).)*?\}\}",
    "${": r"\$\{\w(?:(?!\$\{)[^}])*\}",
    "{%": r"\{%(?:(?!\{%).)*?%\}",
    "%(": r"%\(\w+\)s",
    "<": r"<[A-Za-z][\w .-]*>",
}
# "your" in the tutorials of other languages, the nouns that follow it, and the words around these;
# not the plurals tus and sus, which are also names
_YOUR = frozenset(
    [
        "tu",
        "su",
        "sua",
        "seu",
        "teu",
        "votre",
        "vos",
        "dein",
        "deine",
        "deinem",
        "deinen",
        "deiner",
        "deines",
        "ihr",
        "ihre",
        "ihrem",
        "ihren",
        "ihrer",
        "ihres",
    ]
)
_NOUN = (
    r"bucket|key|secret|clave|llave|chave|segredo|cl[eé]|secr[eè]te|(?:zugriffs)?schl(?:ü|ue)ssel|"
    r"geheimnis|domain|dominio|dom[ií]nio|domaine|regi[oó]n|r[eé]gion|regi[aã]o"
)
_AROUND = (
    r"acc[eè]s|acceso|acesso|access|aws|s3|id|name|nombre|nome|nom|del?|d[aou]?|l[ae]|"
    r"secret[aos]|geheime[mnrs]?|privad[ao]|aqu[ií]|ici|hier"
)
# "fill in" and "here" in these languages, as in mettre_ici and chave_aqui
_FILL = frozenset(
    {"pon", "poner", "pegar", "insertar", "reemplaza", "reemplazar", "mettre", "mettez", "saisir"}
    | {"remplacer", "remplacez", "hier", "coloque", "insira", "substitua", "troque"}
)
_HERE = frozenset(
    {"aqui", "aquí", "ici", "hier", "einfuegen", "einfügen", "eintragen", "eingeben", "ersetzen"}
)
# what a template asks for
_FILL_IN = (
    r"[a-z]+(?:[-_ ][a-z0-9]+)*?[-_ ]your(?:[-_ ][a-z0-9]+)*|"
    r"[a-z]+(?:[-_ ][a-z0-9]+)*?[-_ ](?:here|me|aqu[ií])"
)
_WORDS = {
    "undefined": r"(?i)undefined",
    "change": r"(?i)change[-_ ]?me",
    "replace": rf"(?i)replace[-_ ]?(?:me|this)|{_FILL_IN}",
    **dict.fromkeys(["add", "enter", "fill", "insert", "paste", "put", "set"], rf"(?i){_FILL_IN}"),
    "redacted": r"(?i)redacted",
    # not in lowercase, in which it is the name of an app
    "todo": r"TODO",
    "fixme": r"(?i)fixme",
    "xxx": r"(?i)x+",
    # from tutorials
    "your": (
        r"(?i)your(?:[-_ ][a-z0-9]+)*[-_ ](?:bucket|key|secret|region|domain|account|id|name)"
        r"(?:[-_ ][a-z0-9]+)*|your(?:aws|s3|secret|access|bucket|key|id|name|region|domain|account)+"
    ),
    # the name of a variable instead of its value
    "aws_": r"AWS_[A-Z0-9_]+|(?i:aws_(?:access_key_id|secret_access_key))",
    "django_aws_": r"DJANGO_AWS_[A-Z0-9_]+",
}
_STARTS = tuple(_WORDS)
# words in brackets, nothing but dots, or a key of which only the start is left
_INCOMPLETE = r"\[[^\W\d][^\[\]\"']*\]|[A-Za-z0-9]{0,8}(?:\.{3,}|\u2026)|A[KS]IAX{6,}|X+"
# a key of which a page or a log shows the first or the last letters
_MASKED = r"[A-Za-z0-9/+]{0,8}(?:\*{3,}|\u2022{3,})[A-Za-z0-9/+]{0,8}"
_MASKS = ("***", "\u2022\u2022\u2022")
# labels of hosts: "your" and a noun, the names of parts, and nothing but x after the first letters
_LABEL = (
    r"your[-_]?(?:[a-z0-9]+[-_])*(?:bucket|region|domain|account|project|distribution|endpoint|cdn)"
    r"(?:[-_][a-z0-9]+)*|(?:d|pub-)?x{4,}|change[-_]?me"
)
_STARTS_OF_LABELS = ("your", "x", "dx", "pub-x", "change")
# not as the name of a domain itself
_PARTS_OF_HOSTS = frozenset(
    {"account-id", "accountid", "aws-region", "bucket-name", "project-id", "project-ref", "region"}
)
# "your domain" in one word
_YOUR_DOMAIN = frozenset(
    {
        "deinedomain",
        "ihredomain",
        "seudominio",
        "sudominio",
        "teudominio",
        "tudominio",
        "votredomaine",
    }
)
_ENDS_OF_INCOMPLETE = ("]", ".", "\u2026", "X")
# of Python, JSON and programs for shells
_SEPARATORS = ",;"
_QUOTES = "\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d"


def path(value: object) -> str:
    """Return a path as text, from text or a `Path`."""
    return plain(str(value) if isinstance(value, Path) else value)


def text(value: object) -> str:
    """Return one line of text without surrounding white space."""
    cleaned = block(value)
    if "\n" in cleaned or "\r" in cleaned:
        raise Invalid("E025", "contains a line break", "put the value on one line")
    return cleaned


def block(value: object) -> str:
    """Return text, which may have several lines, without surrounding white space."""
    if not isinstance(value, str):
        raise Invalid("E028", "not text", "set a text value")
    cleaned = value.strip()
    if not cleaned:
        raise Invalid("E028", "empty", "set a value, or remove the variable")
    if not cleaned.isprintable():
        _check_characters(cleaned)
    if cleaned[0] in _QUOTES or cleaned[-1] in _QUOTES:
        hint = "remove the typographic quotes, which an editor or a web page has inserted"
        raise Invalid("E028", "the quotes are part of the value", hint)
    if len(cleaned) > 1 and cleaned[0] == cleaned[-1] and cleaned[0] in "\"'":
        hint = "remove the quotes; docker --env-file and env: blocks keep them"
        raise Invalid("E028", "the quotes are part of the value", hint)
    return cleaned


def _check_characters(cleaned: str) -> None:
    if re.search(_CONTROL, cleaned):
        raise Invalid("E025", "contains a NUL byte or control character", "retype the value")
    if re.search(_INVISIBLE, cleaned):
        raise Invalid("E025", "contains an invisible character", "retype the value")
    if re.search(_SURROGATE, cleaned):
        raise Invalid("E025", "contains bytes that are not UTF-8", "retype the value")


def without_marks(typed: str) -> str:
    """Return text without what does not belong to it: quotes, a comma behind it, and invisible characters.

    A URL may be in angle brackets.
    """
    visible = re.sub(f"{_CONTROL}|{_INVISIBLE}|{_SURROGATE}", "", typed).strip()
    visible = visible.rstrip(_SEPARATORS)
    if "://" in visible:
        visible = visible.removeprefix("<").removesuffix(">")
    return re.sub(rf"^([\"'{_QUOTES}])(.*)[\"'{_QUOTES}]$", r"\2", visible, flags=re.DOTALL).strip()


def without_scheme(typed: str) -> str:
    """Return a word without a scheme such as https:// before it, and a URL as it is."""
    word = typed.partition("://")[2]
    return word if word.replace("-", "").isalnum() else typed


def plain(value: object) -> str:
    """Return one line of text without template placeholders, such as `${NAME}` or `{{ name }}`."""
    cleaned = text(value)
    if any(re.search(pattern, cleaned) for pattern in _templates(cleaned)) or _is_word(cleaned):
        raise placeholder()
    return cleaned


def single(value: object) -> str:
    """Return a `plain` text that is not one of a list, so that no separator is behind it."""
    cleaned = plain(value)
    if cleaned[-1] in _SEPARATORS:
        hint = "remove the comma or semicolon; lines of .env files have none"
        raise Invalid("E028", "the comma or semicolon at the end is part of the value", hint)
    return cleaned


def is_placeholder(cleaned: str) -> bool:
    """Return True if the entire text is a placeholder: the check for values that may contain anything."""
    is_template = any(re.fullmatch(pattern, cleaned) for pattern in _templates(cleaned))
    is_incomplete = (
        cleaned.endswith(_ENDS_OF_INCOMPLETE) and re.fullmatch(_INCOMPLETE, cleaned) is not None
    )
    is_masked = any(mask in cleaned for mask in _MASKS) and re.fullmatch(_MASKED, cleaned)
    return is_template or is_incomplete or bool(is_masked) or _is_word(cleaned)


def has_placeholder(host: str) -> bool:
    """Return True if a name in the host is a placeholder, as in ``s3.your-region.amazonaws.com``."""
    labels = host.lower().split(".")
    return any(
        (label.startswith(_STARTS_OF_LABELS) and re.fullmatch(_LABEL, label))
        or _is_translated(label)
        or label in _YOUR_DOMAIN
        for label in labels
    ) or any(label in _PARTS_OF_HOSTS for label in labels[:-2])


def _templates(cleaned: str) -> Iterator[str]:
    """Return the patterns of templates that may match the text."""
    return (pattern for start, pattern in _TEMPLATES.items() if start in cleaned)


def _is_word(cleaned: str) -> bool:
    folded = cleaned.lower()
    if folded.startswith(_STARTS):
        return any(
            re.fullmatch(pattern, cleaned)
            for start, pattern in _WORDS.items()
            if folded.startswith(start)
        )
    return _is_translated(folded)


def _is_translated(folded: str) -> bool:
    """Return True for "your bucket" and "fill in here" in other languages.

    Names that only begin alike don't count.
    """
    words = folded.replace("-", " ").replace("_", " ").split(" ")
    signs = (words[0] in _YOUR or words[0] in _FILL, words[-1] in _HERE)
    if not any(signs) or len(words) == 1:
        return False
    rest = [word for word in words if word not in _YOUR | _FILL | _HERE]
    is_known = all(re.fullmatch(f"{_NOUN}|{_AROUND}", word) for word in rest)
    return is_known and (all(signs) or any(re.fullmatch(_NOUN, word) for word in rest))


def placeholder() -> Invalid:
    """Return the exception for an unfilled placeholder."""
    return Invalid("E007", "a placeholder, not a value", "replace it with the real value")


def nearest(word: str, candidates: Iterable[str], *, limit: int = 2) -> str | None:
    """Return the candidate that is nearest to the word, with at most `limit` edits, or None.

    Short words are limited to one edit for each three letters.
    """
    folded = word.casefold()
    limit = min(limit, max(1, len(folded) // 3))
    letters = _letters(folded)
    best: tuple[int, str] | None = None
    for candidate in candidates:
        # an edit changes at most two letters, so that most candidates are not compared
        if (letters ^ _letters_of_candidate(candidate)).bit_count() <= 2 * limit:
            found = (_edits(folded, candidate.casefold(), limit), candidate)
            best = min(best, found) if best else found
    return best[1] if best and best[0] <= limit else None


def _letters(folded: str) -> int:
    """Return the set of letters in a text, as bits."""
    return sum({1 << (ord(letter) & 63) for letter in folded})


@lru_cache(maxsize=1024)
def _letters_of_candidate(candidate: str) -> int:
    return _letters(candidate.casefold())


def _edits(left: str, right: str, limit: int) -> int:
    """Return the number of edits between two words (optimal string alignment).

    Any number above the limit means that there are more.
    """
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    same = 0
    for letter, other in zip(left, right, strict=False):
        if letter != other:
            break
        same += 1
    left, right = left[same:], right[same:]
    if not (left and right and limit):
        return max(len(left), len(right))
    rests = [(left[1:], right), (left, right[1:]), (left[1:], right[1:])]
    if left[:2] == right[1::-1]:
        rests.append((left[2:], right[2:]))
    return 1 + min(_edits(*rest, limit - 1) for rest in rests)
