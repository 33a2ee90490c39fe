"""The contestants; each module does the whole work in its `load`, as its documentation has it."""

OURS = "s3settings"

# by the name of the package; the module of the same name, or nearly so, is here
CONTESTANTS = (
    OURS,
    "django-environ",
    "python-decouple",
    "python-dotenv",
    "environs",
    "typed-settings",
    "dynaconf",
    "django-configurations",
    "pydantic-settings",
    "goodconf",
)


def versions() -> dict[str, str]:
    """The contestants that are installed, with their versions."""
    # slower than some of them, and this module is imported while their clock runs
    from importlib.metadata import PackageNotFoundError, version

    found: dict[str, str] = {}
    for name in CONTESTANTS:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def module_of(name: str) -> str:
    """The module that does the work with a package."""
    return f"{__name__}.with_{name.replace('-', '_')}"
