"""Hypothesis strategies: what people write into the variables, and how they name their files."""

import re
from collections.abc import Mapping
from typing import Any, Literal, cast, get_args

from botocore.session import Session
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

AddressingStyle = Literal["virtual", "path", "auto"]
# The variables of one option, without the part that names the storage.
Options = dict[str, str]

GLOBAL_VARIABLES = {
    "ADDRESSING_STYLE": "AWS_S3_ADDRESSING_STYLE",
    "BUCKET_NAME": "AWS_STORAGE_BUCKET_NAME",
    "CUSTOM_DOMAIN": "AWS_S3_CUSTOM_DOMAIN",
    "ENDPOINT_URL": "AWS_S3_ENDPOINT_URL",
    "LOCATION": "AWS_LOCATION",
    "REGION_NAME": "AWS_S3_REGION_NAME",
    "URL_PROTOCOL": "AWS_S3_URL_PROTOCOL",
    "USE_SSL": "AWS_S3_USE_SSL",
}

# One more character than `buckets` ever draws: a storage in it never collides with a drawn one.
ANOTHER_BUCKET = "o" * 63

# The installed botocore's, since links are compared with its own; older ones know fewer.
PARTITIONS = cast("list[dict[str, Any]]", Session().get_data("partitions")["partitions"])
REGIONS = tuple(
    sorted(
        region
        for partition in PARTITIONS
        for region in cast("dict[str, object]", partition["regions"])
        if not region.endswith("-global")
    )
)

# https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
_BUCKET = re.compile(
    r"(?!xn--|sthree-|amzn-s3-demo-)(?!\d+\.\d+\.\d+\.\d+$)"
    r"(?!.*(?:-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$)[a-z0-9.-]{3,63}"
)
# Texts that mean something else than themselves in an environment.
_NOT_ITSELF = re.compile(
    r"""none|null|undefined|change[-_ ]?me|replace[-_ ]?me|todo|fixme|x{3,}|(["']).*\1"""
    r"|.*(?:\{\{|\$\{|\{%|%\(|<).*",
    re.IGNORECASE | re.DOTALL,
)
# What RFC 3986 allows in a path beside letters and digits, without escapes.
_PATH_SEGMENT = r"[A-Za-z0-9_~!$&'()*+,;=:@-][A-Za-z0-9._~!$&'()*+,;=:@-]{0,12}"
# botocore 1.44.5 quotes other characters in the path of an endpoint, or drops what follows.
_ENDPOINT_SEGMENT = r"[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,12}"


def _matching(pattern: str) -> SearchStrategy[str]:
    return st.from_regex(re.compile(pattern, re.ASCII), fullmatch=True)


def _means_itself(text: str) -> bool:
    return text == text.strip() and not _NOT_ITSELF.fullmatch(text)


def buckets() -> SearchStrategy[str]:
    """Names that AWS lets everyone choose, with dots in some."""
    label = _matching(r"[a-z0-9](?:[a-z0-9-]{0,17}[a-z0-9])?")
    names = st.lists(label, min_size=1, max_size=3).map(".".join)
    return names.filter(lambda name: bool(_BUCKET.fullmatch(name)) and _means_itself(name))


def regions() -> SearchStrategy[str]:
    """The regions of all partitions of AWS."""
    return st.sampled_from(REGIONS)


def addressing_styles() -> SearchStrategy[AddressingStyle]:
    """All that can be set; botocore knows them too."""
    return st.sampled_from(get_args(AddressingStyle))


def protocols() -> SearchStrategy[str]:
    """The protocols of links, with and without the colon that django-storages needs."""
    return st.sampled_from(["https:", "http:", "https", "http", "HTTPS:", "http://"])


def hosts() -> SearchStrategy[str]:
    """Host names and IPv4 addresses, with and without a port."""
    label = _matching(r"[A-Za-z](?:[A-Za-z0-9-]{0,9}[A-Za-z0-9])?")
    names = st.lists(label, min_size=1, max_size=4).map(".".join)
    port = st.just("") | st.integers(1, 65_535).map(":{}".format)
    host = (names | st.ip_addresses(v=4).map(str)).filter(_means_itself)
    return st.tuples(host, port).map("".join)


