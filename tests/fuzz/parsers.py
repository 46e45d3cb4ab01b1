"""Everything that reads bytes from outside, with messages that are right to begin from.

The next format: one entry here, and a file ``fuzz_<name>.py`` beside this one.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from brp_adapter.accept_batch import as_sent
from brp_adapter.connections.notificaties import Levert
from brp_adapter.sources.canonical import canonical_form
from brp_adapter.sources.envelope import open_envelope
from brp_adapter.sources.faults import EventRefused
from brp_adapter.sources.formats import Format
from brp_adapter.sources.http_binding import events_in_batch, members_as_kept, written_out
from brp_adapter.sources.nlgov import read_data
from brp_adapter.sources.notificaties import DEPARTURES, kept_form
from brp_adapter.sources.notification import read_notification
from brp_adapter.sources.reading import READERS
from brp_adapter.sources.stuf.message import open_message
from brp_adapter.sources.stuf.tree import canonical
from brp_adapter.sources.stuf_bg import read_message
from tests.stuf_messages import emigration, enveloped, message, person, suspended

OIN: Final = "00000009900000000000"
RECEIVED: Final = datetime(2026, 3, 10, 9, tzinfo=UTC)
_EXAMPLES: Final = Path(__file__).parents[2] / "contracts" / "examples"


@dataclass(frozen=True)
class Parser:
    """``read`` may raise EventRefused and UnknownEventType, and nothing else, whatever it gets."""

    name: str
    read: Callable[[bytes], object]
    seeds: tuple[bytes, ...]
    reads: Format | None = None


def _kept(name: str, reads: Format, seeds: tuple[bytes, ...]) -> Parser:
    """The reader of a format: what workers read again."""
    read = partial(READERS[reads], sender=OIN, received_at=RECEIVED)
    return Parser(name, read, seeds, reads)


def _examples(folder: str) -> tuple[bytes, ...]:
    files = sorted((_EXAMPLES / folder).glob("*.json"))
    return tuple(json.dumps(json.loads(file.read_text())).encode() for file in files)


def _event(content: bytes) -> bytes:
    """An event as it is pushed alone, up to the form that is kept."""
    members = members_as_kept(content)
    read_data(open_envelope(members))
    return canonical_form(members)


def _batch(content: bytes) -> list[bytes]:
    """A list of them."""
    return [_event(as_sent(event)) for event in events_in_batch(content)]


def _binary(event: bytes) -> bytes:
    """The same event with its attributes in headers."""
    members = json.loads(event)
    data = json.dumps(members.pop("data")).encode()
    kind = ("content-type", members.pop("datacontenttype", "application/json"))
    return written_out([kind, *((f"ce-{name}", value) for name, value in members.items())], data)


def _stuf() -> tuple[bytes, ...]:
    people = (emigration("999990019"), message(person("999990019", suspended("O")), kind="T"))
    return tuple(one.encode() for one in people)


def _soap(content: bytes) -> bytes:
    """A message of StUF as it is pushed, up to the form that is kept."""
    message, _ = open_message(content)
    read_message(message, sender=OIN, received_at=RECEIVED)
    return canonical(message)


_MADE_AT: Final = datetime(2026, 3, 10, 8, tzinfo=UTC)


def _resources() -> tuple[bytes, ...]:
    events = [json.loads(one) for one in _examples("gebeurtenissen")]
    own = [one for one in events if one["type"] in DEPARTURES]
    return (b'{"burgerservicenummer":"999990019"}', *(json.dumps(one).encode() for one in own))


def _resource(content: bytes) -> list[bytes]:
    """What was fetched, up to the form that is kept, in either shape."""
    kept = []
    for levert in Levert:
        try:
            kept.append(kept_form(levert, content, name="f00d", made_at=_MADE_AT))
        except EventRefused:
            continue
    return kept


def _fetched() -> tuple[bytes, ...]:
    return tuple(kept for one in _resources() for kept in _resource(one))


_ALL: Final = (
    _kept("notificaties", Format.NOTIFICATIES, _fetched()),
    Parser("notificaties_resource", _resource, _resources()),
    Parser("notificaties_pushed", read_notification, _examples("notificaties")),
    _kept("nlgov", Format.NLGOV, _examples("gebeurtenissen")),
    _kept("gebeurtenissen", Format.GEBEURTENISSEN, _examples("brp-gebeurtenissen")),
    _kept("vrijbrp", Format.VRIJBRP, _examples("vrijbrp")),
    Parser(
        "nlgov_pushed",
        _event,
        (*_examples("gebeurtenissen"), *map(_binary, _examples("gebeurtenissen"))),
    ),
    Parser("nlgov_batch", _batch, (b"[%s]" % b",".join(_examples("gebeurtenissen")),)),
    _kept("stuf_bg", Format.STUF_BG, _stuf()),
    Parser("stuf_soap", _soap, tuple(enveloped(one.decode()).encode() for one in _stuf())),
)
PARSERS: Final[Mapping[str, Parser]] = {one.name: one for one in _ALL}
