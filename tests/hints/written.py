"""A reader who follows the hints about hand-written settings, and knows nothing beside them."""

import json
import re
from urllib.parse import urlsplit

from s3settings.problems.problem import Problem
from s3settings.project.settings import declared
from tests.hints import changes, targets
from tests.hints.changes import Step, place_of
from tests.hints.following import ROUNDS, Unreadable
from tests.hints.projects import Project
from tests.hints.steps import DOMAIN


def end_of(project: Project) -> int:
    """Follow the hints, compare the links with the objects, and return the number of rounds."""
    rounds = 0
    story: list[str] = []
    while (problems := project.problems()) and rounds < ROUNDS:
        story += [f"round {rounds + 1}:", *map(_line, problems)]
        for problem in problems:
            _follow(project, problem)
        rounds += 1
    left = [*map(_line, problems)]
    assert left == [], "\n".join([*story, "left:", *left, repr(declared(project.settings))])
    apart = project.disagreements()
    assert apart == [], "\n".join([*story, *apart])
    return rounds


def _line(problem: Problem) -> str:
    number = problem.id.removeprefix("s3settings.")
    return f"  {number} {problem.variable}: {problem.message}; {problem.hint}"


def _follow(project: Project, problem: Problem) -> None:
    hint = problem.hint.partition(" (source: ")[0]
    for pattern, step in _STEPS:
        if found := re.match(pattern, hint):
            step(project, problem, found.groups())
            return
    raise Unreadable(_line(problem))


