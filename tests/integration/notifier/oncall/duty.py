"""People on duty, and what reaches them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from contracts.settable_clock import set_ahead
from contracts.values.dates import local_date, start_of
from foundation.clock import system_clock
from notifier.cases.case_row import locked_case
from notifier.oncall.call_people import call_people
from notifier.oncall.change_rota import add_shift
from notifier.oncall.colleagues import join_list
from notifier.oncall.kinds import CallChannel, Place
from notifier.oncall.send_calls import send_calls
from notifier.oncall.take_call import Answered, take_call
from notifier.storage.oncall import CALL_MESSAGE, CALL_OUT
from notifier.sweep import sweep
from tests.integration.notifier.families import Family
from tests.integration.notifier.world import MovableClock, World

PHONES = {"anna": "+31612345601", "bram": "+31612345602", "chris": "+31612345603"}


class SharedClock(MovableClock):
    """The sandbox, a process of its own in earnest, goes by it as well."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file
        set_ahead(file, timedelta())

    def advance(self, **by: float) -> None:
        super().advance(**by)
        set_ahead(self._file, self.ahead)

    def set(self, moment: datetime) -> None:
        self.ahead = moment - system_clock()
        set_ahead(self._file, self.ahead)


@dataclass
class Duty:
    """A rota, and the steps that workers would take."""

    world: World

    def joins(self, name: str, *, phone: bool = True, lead: bool = False) -> UUID:
        with self.world.service.database.transaction() as connection:
            return join_list(
                connection,
                self.world.service.keyring,
                name,
                label=name.title(),
                phone=PHONES[name] if phone else None,
                lead=lead,
                now=self.world.clock(),
            )

    def on_shift(
        self, colleague_id: UUID, place: Place, *, hours: float = 24, starts_in: float = -1
    ) -> UUID:
        starts_at = self.world.clock() + timedelta(hours=starts_in)
        with self.world.service.database.transaction() as connection:
            return add_shift(
                connection,
                colleague_id=colleague_id,
                place=place,
                starts_at=starts_at,
                ends_at=starts_at + timedelta(hours=hours),
                by="lead",
                now=self.world.clock(),
            )

    def team(self) -> None:
        """Anna first, Bram second, Chris leads; for the next days."""
        self.on_shift(self.joins("anna"), Place.FIRST, hours=96)
        self.on_shift(self.joins("bram"), Place.SECOND, hours=96)
        self.joins("chris", lead=True)

    def only(self, channel: CallChannel) -> None:
        """From now on there is this channel alone."""
        on_call = self.world.service.on_call
        channels = {channel: on_call.channels[channel]}
        self.world.with_service(on_call=type(on_call)(channels, on_call.answer))

    def works(self) -> None:
        """The sweep, and then everything that is due."""
        sweep(self.world.service)
        self.works_off()

    def works_off(self) -> None:
        call_people(self.world.service)
        send_calls(self.world.service)

    def texted(self) -> list[str]:
        """Whom a text message reached, in order."""
        names = {phone: name for name, phone in PHONES.items()}
        return [names[one["ontvanger"]] for one in self.received("sms")]

    def received(self, kind: str) -> list[dict[str, Any]]:
        return [one for one in self.world.delivered() if one["soort"] == kind]

    def calls(self) -> list[Any]:
        return sorted(self.world.rows(CALL_OUT), key=lambda row: row.created_at)

    def messages(self) -> list[tuple[str, int, str]]:
        rows = self.world.rows(CALL_MESSAGE)
        return sorted((row.channel, row.step, row.message_state) for row in rows)

    def answers(self, call: Any, subject: str) -> Answered:  # noqa: ANN401 -- a row
        with self.world.service.database.transaction() as connection:
            case = locked_case(connection, call.zaak_id)
            now = self.world.clock()
            return take_call(connection, case, call.id, subject=subject, now=now)


def urgent_hold(world: World) -> Any:  # noqa: ANN401 -- facts
    """A hold that is T0: the child, whose address is secret, leaves tomorrow."""
    family = Family(world.clock(), departs_in_days=1)
    facts = family.facts(family.child("Sanne", geheimhouding=True))
    world.establish(facts)
    return facts


def at_night(clock: MovableClock) -> None:
    """Half past two at night, some hours from now."""
    tomorrow = local_date(clock()) + timedelta(days=1)
    clock.set(start_of(tomorrow) + timedelta(hours=2, minutes=30))  # type: ignore[attr-defined]
