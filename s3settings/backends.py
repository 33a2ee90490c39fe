"""Storages of django-storages with links for a public endpoint or a cache, or with hidden secrets.

`load()` selects these classes only where a variable needs them: ``AWS_S3_PUBLIC_ENDPOINT_URL``,
``AWS_QUERYSTRING_STABLE`` or ``AWS_S3_CREDENTIALS``. Everything but `url()` and the credentials is
that of django-storages.
"""

import copy
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self

import boto3
import botocore.session
from botocore.auth import AUTH_TYPE_MAPS, HmacV1QueryAuth, S3SigV4QueryAuth
from botocore.credentials import CredentialProvider, Credentials
from django.utils.functional import SimpleLazyObject
from storages.backends import s3

from s3settings import chain

if TYPE_CHECKING:
    from botocore.awsrequest import AWSRequest

# options that only these classes have, and their defaults
LINK_OPTIONS: dict[str, object] = {"public_endpoint_url": None, "querystring_stable": False}

# the option with the name of the secrets that `OPTIONS` does not have
CREDENTIALS: dict[str, object] = {"credentials": None}

_NAME = "s3settings"
_KEYS = ("access_key", "secret_key", "security_token")


def start_of_step(moment: float, lifetime: int) -> int:
    """The start of the step of a moment; a step is half of the lifetime of a link, in seconds."""
    step = max(lifetime // 2, 1)
    return int(moment) // step * step


class _SteppedV4(S3SigV4QueryAuth):
    """Signature version 4 of links, whose time is the start of a step."""

    _expires: int

    def _modify_request_before_signing(self, request: "AWSRequest") -> None:
        start = start_of_step(time.time(), int(self._expires))
        request.context["timestamp"] = datetime.fromtimestamp(start, UTC).strftime("%Y%m%dT%H%M%SZ")
        botocore: Any = super()
        botocore._modify_request_before_signing(request)  # noqa: SLF001 - its only hook for the time


class _SteppedV2(HmacV1QueryAuth):
    """Signature version 2 of links, which expire a lifetime after the start of a step."""

    _expires: int

    def _get_date(self) -> str:
        lifetime = int(self._expires)
        return str(start_of_step(time.time(), lifetime) + lifetime)


# the version that botocore has chosen for a link, and the one that takes its place; its signers
# find a class by such a name
_STEPPED = {
    "s3-query": f"{_NAME}-s3-query",
    "s3v4-query": f"{_NAME}-s3v4-query",
    "v4-query": f"{_NAME}-s3v4-query",
}
AUTH_TYPE_MAPS[_STEPPED["s3-query"]] = _SteppedV2
AUTH_TYPE_MAPS[_STEPPED["s3v4-query"]] = _SteppedV4


def _stepped(signature_version: object, **_: object) -> str | None:
    """The signature of a link; None leaves that of a request to botocore."""
    return _STEPPED.get(str(signature_version))


class Links:
    """The options of links, for a subclass of S3Storage; requests are not affected."""

    public_endpoint_url: str | None = None
    querystring_stable: bool = False

    # of S3Storage
    cloudfront_signer: object
    connection: Any
    custom_domain: str | None
    endpoint_url: str | None
    querystring_auth: bool
    querystring_expire: int
    use_ssl: bool

    # a copy whose clients sign for the public endpoint; made for the first link
    _public: "Self | None" = None

    def get_default_settings(self) -> dict[str, Any]:
        """Return the options of django-storages, and those of links."""
        s3_storage: Any = super()
        return {**s3_storage.get_default_settings(), **LINK_OPTIONS}

    def url(
        self,
        name: str,
        parameters: dict[str, Any] | None = None,
        expire: float | None = None,
        http_method: str | None = None,
    ) -> str:
        """Return a link for browsers; no request is sent."""
        linked = self._linked()
        if self.querystring_stable and self.custom_domain:
            # a signer is made here if it is the first link, and the step is computed after it
            expire = self._until_end_of_step(expire) if self.cloudfront_signer else expire
        elif self.querystring_stable and self.querystring_auth:
            events = linked.connection.meta.client.meta.events
            events.register_first("choose-signer.s3", _stepped, unique_id=_NAME)
        s3_storage: Any = super(Links, linked)
        link: str = s3_storage.url(name, parameters, expire, http_method)
        return link

    def _linked(self) -> "Self":
        """The storage whose clients sign links: this one, or its copy at the public endpoint."""
        if self.public_endpoint_url is None or self.custom_domain:
            return self
        if self._public is None:
            public = copy.copy(self)
            public.endpoint_url = self.public_endpoint_url
            # botocore 1.36 rewrites the scheme of the endpoint
            public.use_ssl = self.public_endpoint_url.startswith("https:")
            self._public = public
        return self._public

    def _until_end_of_step(self, expire: float | None) -> float:
        """The seconds until a link of CloudFront expires, which is the same for a whole step."""
        lifetime = int(self.querystring_expire if expire is None else expire)
        now = time.time()
        # CloudFront takes whole seconds; the half is for the time until django-storages adds them
        return start_of_step(now, lifetime) + lifetime - now + 0.5

    def __getstate__(self) -> dict[str, Any]:
        s3_storage: Any = super()
        state: dict[str, Any] = s3_storage.__getstate__()
        state.pop("_public", None)
        return state


class _Provider(CredentialProvider):
    """The first provider in the chain of a session; without keys, boto3 asks the next one."""

    METHOD: str | None = _NAME
    CANONICAL_NAME: str | None = _NAME

    def __init__(self, read: Callable[[], chain.Secrets]) -> None:
        super().__init__()
        self._read = read

    def load(self) -> Credentials | None:
        """Return the keys of this moment."""
        found = self._read()
        if found.access_key is None or found.secret_key is None:
            return None
        return Credentials(found.access_key, found.secret_key, found.security_token, self.METHOD)


class Chained:
    """The option `credentials` for a subclass of S3Storage: secrets are read with each client."""

    credentials: str | None = None

    # of S3Storage
    cloudfront_key_id: str | None
    session_profile: str | None
    _connections: Any
    get_cloudfront_signer: Callable[[str | None, str | None], Any]

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - options of a storage
        if options.get("credentials"):
            # or django-storages would take those of the environment
            options = {**dict.fromkeys(_KEYS), **options}
        if options.get("credentials") and options.get("cloudfront_key_id"):
            options["cloudfront_signer"] = SimpleLazyObject(self._made_signer)
        super().__init__(**options)

    def get_default_settings(self) -> dict[str, Any]:
        """Return the options of django-storages, and the name of the secrets."""
        s3_storage: Any = super()
        return {**s3_storage.get_default_settings(), **CREDENTIALS}

    def get_object_parameters(self, name: str) -> dict[str, Any]:
        """Return the arguments of an upload, with the secret ones, such as a key of SSE-C."""
        s3_storage: Any = super()
        parameters: dict[str, Any] = s3_storage.get_object_parameters(name)
        if self.credentials is None:
            return parameters
        found = getattr(self._connections, "secrets", None) or self._read_secrets()
        return {**parameters, **found.object_parameters}

    def _create_session(self) -> boto3.Session:
        if self.credentials is None or self.session_profile:
            s3_storage: Any = super()
            session: boto3.Session = s3_storage._create_session()  # noqa: SLF001 - what a client is made of
            return session
        core = botocore.session.Session()
        core.get_component("credential_provider").providers.insert(0, _Provider(self._read_secrets))
        return boto3.Session(botocore_session=core)

    def _read_secrets(self) -> chain.Secrets:
        """Read the secrets, and keep them as long as the client of this thread."""
        found = self._connections.secrets = chain.read(str(self.credentials))
        return found

    def _made_signer(self) -> Any:  # noqa: ANN401 - published without types
        key = chain.read(str(self.credentials)).cloudfront_key
        return self.get_cloudfront_signer(self.cloudfront_key_id, key)


class S3Storage(Chained, Links, s3.S3Storage):  # type: ignore[misc] # published without types
    """``storages.backends.s3.S3Storage``, with the options of links and of credentials."""


class S3StaticStorage(Chained, Links, s3.S3StaticStorage):  # type: ignore[misc] # published without types
    """``storages.backends.s3.S3StaticStorage``, with the options of links and of credentials."""


class S3ManifestStaticStorage(s3.S3ManifestStaticStorage, S3StaticStorage):  # type: ignore[misc] # published without types
    """``storages.backends.s3.S3ManifestStaticStorage``, with the options of links and of credentials."""
