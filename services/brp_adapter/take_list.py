"""A list of people taken over as subscriptions to make or to end, in pieces that commit alone.

Broken off half-way nothing is lost: the same list once more does the rest.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from brp_adapter.connections.gebeurtenissen import Gebeurtenissen
from brp_adapter.followed_list import ListMistake
from brp_adapter.service import ANY_ROW, FOLLOW_PEOPLE, Service
from brp_adapter.storage.subscriptions import (
    Followed,
    count_all_but,
    count_subscriptions,
    end_all_but,
    end_people,
    want,
)
from foundation.log import get_logger

PIECE: Final = 2000
"""People per transaction."""

MOST_ENDED: Final = 0.1
"""Of those who are followed: a list that ends more is more likely half a list."""

_log = get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Whole:
    """The list is everybody; who is not in it is followed no more. ``sure``: however many."""

    sure: bool = False


class MostWouldEnd(ListMistake):
    """Half a list would take children out of sight."""


def take_list(
    service: Service,
    source: Gebeurtenissen,
    people: Sequence[Followed],
    *,
    whole: Whole | None = None,
) -> int:
    """Have them followed; how many subscriptions of others end by it. Raises ``MostWouldEnd``."""
    indexes = service.privacy.indexes_of(person.bsn for person in people)
    if whole is not None and not whole.sure:
        _refuse_half(service, source, indexes)
    for piece in _pieces(people):
        with service.database.transaction("take_list.piece") as connection:
            want(connection, service.privacy, source.naam, source.typen, piece, now=service.now())
    ended = 0
    if whole is not None:
        with service.database.transaction("take_list.others") as connection:
            ended = end_all_but(connection, indexes, source=source.naam, now=service.now())
    _log.info("list_taken", connection=source.naam, people=len(people), ended=ended)
    service.ring(FOLLOW_PEOPLE, ANY_ROW)
    return ended


def end_list(service: Service, source: Gebeurtenissen, people: Sequence[Followed]) -> int:
    """Have them followed no more; how many subscriptions end by it."""
    ended = 0
    for piece in _pieces(people):
        indexes = service.privacy.indexes_of(person.bsn for person in piece)
        with service.database.transaction("take_list.ended") as connection:
            ended += end_people(connection, indexes, source=source.naam, now=service.now())
    _log.info("list_ended", connection=source.naam, ended=ended)
    service.ring(FOLLOW_PEOPLE, ANY_ROW)
    return ended


def _refuse_half(service: Service, source: Gebeurtenissen, indexes: set[bytes]) -> None:
    with service.database.transaction("take_list.counted") as connection:
        would_end = count_all_but(connection, indexes, source=source.naam)
        counts = count_subscriptions(connection).get(source.naam)
    followed = 0 if counts is None else counts.wanted + counts.made
    if would_end > followed * MOST_ENDED:
        message = (
            f"{would_end} of {followed} subscriptions would end, as if this were half a list;"
            " when it is whole, say so with --sure"
        )
        raise MostWouldEnd(message)


def _pieces(people: Sequence[Followed]) -> Iterator[Sequence[Followed]]:
    for start in range(0, len(people), PIECE):
        yield people[start : start + PIECE]
