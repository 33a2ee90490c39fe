"""Probes of what visitors see: signed links, public links, private files, listings, CORS."""

from s3settings.doctor.bench import CONTENT_TYPE, Bench
from s3settings.doctor.facts import BLOCK
from s3settings.problems.problem import Problem

_OK = 200


def signed_link(bench: Bench) -> Problem | None:
    """A signed link opens the file without credentials."""
    answer = bench.get(_link(bench))
    if answer.status == _OK and answer.data == bench.body:
        return None
    fact = f"a signed link does not open the file (HTTP {answer.status})"
    return bench.problem("E219", fact, "check region, endpoint and secret", "region_name")


def changed_link(bench: Bench) -> Problem | None:
    """A signed link with another signature does not open the file."""
    link = _link(bench)
    changed = link[:-1] + ("0" if link[-1] != "0" else "1")
    if bench.get(changed).status != _OK:
        return None
    fact = "a link with a changed signature opens the file"
    hint = "use a provider that checks signatures, or close the bucket to the public"
    return bench.problem("E220", fact, hint, "querystring_auth")


def public_link(bench: Bench) -> Problem | None:
    """The link of the storage opens the file without a signature, as the settings want it."""
    answer = bench.get(bench.public_url)
    if answer.status != _OK:
        domain = bench.storage.has_domain
        fact = f"the public link of a file does not open it (HTTP {answer.status})"
        hint = _opening(bench, is_domain=domain)
        return bench.problem("E221", fact, hint, "custom_domain" if domain else "querystring_auth")
    if answer.data != bench.body:
        fact = "the public link opens another file than the bucket has"
        hint = "correct the custom domain, or the origin of the distribution behind it"
        return bench.problem("E228", fact, hint, "custom_domain")
    if answer.headers.get("Content-Type", "").partition(";")[0] != _content_type(bench):
        fact = "the public link loses or changes the Content-Type of files"
        hint = "find the proxy that changes the header, or use a provider that keeps it"
        return bench.problem("W217", fact, hint, "custom_domain")
    wanted = bench.storage.object_parameters.get("CacheControl")
    if wanted is not None and answer.headers.get("Cache-Control") != wanted:
        fact = "the public link loses or changes the Cache-Control of files"
        hint = "find the proxy that changes the header, or use a provider that keeps it"
        return bench.problem("W217", fact, hint, "object_parameters")
    return None


def _opening(bench: Bench, *, is_domain: bool) -> str:
    """Return the hint that opens public files, by what is known of the bucket."""
    if is_domain:
        return "check the origin of the custom domain, and let it read the location"
    if bench.known.get(BLOCK):
        return "relax the public access block for bucket policies: see s3settings provision"
    return "let everybody read the location: see s3settings policy bucket"


def private_file(bench: Bench) -> Problem | None:
    """A link without a signature does not open the file."""
    if bench.get(bench.object_url).status != _OK:
        return None
    fact = "everybody can read a private file"
    hint = "remove the location from the bucket policy, and the public ACLs"
    return bench.problem("E222", fact, hint, "querystring_auth")


def listing(bench: Bench) -> Problem | None:
    """A request without credentials does not list the bucket."""
    answer = bench.get(f"{bench.bucket_url}?list-type=2&max-keys=1")
    if answer.status != _OK or b"<ListBucketResult" not in answer.data:
        return None
    fact = "everybody can list the bucket"
    hint = "remove s3:ListBucket for everybody from the bucket policy, and public ACLs"
    return bench.problem("E223", fact, hint, "bucket_name")


def cors(bench: Bench) -> Problem | None:
    """A page of the origin gets the file as a font or a module, and its preflight is answered."""
    origin = bench.origin or ""
    asked = {"Origin": origin, "Access-Control-Request-Method": "GET"}
    url = bench.public_url if not bench.storage.querystring_auth else _link(bench)
    got = bench.get(url, {"Origin": origin})
    preflight = bench.http.request("OPTIONS", url, headers=asked, redirect=False)
    allowed = {origin, "*"}
    if all(one.headers.get("Access-Control-Allow-Origin") in allowed for one in (got, preflight)):
        return None
    fact = "browsers block fonts and scripts of the bucket on pages of the origin"
    return bench.problem("E224", fact, "apply the rules of s3settings policy cors", "bucket_name")


def _content_type(bench: Bench) -> object:
    return bench.storage.object_parameters.get("ContentType", CONTENT_TYPE)


def _link(bench: Bench) -> str:
    return bench.linking.generate_presigned_url(
        "get_object", Params={"Bucket": bench.bucket, "Key": bench.key}, ExpiresIn=60
    )
