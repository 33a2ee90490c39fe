"""The bucket by one transport: retried requests, and uploads that were confirmed."""

from dataclasses import dataclass

from s3settings.staticfiles import comparison, refusals
from s3settings.staticfiles.comparison import Parts
from s3settings.staticfiles.refusals import Conflict, Refused
from s3settings.staticfiles.sending import Requests
from s3settings.staticfiles.shelf import Captured
from s3settings.staticfiles.transport import Condition, Transport


@dataclass(slots=True)
class Bucket:
    """A transport with its requests, the sizes by which it divides large files, and notes for the report."""

    transport: Transport
    requests: Requests
    parts: Parts
    notes: list[str]

    def put(self, each: Captured) -> str:
        """Send an object; return its ETag once the provider has confirmed it."""
        return self._confirmed(each, self.transport.put(each))

    def put_on(self, condition: Condition, each: Captured) -> str:
        """Send an object on a condition; raises `Conflict` where it does not hold."""
        try:
            return self._confirmed(each, self.transport.put(each, condition))
        except Conflict:
            head = self.transport.head(each.key, each.arguments)
            if head is not None and head.etag == each.md5:
                return head.etag  # sent by an earlier attempt whose answer was lost
            raise
        except Refused as error:
            if error.reason is not refusals.NO_CONDITIONS:
                raise
            self.notes.append(str(error))
            return self.put(each)

    def put_over(self, etag: str | None, each: Captured) -> str:
        """Send an object while the one there has this ETag; ask first: some providers ignore conditions."""
        head = self.transport.head(each.key, each.arguments)
        if (head.etag if head else None) != etag:
            if head is not None and head.etag == each.md5:
                return head.etag
            raise Conflict(refusals.CONFLICT)
        return self.put_on(Condition(etag), each)

    def _confirmed(self, each: Captured, etag: str) -> str:
        """Return the ETag of an object that is there; ask where it is not the MD5 of the bytes."""
        if etag and etag == comparison.expected_etag(each, self.parts):
            return etag
        head = self.transport.head(each.key, each.arguments)
        if head is None or head.size != each.size or (etag and head.etag != etag):
            raise Refused(refusals.OTHER_BYTES)
        return head.etag
