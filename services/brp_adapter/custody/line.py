"""How the reports about one person's departure stand, taken together: what ``timeline`` folds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from brp_adapter.custody.registrations import (
    RegisteredDeparture,
    brought_together,
    leaves_room_for,
)
from brp_adapter.custody.reported import Corrected, Declared, Registered
from contracts.messages.facts import Undoing
from contracts.values.dates import UNKNOWN_DATE, PartialDate


@dataclass(frozen=True, slots=True)
class DeclaredDeparture:
    """A declaration as it now stands for one person, corrections applied.

    ``date_by`` and ``land_by``: the correction that gave the date or the destination, if one did.
    """

    declared: Declared
    date: PartialDate
    destination: str | None
    withdrawn_at: datetime | None = None
    date_by: Corrected | None = None
    land_by: Corrected | None = None

    @property
    def open(self) -> bool:
        """Not withdrawn."""
        return self.withdrawn_at is None

    @property
    def key(self) -> tuple[str, str]:
        """Which declaration it is: sender and event id."""
        return (self.declared.sender, self.declared.event_id)

    def corrected(self, event: Corrected) -> DeclaredDeparture:
        """The same with what a correction says of it."""
        dated, sent = event.date is not None, event.destination_given
        return replace(
            self,
            date=event.date or self.date,
            date_by=event if dated else self.date_by,
            destination=event.destination if sent else self.destination,
            land_by=event if sent else self.land_by,
        )


@dataclass(frozen=True, slots=True)
class Correction:
    """What corrections of a registration say together, the last of them by ``sender``.

    ``date_by`` and ``land_by``: which of them says it; None where none does.
    """

    sender: str
    date_by: Corrected | None = None
    land_by: Corrected | None = None

    @property
    def date(self) -> PartialDate | None:
        """The date as corrected."""
        return None if self.date_by is None else self.date_by.date

    def agrees_with(self, event: Registered) -> bool:
        """Whether a registration says nothing else than this correction."""
        date, land = event.date or UNKNOWN_DATE, event.destination
        same_day = self.date is None or leaves_room_for(date, self.date)
        return same_day and (self.land_by is None or land in (None, self.land_by.destination))


@dataclass(frozen=True, slots=True)
class Timeline:
    """How the reports stand, taken together.

    ``registrations``: all reports of the registration as it stands, the last that was news
    recorded at ``registered_at``; ``correction``: what a correction says of it; ``touched``: a
    later notice said that something about the person changed; ``unmatched``: what was withdrawn
    and is not known; ``undone_by``: who last undid it by a correction; ``disputed_by``: who took
    back or corrected what another one reported.
    """

    declared: tuple[DeclaredDeparture, ...] = ()
    registrations: tuple[Registered, ...] = ()
    registered_at: datetime | None = None
    correction: Correction | None = None
    touched: bool = False
    undone: Undoing | None = None
    undone_by: str | None = None
    disputed_by: frozenset[str] = frozenset()
    unmatched: frozenset[tuple[str, str]] = frozenset()

    @property
    def registered(self) -> RegisteredDeparture | None:
        """What events say of the registration."""
        return brought_together(self.registrations)

    @property
    def unmatched_withdrawal(self) -> bool:
        """A sender withdrew a declaration that we do not know, and has another one open.

        A wrong id, or a declaration still under way: which of the two is not for a program.
        """
        senders = {sender for sender, _ in self.unmatched}
        return any(d.declared.sender in senders for d in self.open)

    @property
    def open(self) -> tuple[DeclaredDeparture, ...]:
        """The declarations that were not withdrawn."""
        return tuple(d for d in self.declared if d.open)
