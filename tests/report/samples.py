"""Problems to report: the ones of DESIGN.md, and whatever hypothesis comes up with."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from s3settings.problems.kinds import PREFIX
from s3settings.problems.kinds.table import KINDS
from s3settings.problems.problem import UNSET, Problem, Source

REGION = Problem(
    "s3settings.E004",
    "error",
    "AWS_S3_REGION_NAME",
    Source("env_file", ".env", 3),
    "not an AWS region",
    "set a region code such as eu-west-1; for another S3-compatible service set AWS_S3_PROVIDER"
    " or AWS_S3_ENDPOINT_URL",
)
TYPO = Problem(
    "s3settings.W002",
    "warning",
    "AWS_S3_CUSTM_DOMAIN",
    Source("environment"),
    "unknown variable; it is ignored",
    "did you mean AWS_S3_CUSTOM_DOMAIN?",
)
BUCKET = Problem(
    "s3settings.E001",
    "error",
    "AWS_STORAGE_BUCKET_NAME",
    UNSET,
    "required",
    "add it to the environment or to .env",
    alias="default",
)
NOT_TEXT = Problem(
    "s3settings.E035",
    "error",
    None,
    Source("env_file", "/srv/app/.env"),
    "not UTF-8 text",
    "save the file as UTF-8",
)
DESIGN = [REGION, TYPO, BUCKET]

# What means something to a terminal, a workflow command, Markdown, SARIF, a URL or an encoder.
_MARKS = (
    *("::", "%", "%0A", "%25", "%3A", ",", "=", "##[", "::error::"),
    *("`", "``", "\\", "**", "_", "](", "<b>", "&amp;", "~~", "$", "|", "#", "- "),
    *("{", "}", "{0}", "\r\n", "\n", "\t", " ", "  ", "..", "./", "/", ":", "?"),
    *("\x00", "\x07", "\x1b[31m", "\x7f", "\x85", "\u200b", "\u2028", "\u202e"),
    *("\udcff", "\ud83d", "\ude00", "é", "키", "😀"),
)

texts = st.text(st.characters(), max_size=12) | st.lists(
    st.sampled_from(_MARKS), min_size=1, max_size=8
).map("".join)
lines = st.integers(min_value=1, max_value=2**31)
files = st.builds(Source, st.just("env_file"), path=texts.filter(bool), line=st.none() | lines)
elsewhere = st.builds(
    Source,
    st.sampled_from(["environment", "secret_file", "argument", "default", "unset"]),
    path=st.none() | texts,
    line=st.none() | lines,
)
one_problem: SearchStrategy[Problem] = st.builds(
    Problem,
    id=st.sampled_from([PREFIX + number for number in KINDS]) | texts.filter(bool),
    severity=st.sampled_from(["error", "warning"]),
    variable=st.none() | texts,
    source=files | elsewhere,
    message=texts,
    hint=texts,
    alias=st.none() | texts,
    group=st.sampled_from(["missing", "invalid", "conflicting"]),
)
some_problems = st.lists(one_problem, max_size=3)
