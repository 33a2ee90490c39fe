"""Changes of addresses and keys that hints ask for, by a reader who has the right ones."""

from urllib.parse import urlsplit

from s3settings.problems.problem import Problem
from s3settings.project.options import OPTION_OF_SETTING
from s3settings.rules.contradictions import real_provider
from tests.cases import private_key
from tests.hints.changes import place_of
from tests.hints.keys import KEYS, OTHER_KEYS
from tests.hints.projects import Project
from tests.hints.steps import DOMAIN

REGION = "eu-west-1"
_ALIASES = {"STATIC_URL": "staticfiles", "MEDIA_URL": "default"}


def set_bucket(project: Project, problem: Problem, _: tuple[str, ...]) -> None:
    project.put(place_of(problem), f"acme-{problem.alias or 'files'}")


def name_of_bucket(project: Project, problem: Problem, _: tuple[str, ...]) -> None:
    """Write the name that is in an ARN, a host or a path."""
    text = str(project.value(place_of(problem))).rpartition(":")[2]
    project.put(place_of(problem), text.partition("/")[0].partition(".")[0])


def region_of_endpoint(project: Project, problem: Problem, _: tuple[str, ...]) -> None:
    storage = project.storage_of(problem)
    shown = real_provider(storage).region_of(storage.endpoint_url or "")
    place = project.place_beside(problem, "region_name")
    project.put(place, shown or storage.provider.region or REGION)


def build_url(project: Project, problem: Problem, _: tuple[str, ...]) -> None:
    """Build a URL, or a host, from what is known."""
    place = place_of(problem)
    if place in _ALIASES:
        alias = _ALIASES[place]
        found = [one for one in project.storages() if one.alias == alias]
        project.put(place, found[0].base_url if found else f"https://{DOMAIN}/")
    else:
        project.put(place, DOMAIN)


def domain_of_url(project: Project, problem: Problem, _: tuple[str, ...]) -> None:
    host = urlsplit(project.text(place_of(problem))).netloc
    alias = _ALIASES[place_of(problem)]
    found = [one for one in project.storages() if one.alias == alias]
    if found and found[0].entry.options_place:
        project.put(f'{found[0].entry.options_place}["custom_domain"]', host)
    else:
        project.put("AWS_S3_CUSTOM_DOMAIN", host)


def same_path(project: Project, problem: Problem, groups: tuple[str, ...]) -> None:
    """Use the path of the URL as the location."""
    path = urlsplit(project.text(place_of(problem))).path
    project.put(groups[0], path.strip("/"))


def without_bucket(project: Project, problem: Problem, _: tuple[str, ...]) -> None:
    scheme, rest = project.text(place_of(problem)).split("://", 1)
    for storage in project.storages():
        bucket = storage.bucket_name or ""
        rest = rest.removeprefix(f"{bucket}.").removesuffix(f"/{bucket}")
    project.put(place_of(problem), f"{scheme}://{rest}")


def append_bucket(project: Project, problem: Problem, _: tuple[str, ...]) -> None:
    domain = project.text(place_of(problem))
    project.put(place_of(problem), f"{domain}/{project.storage_of(problem).bucket_name}")


def write_aws_host(project: Project, problem: Problem, groups: tuple[str, ...]) -> None:
    storage = project.storage_of(problem)
    host = groups[0].replace("BUCKET", storage.bucket_name or "acme")
    project.put(place_of(problem), host.replace("REGION", storage.region_name))


def without_location(project: Project, problem: Problem, _: tuple[str, ...]) -> None:
    location = project.storage_of(problem).location
    project.put(place_of(problem), project.text(place_of(problem)).removesuffix(f"/{location}"))


def set_api(project: Project, problem: Problem, _: tuple[str, ...]) -> None:
    """Set the endpoint of the region, which the provider documents."""
    host = urlsplit(project.text(place_of(problem))).hostname or ""
    storage = project.storage_of(problem)
    region = storage.region_name
    known = {
        "digitaloceanspaces.com": f"https://{region}.digitaloceanspaces.com",
        "r2.dev": "https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com",
    }
    aws = f"https://s3.{region}.amazonaws.com"
    project.put(place_of(problem), next((known[end] for end in known if host.endswith(end)), aws))


def append_path(project: Project, problem: Problem, groups: tuple[str, ...]) -> None:
    parts = urlsplit(project.text(place_of(problem)))
    project.put(place_of(problem), f"{parts.scheme}://{parts.netloc}{groups[0]}")


def build_both_urls(project: Project, problem: Problem, groups: tuple[str, ...]) -> None:
    build_url(project, problem, groups)
    project.put("COMPRESS_URL", project.value(place_of(problem)))


def own_address(project: Project, problem: Problem, groups: tuple[str, ...]) -> None:
    """Set the domain of the storage that has a bucket of its own."""
    found = [one for one in project.storages() if one.own_variable("custom_domain") == groups[0]]
    project.put(groups[0], found[0].address)


def region_for_location(project: Project, problem: Problem, groups: tuple[str, ...]) -> None:
    project.put(groups[0], project.value(place_of(problem)))
    project.put(place_of(problem), "files")


def set_public_domain(project: Project, problem: Problem, _: tuple[str, ...]) -> None:
    storage = project.storage_of(problem)
    bucket, region, account = storage.bucket_name or "", storage.region_name, storage.account_id
    public = storage.provider.public_domain(bucket, region=region, account=account)
    project.put(place_of(problem), public or DOMAIN)


def set_signature_and_region(project: Project, problem: Problem, groups: tuple[str, ...]) -> None:
    project.put(project.place_beside(problem, groups[0]), groups[1].strip('"'))
    project.put(project.place_beside(problem, "region_name"), REGION)


def reachable(project: Project, problem: Problem, _: tuple[str, ...]) -> None:
    signed = project.storage_of(problem).querystring_auth
    option, value = ("endpoint_url", f"https://{DOMAIN}") if signed else ("custom_domain", DOMAIN)
    project.put(project.place_beside(problem, option), value)


def set_key(project: Project, problem: Problem, _: tuple[str, ...]) -> None:
    project.put(project.place_beside(problem, "cloudfront_key"), private_key())
    project.put(project.place_beside(problem, "cloudfront_key_id"), "K2JCJMDEHXQW5F")


def without_key(project: Project, problem: Problem, _: tuple[str, ...]) -> None:
    for option in ("cloudfront_key", "cloudfront_key_id"):
        project.drop(project.place_beside(problem, option))


def set_keys(project: Project, problem: Problem, _: tuple[str, ...]) -> None:
    """Set both keys, as the provider issued them."""
    storage = project.storage_of(problem)
    keys = KEYS.get(real_provider(storage).id, OTHER_KEYS)
    for option, value in keys.items():
        project.put(project.place_beside(problem, option), value)


def real_value(project: Project, problem: Problem, groups: tuple[str, ...]) -> None:
    place = place_of(problem)
    option = OPTION_OF_SETTING.get(place, place.rpartition('["')[2].removesuffix('"]'))
    if option in {"access_key", "secret_key"}:
        set_keys(project, problem, groups)
    else:
        project.put(place, {"bucket_name": "acme", "region_name": REGION}.get(option, DOMAIN))


def swap(project: Project, problem: Problem, _: tuple[str, ...]) -> None:
    one, other = (project.place_beside(problem, name) for name in ("access_key", "secret_key"))
    first, second = project.value(one), project.value(other)
    project.put(one, second)
    project.put(other, first)
