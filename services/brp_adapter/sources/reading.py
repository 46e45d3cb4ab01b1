"""A message as the inbox keeps it, read again by the module of its format.

The next format: a module beside this one with such a ``Reader``, a name in ``Format``, a line in
``READERS``.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final, Protocol

from brp_adapter.custody.reported import ReportedDeparture, Way
from brp_adapter.sources import gebeurtenissen, nlgov, notificaties, stuf_bg, vrijbrp
from brp_adapter.sources.faults import UnknownEventType
from brp_adapter.sources.formats import Format, format_of


class Reader(Protocol):
    """Bytes of one format in, what was reported out; no other effect, and no other input."""

    def __call__(self, content: bytes, *, sender: str, received_at: datetime) -> ReportedDeparture:
        """Read one message. ``sender`` is the OIN of who brought it, aware ``received_at`` when.

        Raises ``EventRefused`` or ``UnknownEventType``, and nothing else whatever the bytes are.
        """


READERS: Final[Mapping[Format, Reader]] = {
    Format.NLGOV: nlgov.read_kept,
    Format.NOTIFICATIES: notificaties.read_kept,
    Format.STUF_BG: stuf_bg.read_kept,
    Format.VRIJBRP: vrijbrp.read_kept,
    Format.GEBEURTENISSEN: gebeurtenissen.read_kept,
}


def read_report(
    kind: str, content: bytes, *, sender: str, received_at: datetime, source: str = ""
) -> ReportedDeparture:
    """Read a kept message of this kind; the report says by which way it came.

    ``source``: as the inbox names it. Raises ``EventRefused`` or ``UnknownEventType``.
    """
    try:
        written_in = format_of(kind)
        reader = READERS[written_in]
    except (ValueError, KeyError):
        raise UnknownEventType(()) from None
    reported = reader(content, sender=sender, received_at=received_at)
    return replace(reported, way=Way(written_in.value, source))
