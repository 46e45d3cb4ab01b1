"""Messages as they leave, from the situations themselves, opened where they come in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from uuid import UUID, uuid4

from contracts.policy.permission import LetterBasis
from contracts.values.bsn import Bsn
from contracts.values.dates import local_date
from notifier.decision.outcome import Disposition, HolderDisposition
from notifier.delivery.channel import MessageChannel, Parcel
from notifier.delivery.compose import CannotCompose, Missing, compose
from notifier.delivery.holder_message import HolderMessage
from notifier.delivery.message_state import MessageState
from notifier.letters.content import (
    DEFAULT_SENDER,
    AnswerAt,
    LetterKind,
)
from notifier.letters.forbidden import ForbiddenKind, violations
from notifier.storage.messages import Channel
from tests.privacy.kept_back import KeptBack, kept_back, written_days
from tests.privacy.sent import Opened, Request, found_in, of_cover, of_request
from vertrekmelding.situations.decide import decide_situation, facts_of
from vertrekmelding.situations.file import Situation

AT = AnswerAt("antwoord.voorbeeld.example/antwoord", "23456-789CD-FHJKL")
ACCUSING = {ForbiddenKind.RISK_WORD, ForbiddenKind.INTERNAL, ForbiddenKind.PAID_NUMBER}
NO_LETTER = {Missing.ADDRESS, Missing.CHILD_NAME, Missing.NAME, Missing.HOLDER, Missing.COUNTRY}


@dataclass
class Outside:
    """The providers, and whatever was said to them."""

    requests: list[Request]
    channels: Mapping[Channel, MessageChannel]
    basis: LetterBasis

    def received(self, channel: Channel, parcel: Parcel, message_id: UUID) -> list[Opened]:
        """Send, and open every request that came of it."""
        before = len(self.requests)
        self.channels[channel].send(parcel, reference=message_id, basis=self.basis)
        made = self.requests[before:]
        assert made, "nothing came in at the provider"
        opened = [one for request in made for one in of_request(request)]
        if channel is not Channel.BERICHTENBOX:
            return opened
        # There the number says whose box it is, once, and nowhere else.
        whose = f"<bericht:GebruikerID>{parcel.holder.reveal()}</bericht:GebruikerID>"
        assert sum(one.text.count(whose) for one in opened) == 1
        return [replace(one, text=one.text.replace(whose, "")) for one in opened]


@dataclass(frozen=True)
class Sending:
    """One message that a situation leads to, right away or after people released it."""

    situation: Situation = field(repr=False)
    kind: LetterKind
    holder: Bsn
    children: frozenset[Bsn]

    @property
    def departure_days(self) -> set[date]:
        facts = facts_of(self.situation).departure
        declared = {d.date.complete for child in facts.children for d in child.declarations}
        known = {child.registration.date.complete for child in facts.children if child.registration}
        return {day for day in declared | known if day is not None}

    def kept(self) -> tuple[KeptBack, ...]:
        """The day of departure too, where the letter may not tell one."""
        silent = self.kind in {LetterKind.LIMITED, LetterKind.CONFIRMATION, LetterKind.RECALL}
        # The letter itself may be of that day.
        days = self.departure_days - {local_date(self.situation.now)} if silent else set()
        return kept_back(
            self.situation.persons,
            self.situation.events,
            holder=self.holder.reveal(),
            children=[child.reveal() for child in self.children],
        ) + tuple(KeptBack("departure date", text) for day in days for text in written_days(day))


def sendings(
    situation: Situation, *, also: frozenset[LetterKind] = frozenset()
) -> Iterator[Sending]:
    """What leaves by itself; of what is held, what people may let go without telling a day."""
    decision = decide_situation(situation)
    held = decision.case is Disposition.HOLD
    for one in decision.holders:
        if one.disposition is not HolderDisposition.NONE:
            first = LetterKind.LIMITED if held else LetterKind.VERTREK
            for kind in sorted({first} | also):
                yield Sending(situation, kind, one.holder, frozenset(one.children))
    for receipt in decision.receipts:
        for kind in sorted({LetterKind.RECEIPT} | also):
            yield Sending(situation, kind, receipt.holder, frozenset(receipt.children))


def leaks(outside: Outside, sending: Sending) -> list[str] | None:
    """None: no letter can be made of it, and a person is asked."""
    now = local_date(sending.situation.now)
    message_id = uuid4()
    message = HolderMessage(
        message_id, sending.kind, MessageState.PLANNED, sending.holder, sending.children
    )
    facts = facts_of(sending.situation).departure
    earlier = now - timedelta(days=3)
    try:
        parcel = compose(
            message, facts, sender=DEFAULT_SENDER, today=now, sent_on=earlier, answer_at=AT
        )
    except CannotCompose as refused:
        # An ordinary family that was taken for a leak gets no letter either.
        return None if refused.code in NO_LETTER else [f"no letter: {refused.code}"]
    opened = [*of_cover(parcel)]
    for channel in outside.channels:
        opened += outside.received(channel, parcel, message_id)
    return found_in(opened, sending.kept()) + accusing(opened)


def accusing(opened: list[Opened]) -> list[str]:
    """Words that accuse or tell of a judgement, where people read."""
    by_people = [one for one in opened if one.where.endswith(", words") or "cover" in one.where]
    return [
        f"{one.where}: {violation.kind}"
        for one in by_people
        for violation in violations(one.text, forbidden=())
        if violation.kind in ACCUSING
    ]