def _paths(segment: str) -> SearchStrategy[str]:
    """Nothing, or a path that starts with a slash and ends without one."""
    segments = st.lists(_matching(segment), max_size=3)
    return segments.map(lambda parts: "".join(f"/{part}" for part in parts))


def endpoints() -> SearchStrategy[str]:
    """URLs of providers other than AWS."""
    scheme = st.sampled_from(["http://", "https://"])
    end = st.sampled_from(["", "/"])
    return st.tuples(scheme, hosts(), _paths(_ENDPOINT_SEGMENT), end).map("".join)


def custom_domains() -> SearchStrategy[str]:
    """Hosts of a CDN, some of which serve the bucket below a path; a separator is never the end."""
    domains = st.tuples(hosts(), _paths(_PATH_SEGMENT)).map("".join)
    return domains.filter(lambda domain: not domain.endswith((",", ";")))


def _parts(alphabet: SearchStrategy[str]) -> SearchStrategy[str]:
    """One part of a path as people name it, relative ones apart."""
    telling = st.sampled_from(["a b", "été", "사진", "1+1", "100%", "%20", "#1", "why?", "!()'*~"])
    return (st.text(alphabet, min_size=1, max_size=12) | telling).filter(
        lambda part: part not in {".", ".."}
    )


def locations() -> SearchStrategy[str]:
    """Key prefixes, nested ones too, of visible characters and spaces, typographic quotes aside."""
    alphabet = st.characters(
        exclude_categories=["C", "Zl", "Zp", "Pi", "Pf"],
        exclude_characters="/\\\u00a0\u202f\u201a\u201e\u300c\u300d",
    )
    parts = st.lists(_parts(alphabet), min_size=1, max_size=3)
    return parts.map("/".join).filter(_means_itself)


def file_names() -> SearchStrategy[str]:
    """Relative names of files, in folders too, of every character that is not a control character."""
    alphabet = st.characters(exclude_categories=["C"], exclude_characters="/\\")
    return st.lists(_parts(alphabet), min_size=1, max_size=4).map("/".join)


def _is_consistent(options: Options) -> bool:
    """Return True if the bucket is not in the endpoint already, which is refused."""
    host = options.get("ENDPOINT_URL", "").partition("://")[2].rstrip("/").lower()
    bucket = options["BUCKET_NAME"]
    return not (host.startswith(f"{bucket}.") or host.endswith(f"/{bucket}"))


def _places(optional: Mapping[str, SearchStrategy[str]]) -> SearchStrategy[Options]:
    common = {
        "ADDRESSING_STYLE": addressing_styles(),
        "LOCATION": locations(),
        "USE_SSL": st.sampled_from(["true", "false"]),
        **optional,
    }
    on_aws: SearchStrategy[Options] = st.fixed_dictionaries(
        {"BUCKET_NAME": buckets(), "REGION_NAME": regions()}, optional=common
    )
    elsewhere: SearchStrategy[Options] = st.fixed_dictionaries(
        {
            "BUCKET_NAME": buckets(),
            "ENDPOINT_URL": endpoints(),
            "REGION_NAME": regions() | st.sampled_from(["auto", "garage", "fsn1"]),
        },
        optional=common,
    )
    return (on_aws | elsewhere).filter(_is_consistent)


def public_places() -> SearchStrategy[Options]:
    """The options that locate files, of a storage whose links are not signed."""
    return _places({"CUSTOM_DOMAIN": custom_domains(), "URL_PROTOCOL": protocols()})


def private_places() -> SearchStrategy[Options]:
    """The same of a storage whose links S3 itself answers."""
    return _places({})


def for_one(scope: str, options: Options) -> dict[str, str]:
    """The variables that set the options of one storage."""
    return {f"AWS_{scope}_{option}": value for option, value in options.items()}


def for_all(options: Options) -> dict[str, str]:
    """The variables that set the options of every storage."""
    return {GLOBAL_VARIABLES[option]: value for option, value in options.items()}
