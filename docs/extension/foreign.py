"""References to the documentation of other projects.

A table in place of `sphinx.ext.intersphinx`, which downloads an inventory of each project at every
build: this site is built without a network, and refers to a handful of names.
"""

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

_PYTHON = "https://docs.python.org/3/library"
_DJANGO = "https://docs.djangoproject.com/en/stable"

# the names as annotations and docstrings spell them
ADDRESSES = {
    "collections.abc.Iterable": f"{_PYTHON}/collections.abc.html#collections.abc.Iterable",
    "collections.abc.Mapping": f"{_PYTHON}/collections.abc.html#collections.abc.Mapping",
    "os.PathLike": f"{_PYTHON}/os.html#os.PathLike",
    "pathlib.Path": f"{_PYTHON}/pathlib.html#pathlib.Path",
    "typing.Any": f"{_PYTHON}/typing.html#typing.Any",
    "typing.Literal": f"{_PYTHON}/typing.html#typing.Literal",
    **{
        name: f"{_PYTHON}/stdtypes.html#{name}"
        for name in ("bool", "bytes", "dict", "int", "list", "str", "tuple")
    },
    "None": f"{_PYTHON}/constants.html#None",
    "object": f"{_PYTHON}/functions.html#object",
    "django.core.exceptions.ImproperlyConfigured": (
        f"{_DJANGO}/ref/exceptions/#improperlyconfigured"
    ),
    "Env": "https://django-environ.readthedocs.io/en/latest/api.html#environ.Env",
    "pydantic_settings.BaseSettings": (
        "https://docs.pydantic.dev/latest/api/pydantic_settings/#pydantic_settings.BaseSettings"
    ),
    "TransferConfig": (
        "https://boto3.amazonaws.com/v1/documentation/api/latest/reference/customizations/s3.html"
        "#boto3.s3.transfer.TransferConfig"
    ),
    "Config": (
        "https://botocore.amazonaws.com/v1/documentation/api/latest/reference/config.html"
        "#botocore.config.Config"
    ),
}


def resolve(
    _: Sphinx, __: BuildEnvironment, reference: pending_xref, content: nodes.TextElement
) -> nodes.reference | None:
    """Return a link for a name of another project, None for a name that is not in the table."""
    address = ADDRESSES.get(str(reference["reftarget"]).removeprefix("~"))
    if address is None:
        return None
    link = nodes.reference("", "", internal=False, refuri=address)
    link += content
    return link
