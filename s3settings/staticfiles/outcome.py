"""The outcome of a run: files that arrived or did not, as one line, as a list and as JSON."""

import json
from dataclasses import dataclass, field
from typing import Literal

from s3settings.escaping import visible
from s3settings.staticfiles.refusals import Refused

VERSION = 1
SHOWN = 20  # failures in the text; the report has all
COPY_FAILED = "the copy of the manifest can't be written; check AWS_STATIC_LOCAL_MANIFEST"

State = Literal["published", "failed", "dry-run"]


@dataclass(slots=True)
class Outcome:
    """Counts of one run; an object counts as uploaded once the provider has confirmed it."""

    transport: str = ""
    uploaded: list[str] = field(default_factory=list[str])
    unchanged: list[str] = field(default_factory=list[str])
    deleted: list[str] = field(default_factory=list[str])
    failed: dict[str, str] = field(default_factory=dict[str, str])
    undeleted: dict[str, str] = field(default_factory=dict[str, str])
    sent_bytes: int = 0
    retries: int = 0
    seconds: float = 0.0
    manifest: Literal["none", "unchanged", "published", "untouched"] = "none"
    manifest_digest: str | None = None  # of the published one
    copy: Literal["none", "written", "failed"] = "none"
    notes: list[str] = field(default_factory=list[str])
    dry_run: bool = False

    @property
    def state(self) -> State:
        """The result in one word."""
        if self.failed or self.undeleted or self.copy == "failed":
            return "failed"
        return "dry-run" if self.dry_run else "published"

    def forget(self, key: str) -> None:
        """Drop the result for an object that is sent once more."""
        self.failed.pop(key, None)
        for keys in (self.uploaded, self.unchanged):
            if key in keys:
                keys.remove(key)


def text_of(refused: Refused) -> str:
    """Return the reason for a report, with the code of the provider."""
    return f"{refused.reason.text} ({refused.code})" if refused.code else refused.reason.text


def summary(outcome: Outcome) -> str:
    """Return one line with the counts."""
    verb = "to upload" if outcome.dry_run else "uploaded"
    counts = f"{_files(len(outcome.uploaded))} {verb}, {len(outcome.unchanged)} unchanged"
    if outcome.deleted:
        counts += f", {len(outcome.deleted)} {'to delete' if outcome.dry_run else 'deleted'}"
    return f"{counts}; {_bytes(outcome.sent_bytes)} in {outcome.seconds:.1f} s."


def failures(outcome: Outcome) -> str:
    """Return the list of what did not arrive, with the reasons."""
    if not outcome.failed and not outcome.undeleted:
        return f"everything arrived; {COPY_FAILED}"
    if not outcome.failed:
        count = _files(len(outcome.undeleted))
        return "\n".join([f"everything arrived; {count} not deleted:", *_list(outcome.undeleted)])
    title = f"{_files(len(outcome.failed))} did not arrive; {_consequence(outcome)}"
    return "\n".join([title, *_list(outcome.failed)])


def _list(failed: dict[str, str]) -> list[str]:
    shown = list(failed.items())[:SHOWN]
    lines = [f"  {visible(ascii(key))}: {reason}" for key, reason in shown]
    if more := len(failed) - len(shown):
        lines.append(f"  and {more} more; --report lists all")
    return lines


def _consequence(outcome: Outcome) -> str:
    """Return what a failure means for the site."""
    if outcome.manifest in {"none", "unchanged"}:
        return "run again to send the rest:"
    return "the manifest is untouched, run again to send the rest:"


def as_json(outcome: Outcome) -> str:
    """Return the report of a run for CI."""
    data: dict[str, object] = {
        "version": VERSION,
        "result": outcome.state,
        "transport": outcome.transport,
        "uploaded": sorted(outcome.uploaded),
        "unchanged": len(outcome.unchanged),
        "deleted": sorted(outcome.deleted),
        "failed": [{"key": key, "reason": reason} for key, reason in outcome.failed.items()],
        "undeleted": sorted(outcome.undeleted),
        "bytes": outcome.sent_bytes,
        "retries": outcome.retries,
        "seconds": round(outcome.seconds, 3),
        "manifest": outcome.manifest,
        "manifest_digest": outcome.manifest_digest,
        "copy": outcome.copy,
        "notes": outcome.notes,
    }
    return json.dumps(data, indent=2) + "\n"


def _files(count: int) -> str:
    return f"{count:,} file{'' if count == 1 else 's'}"


def _bytes(count: int) -> str:
    size, unit = float(count), "bytes"
    for larger in ("kB", "MB", "GB"):
        if size < 1000:  # noqa: PLR2004
            break
        size, unit = size / 1000, larger
    return f"{size:.0f} {unit}" if unit == "bytes" else f"{size:.1f} {unit}"
