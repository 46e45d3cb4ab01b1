"""The rota in the words of its page: who is on call when, and what somebody can do to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, select

from contracts.values.dates import AMSTERDAM
from notifier.oncall.change_rota import undoable
from notifier.oncall.colleagues import Colleague, all_colleagues
from notifier.oncall.kinds import CallMessageState, Cause
from notifier.oncall.rota import AHEAD, Shift, Stretch, shifts_between, stretches
from notifier.oncall.swap_shift import OpenSwap, open_swaps
from notifier.review.pages.duty_texts import RotaTexts
from notifier.review.pages.texts import Texts
from notifier.service import Service
from notifier.staff.roles import Role
from notifier.storage.oncall import CALL_MESSAGE, CALL_OUT

_UNDER_WAY: Final = frozenset(
    {CallMessageState.PLANNED, CallMessageState.CLAIMED, CallMessageState.MAYBE_SENT}
)
_ARRIVED: Final = frozenset({CallMessageState.SENT, CallMessageState.DELIVERED})


@dataclass(frozen=True)
class ShownStretch:
    """A row of the rota; the names are None where there is nobody."""

    starts: str
    ends: str
    first: str | None
    second: str | None
    gap: bool


@dataclass(frozen=True)
class ShownShift:
    """One shift. ``swaps``: whom its owner can ask, as values and words of a choice."""

    id: UUID
    who: str
    place: str
    starts: str
    ends: str
    mine: bool
    swaps: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ShownSwap:
    """A question; ``to_me``: it is mine to answer, else mine to withdraw."""

    id: UUID
    text: str
    to_me: bool


@dataclass(frozen=True)
class ShownRota:
    """``undo``: the shift that this person changed last, and the word on the button."""

    me: Colleague | None
    colleagues: tuple[Colleague, ...]
    now: ShownStretch
    stretches: tuple[ShownStretch, ...]
    shifts: tuple[ShownShift, ...]
    swaps: tuple[ShownSwap, ...]
    tried: str | None
    undo: tuple[UUID, str] | None
    lead: bool
    works: bool


@dataclass(frozen=True)
class _Words:
    texts: Texts
    names: Mapping[UUID, str]

    @property
    def rota(self) -> RotaTexts:
        return self.texts.duty.rota

    def moment(self, at: datetime) -> str:
        return at.astimezone(AMSTERDAM).strftime(self.texts.list.days.moment)

    def name(self, colleague_id: UUID | None) -> str | None:
        return None if colleague_id is None else self.names.get(colleague_id)

    def shift(self, shift: Shift) -> str:
        return self.rota.span.format(
            starts=self.moment(shift.starts_at),
            ends=self.moment(shift.ends_at),
            place=self.rota.places[shift.place],
        )


def show_rota(
    connection: Connection,
    service: Service,
    texts: Texts,
    *,
    subject: str,
    roles: frozenset[Role],
    now: datetime,
) -> ShownRota:
    """Everything on the page, for this person."""
    colleagues = all_colleagues(connection, service.keyring)
    me = next((one for one in colleagues if one.subject == subject), None)
    words = _Words(texts, {one.id: one.label for one in colleagues})
    shifts = shifts_between(connection, now, now + AHEAD)
    rows = [_stretch(one, words) for one in stretches(shifts, now, now + AHEAD)]
    lead = Role.LEAD in roles
    last = undoable(connection, by=subject, now=now) if lead else None
    return ShownRota(
        me=me,
        colleagues=colleagues,
        now=rows[0],
        stretches=tuple(rows),
        shifts=tuple(_shift(one, shifts, me, colleagues, words) for one in shifts),
        swaps=_swaps(open_swaps(connection, now=now), me, words),
        tried=None if me is None else _tried(connection, me.id, words),
        undo=last and (last[0], words.rota.undo_removed if last[1] else words.rota.undo_added),
        lead=lead,
        works=bool(roles - {Role.AUDITOR}),
    )


def _stretch(one: Stretch, words: _Words) -> ShownStretch:
    return ShownStretch(
        starts=words.moment(one.starts_at),
        ends=words.moment(one.ends_at),
        first=words.name(one.first),
        second=words.name(one.second),
        gap=one.uncovered,
    )


def _shift(
    shift: Shift,
    shifts: Sequence[Shift],
    me: Colleague | None,
    colleagues: Sequence[Colleague],
    words: _Words,
) -> ShownShift:
    mine = me is not None and shift.colleague_id == me.id
    return ShownShift(
        id=shift.id,
        who=words.name(shift.colleague_id) or words.rota.nobody,
        place=words.rota.places[shift.place],
        starts=words.moment(shift.starts_at),
        ends=words.moment(shift.ends_at),
        mine=mine,
        swaps=_choices(shifts, me, colleagues, words) if mine and me is not None else (),
    )


def _choices(
    shifts: Sequence[Shift], me: Colleague, colleagues: Sequence[Colleague], words: _Words
) -> tuple[tuple[str, str], ...]:
    """A colleague alone, or a colleague with one of their shifts in return."""
    found = []
    for one in colleagues:
        if one.id == me.id:
            continue
        found.append((str(one.id), words.rota.swap_nothing.format(name=one.label)))
        found += [
            (f"{one.id}/{shift.id}", words.rota.swap_return.format(name=one.label, shift=span))
            for shift in shifts
            if shift.colleague_id == one.id and (span := words.shift(shift))
        ]
    return tuple(found)


def _swaps(swaps: Sequence[OpenSwap], me: Colleague | None, words: _Words) -> tuple[ShownSwap, ...]:
    if me is None:
        return ()
    rota, found = words.rota, []
    for one in swaps:
        shift = words.shift(one.shift)
        if one.asked_of == me.id:
            text = rota.asked_you if one.back is None else rota.asked_you_return
            back = "" if one.back is None else words.shift(one.back)
            name = words.name(one.asked_by)
            found.append(
                ShownSwap(one.id, text.format(name=name, shift=shift, back=back), to_me=True)
            )
        elif one.asked_by == me.id:
            text = rota.you_asked.format(name=words.name(one.asked_of), shift=shift)
            found.append(ShownSwap(one.id, text, to_me=False))
    return tuple(found)


def _tried(connection: Connection, colleague_id: UUID, words: _Words) -> str | None:
    """What became of the newest test call: well as soon as one channel took it."""
    mine = CALL_OUT.c.colleague_id == colleague_id, CALL_OUT.c.cause == Cause.TEST
    newest = select(CALL_OUT.c.id, CALL_OUT.c.created_at).where(*mine)
    call = connection.execute(newest.order_by(CALL_OUT.c.created_at.desc()).limit(1)).one_or_none()
    if call is None:
        return None
    sent = select(CALL_MESSAGE.c.message_state).where(CALL_MESSAGE.c.call_id == call.id)
    states = {CallMessageState(state) for state in connection.execute(sent).scalars()}
    text = words.rota.test_failed
    if states & _ARRIVED:
        text = words.rota.test_sent
    elif not states or states & _UNDER_WAY:
        text = words.rota.test_on_its_way
    return text.format(at=words.moment(call.created_at))
