"""When a notice without content leads to a look at the BRP, so that many lead to one.

A municipality tells of thousands of changes a day, and of one move several times within minutes. Of
one person there is a moment every quarter of an hour; each notice waits for the first one after its
time to settle. Notices that wait for the same moment stand side by side in the inbox, are taken
together and cost one question.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

APART: Final = timedelta(minutes=15)
"""Between two looks at one person; the longest that a notice waits above its time to settle."""

_EPOCH: Final = datetime(2000, 1, 1, tzinfo=UTC)
_PARTS: Final = 1 << 32


def settled_at(person: bytes, received_at: datetime, settles: timedelta) -> datetime | None:
    """The moment to look, not before ``received_at`` and ``settles``; None: at once.

    ``person``: the blind index. Each has moments of their own, so that they are spread evenly and
    no two people share one by chance.
    """
    if not settles:
        return None
    share = APART * (int.from_bytes(person[:4]) / _PARTS)
    since = received_at + settles - _EPOCH - share
    return _EPOCH + share + -(-since // APART) * APART
