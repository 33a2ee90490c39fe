"""The CORS configuration of a bucket: which pages may use its files beyond showing them.

Browsers ask for it before they use a font, a module script, or anything that a script fetches:
https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast

from s3settings.policies.document import Cors, CorsRule

# seconds; browsers keep a preflight answer for two hours at most
MAX_AGE = 3600
# what pdf.js and players of media ask for, and what they read
_ASKED = ["Range"]
_READ = ["Accept-Ranges", "Content-Length", "Content-Range", "ETag"]

_ORIGIN = re.compile(r"(?:https?://)[^/?#\s@*]*(?:\*[^/?#\s@*]*)?", re.ASCII)
_LOCAL = ("localhost", "127.0.0.1", "[::1]")


def cors_configuration(origins: Iterable[str], *, uploads: bool = False) -> Cors:
    """The configuration for pages of these origins; `uploads` are those of browsers to the bucket."""
    allowed = list(dict.fromkeys(origins))
    rules = [_rule("read", allowed, ["GET", "HEAD"], _ASKED, _READ)]
    if uploads:
        rules.append(_rule("upload", allowed, ["PUT", "POST"], ["*"], ["ETag"]))
    return Cors(CORSRules=rules)


def origins_of(settings: Mapping[str, object]) -> tuple[str, ...]:
    """The origins that ``CSRF_TRUSTED_ORIGINS`` and ``ALLOWED_HOSTS`` of a project name, in order.

    A host is served by https, one of the local machine by http on any port.
    """
    trusted = _texts(settings.get("CSRF_TRUSTED_ORIGINS"))
    hosts = [origin for host in _texts(settings.get("ALLOWED_HOSTS")) for origin in _of_host(host)]
    return tuple(dict.fromkeys(one for one in [*trusted, *hosts] if is_origin(one)))


def is_origin(text: str) -> bool:
    """Return True for an origin that S3 accepts: scheme and host, with one ``*`` at most."""
    return text == "*" or _ORIGIN.fullmatch(text) is not None


def _of_host(host: str) -> Iterator[str]:
    if host == "*":
        yield host
    elif host.startswith("."):
        yield from (f"https://{host[1:]}", f"https://*{host}")
    elif host in _LOCAL:
        yield f"http://{host}:*"
    else:
        yield f"https://{host}"


def _texts(value: object) -> list[str]:
    if not isinstance(value, list | tuple):
        return []
    return [one for one in cast("Sequence[object]", value) if isinstance(one, str)]


def _rule(
    name: str, origins: list[str], methods: list[str], asked: list[str], read: list[str]
) -> CorsRule:
    return CorsRule(
        ID=name,
        AllowedOrigins=origins,
        AllowedMethods=methods,
        AllowedHeaders=list(asked),
        ExposeHeaders=list(read),
        MaxAgeSeconds=MAX_AGE,
    )