_STEPS: tuple[tuple[str, Step], ...] = (
    (r"set (file_overwrite) to (False) for the default storage", changes.set_option),
    (r"set (?:querystring_auth|verify|use_ssl|\w+) to True or False", changes.convert),
    (r"set it to None", changes.set_to(None)),
    (r"in place of it, set (\w+) to (\{.*\}|\"[^\"]+\")", changes.in_place),
    (
        r"set (signature_version) to (\"s3v4\") .*, and region_name to the region of the bucket",
        targets.set_signature_and_region,
    ),
    (r"set it to PROJECT_REFERENCE", targets.set_public_domain),
    (r"set (\S+) to the address of its bucket", targets.own_address),
    (r"set (STORAGES\S+) to ([\w-]+)", lambda project, _, groups: project.put(*groups)),
    (r"set \w+ to an int", changes.changed(int)),
    (r"set \w+ to a dict; json.loads", changes.changed(json.loads)),
    (r"set the id of the public key", changes.set_to("K2JCJMDEHXQW5F")),
    (r"set both the key and the id of its public key", targets.set_key),
    (r"set (AWS_S3_ENDPOINT_URL), with https://", changes.set_endpoint),
    (r"remove the Access-Control headers, and", changes.move_headers),
    (r"set (\w+(?: and \w+)?) to (True|False|None|\"[^\"]+\")", changes.set_option),
    (
        r"(?:if uploads fail, )?set (AWS_\w+)=(\w+) in the environment",
        lambda project, _, groups: project.environment.update({groups[0]: groups[1]}),
    ),
    (r"set (\w+) in client_config", changes.set_in_config),
    (r"set OPTIONS\[\"(\w+)\"\] = (\w+|'[^']*')", changes.set_in_options),
    (r"set (custom_domain) in OPTIONS, to (None) for no value", changes.set_in_options),
    (r"set (AWS_\w+) = ('[^']*'|True|False|None)", changes.set_setting),
    (r"set (AWS_\w+) = (\{.*\}|\"[^\"]+\")", changes.replace_by_setting),
    (r"set (AWS_S3_URL_PROTOCOL) to (http:)", lambda project, _, groups: project.put(*groups)),
    (r"set (storages\.backends\.s3\.\w+) as the backend", changes.set_backend),
    (r"set (storages\.backends\.s3\.\w+) for static files", changes.set_backend),
    (r"set (storages\.backends\.s3\.\w+)$", changes.set_found),
    (r"set the name of the bucket", targets.set_bucket),
    (r"set only the (?:name of the bucket|bucket name)", targets.name_of_bucket),
    (r"set a name of 3 to 63|set the name as displayed", changes.set_to("acme")),
    (r"set a text value", lambda project, problem, _: project.put(place_of(problem), "acme")),
    (r"set region_name to the region of the bucket", changes.set_to(targets.REGION)),
    (r"set region_name to the region of the endpoint", targets.region_of_endpoint),
    (r"set a region code such as ([\w-]+)", changes.set_found),
    (r"set the region of the bucket, such as ([\w-]+)", changes.set_found),
    (r"correct the endpoint or the region", targets.region_of_endpoint),
    (r"did you mean \"?([\w.-]+)\"?\?", changes.meant),
    (r"write ([A-Z]\w+)$", changes.write_argument),
    (r"use one of (\w[\w-]*)", changes.use_one_of),
    (r"add an entry \"(\w+)\" to STORAGES", changes.add_entry),
    (r"add default and staticfiles, or remove", changes.drop),
    (r"move it to STORAGES\[\"(\w+)\"\]", changes.move_to_storages),
    (r"rename it to (STORAGES)", changes.meant),
    (r"move it into \"OPTIONS\"", changes.into_options),
    (r"set \{\"BACKEND\": \"…\", \"OPTIONS\": \{…\}\}", changes.as_entry),
    (r"correct the path", changes.correct_path),
    (r"set (AWS_\w+), or \w+ in OPTIONS", changes.meant),
    (r"set (AWS_\w+), or remove it from the settings if", changes.drop),
    (r"set (AWS_\w+)$", changes.meant),
    (r"set (AWS_\w+) too", lambda project, _, groups: project.put(groups[0], "acme-static")),
    (r"remove (?:it|the setting|the quotes, or the setting)(?:$|[,;] | if )", changes.drop),
    (r"unset it", changes.drop),
    (r"build it from the value itself", targets.build_url),
    (r"set custom_domain to the host of this URL", targets.domain_of_url),
    (r"use the same path in the URL and in (\S+)", targets.same_path),
    (
        r"write https:// in place of",
        changes.changed(lambda url: url.replace("http://", "https://")),
    ),
    (r"remove the port", changes.changed(lambda url: url.removesuffix(":80"))),
    (r"write the full URL, with https://", changes.changed(lambda url: f"https://{url}")),
    (r"write the full URL", changes.changed(lambda url: f"https://{url}")),
    (r"write https://, or", changes.changed(lambda url: url.replace("http://", "https://"))),
    (r"write the https:// URL", targets.build_url),
    (r"add a slash at the end", changes.changed(lambda url: f"{url}/")),
    (r"write one slash", changes.changed(lambda url: re.sub(r"(?<!:)//", "/", url))),
    (
        r"remove one of them",
        changes.changed(lambda url: url.replace("https://https://", "https://")),
    ),
    (r"write the host name without https://", changes.changed(lambda url: urlsplit(url).netloc)),
    (r"remove the slash at the (?:start|end)", changes.changed(lambda path: path.strip("/"))),
    (r"set only the folder, such as (\S+)", changes.set_found),
    (r"set (?:a separate|separate) (?:location|folder)", changes.separate),
    (r"remove the bucket from the URL", targets.without_bucket),
    (r"append the bucket to the host", targets.append_bucket),
    (r"append (\S+) to the host", targets.append_path),
    (r"remove the location from the domain", targets.without_location),
    (
        r"write ((?:https://)?(?:BUCKET\.)?s3\.REGION\.amazonaws\.com(?:/BUCKET)?)",
        targets.write_aws_host,
    ),
    (r"set the endpoint of the API", targets.set_api),
    (
        r"set the port of the API, usually 9000",
        changes.changed(lambda url: url.replace(":9001", ":9000")),
    ),
    (r"set (?:a host name|the full host|the host)", changes.set_to(DOMAIN)),
    (r"set it to the custom domain", changes.set_to(DOMAIN)),
    (
        r"set custom_domain to the host of the distribution",
        lambda project, problem, _: project.put(
            project.place_beside(problem, "custom_domain"), DOMAIN
        ),
    ),
    (
        r"correct one of the two; links lead",
        lambda project, problem, _: project.put(
            place_of(problem), project.storage_of(problem).address
        ),
    ),
    (r"correct the URL; its host", targets.build_url),
    (r"set it and COMPRESS_URL to the full URL", targets.build_both_urls),
    (r"set the region in (AWS_S3_REGION_NAME); the location", targets.region_for_location),
    (r"set custom_domain, or endpoint_url for signed links", targets.reachable),
    (r"set STORAGES\[\"(\w+)\"\]; before", changes.move_to_storages),
    (r"set the private key from -----BEGIN", targets.set_key),
    (r"remove the key, or set querystring_auth", targets.without_key),
    (r"replace it with the real value", targets.real_value),
    (r"read it from the environment, and replace the key", targets.real_value),
    (r"swap the two values", targets.swap),
    (r"set the secret key that|set both the access key|set a\w? access key", targets.set_keys),
    (r"set the session token", changes.set_to("a-session-token")),
    (
        r"set (\d+) seconds",
        lambda project, problem, groups: project.put(place_of(problem), int(groups[0])),
    ),
    (r"set it to less than querystring_expire", changes.set_to(60)),
    (r"set a whole number", changes.changed(lambda number: int(float(number)))),
    (r"set True or False, without quotes", changes.convert),
    (
        r"set a dict such as (\{.*\})",
        lambda project, problem, groups: project.put(place_of(problem), changes.literal(groups[0])),
    ),
    (r"set (s3v4|https:|virtual|auto)(?: or |,|$)", changes.set_found),
    (r"set a value, or remove the variable", changes.drop),
    (r"upgrade django-storages", changes.upgrade),
    (r"write (storages)$", changes.write_app),
    (r"put \"(\w+)\" before \"([\w.]+)\" in INSTALLED_APPS", changes.put_app_first),
    (r"set it to the class of (the static files|uploads)", changes.class_of_files),
    (r"remove the header, and set CORS rules", changes.without_cors_header),
    (r"remove ACL from it", changes.without_acl),
)
