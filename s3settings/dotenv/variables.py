"""All variables of an `.env` file, for `migrate`, which compares what they make."""

from pathlib import Path

from s3settings.dotenv.content import content_of
from s3settings.dotenv.tokenizer import bindings


def variables_in(path: Path) -> dict[str, str]:
    """Return the variables as python-dotenv reads them; a name without a value has none.

    Raises OSError and ValueError as `content_of` does.
    """
    content = content_of(path).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    return {found.key: found.value or "" for found in bindings(content) if found.key is not None}
