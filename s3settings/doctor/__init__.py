"""Live probes of storages against the real provider, which leave nothing behind.

A probe whose failure explains that of a later one comes first, and the later one is skipped.
"""

from s3settings.doctor.examination import examine
from s3settings.doctor.outcome import Outcome, Status

__all__ = ["Outcome", "Status", "examine"]
