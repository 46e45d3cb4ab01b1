"""What can be seen of a family from outside: its case, and what the world outside received."""

import re
from pathlib import Path
from typing import Any, Final, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, field_validator

from notifier.decision.outcome import Disposition, Flag, HolderDisposition, Tier
from notifier.letters.content import LetterKind

DERIVED: Final = "afgeleid"
MUNICIPALITY: Final = "GEMEENTE"
"""Its receiver, as the sandbox names it; it hears of departures, and never of a case."""

_CODE: Final = re.compile(r"\b[A-Z]{3}-[A-Z]{3}-[A-Z]{3}\b")
_PAGE_CODE: Final = re.compile(r"\b[2-9A-Z]{5}-[2-9A-Z]{5}-[2-9A-Z]{5}\b")


_LEFT: Final = frozenset({"sent", "delivered"})


class _Seen(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, populate_by_name=True)


class Reason(_Seen):
    """A rule that applied."""

    code: str
    text: str = Field(alias="tekst")


class HolderSeen(_Seen):
    """A staying holder, without a name."""

    disposition: HolderDisposition = Field(alias="besluit")


class DecisionSeen(_Seen):
    """The decision that holds now."""

    decided_at: AwareDatetime = Field(alias="genomenOp")
    case: Disposition = Field(alias="uitkomst")
    urgency: Tier | None = Field(alias="urgentie")
    reasons: tuple[Reason, ...] = Field(alias="redenen")
    holders: tuple[HolderSeen, ...] = Field(alias="gezagsdragers")


class MessageSeen(_Seen):
    """A message of the case; its id is the reference that the provider got."""

    id: UUID
    kind: LetterKind = Field(alias="soort")
    state: str = Field(alias="status")
    reason: str | None = Field(None, alias="reden")


class DerivedSeen(_Seen):
    """What gezag would be if the child still lived here; ``mark`` tells it from another answer."""

    conclusion: str | None = Field(alias="conclusie")
    mark: str = Field(alias="afleiding")


class NextStepSeen(_Seen):
    """What a human does next."""

    what: str = Field(alias="wat")


class GezagSeen(_Seen):
    """Where the gezag answer about one child comes from."""

    child: UUID = Field(alias="kind")
    source: str = Field(alias="bron")
    derived: DerivedSeen | None = Field(None, alias="afgeleid")
    next_step: NextStepSeen | None = Field(None, alias="volgendeStap")


class ToCallSeen(_Seen):
    """Somebody whom a person must call."""

    why: str = Field(alias="reden")


class CaseSeen(_Seen):
    """A case."""

    id: UUID
    reference: str = Field(alias="kenmerk")
    decision: DecisionSeen | None = Field(alias="besluit")
    messages: tuple[MessageSeen, ...] = Field(alias="berichten")
    gezag: tuple[GezagSeen, ...]
    to_call: tuple[ToCallSeen, ...] = Field((), alias="teBellen")


class EventContent(_Seen):
    """The part of an outgoing event that says what it is about.

    ``subject``: the case, of a flag. ``link``: where a call leads. ``data``: as it was sent.
    """

    subject: str | None = None
    link: str | None = Field(None, alias="dataref")
    data: dict[str, Any] = Field(default_factory=dict)


class Item(_Seen):
    """One thing that was received outside.

    A letter (``brief``), a message in the personal box (``berichtenbox``), an event (``vlag``; to a
    municipality too), a call to whoever is on duty (``oproep``, or ``sms``), or a hint (``email``).
    """

    kind: Literal["brief", "berichtenbox", "vlag", "oproep", "sms", "email"] = Field(alias="soort")
    reference: str = Field(alias="referentie")
    recipient: str = Field(alias="ontvanger")
    text: str = Field(alias="tekst")
    at: AwareDatetime = Field(alias="tijdstip")
    file: Path | None = Field(None, alias="bestand")
    content: EventContent | None = Field(None, alias="inhoud")

    @field_validator("content", mode="before")
    @classmethod
    def _of_an_event(cls, given: object) -> object:
        return None if isinstance(given, str) else given  # of a text message: its template


class Letter(_Seen):
    """A received letter that belongs to a message of the case."""

    message: UUID
    kind: LetterKind
    addressee: str
    text: str
    at: AwareDatetime
    file: Path


class Boxed(_Seen):
    """A message in somebody's Berichtenbox; ``text``: with that of the letter attached to it."""

    kind: LetterKind
    bsn: str = Field(repr=False)
    text: str


class FlagReceived(_Seen):
    """A received event about the case; ``withdrawn`` takes an earlier flag back."""

    recipient: Flag
    withdrawn: bool
    at: AwareDatetime


class Outcome(_Seen):
    """All of one family. ``cases`` holds one, unless something is wrong."""

    cases: tuple[CaseSeen, ...] = ()
    letters: tuple[Letter, ...] = ()
    boxed: tuple[Boxed, ...] = ()
    flags: tuple[FlagReceived, ...] = ()

    @property
    def decision(self) -> DecisionSeen | None:
        """The decision of the first case."""
        return self.cases[0].decision if self.cases else None

    @property
    def to_confirm(self) -> tuple[UUID, GezagSeen] | None:
        """The case and a derived answer for which it is held, before anybody was told."""
        decision = self.decision
        if self.letters or decision is None or decision.case is not Disposition.HOLD:
            return None
        if "S15" not in {reason.code for reason in decision.reasons}:
            return None
        found = (one for one in self.cases[0].gezag if one.source == DERIVED and one.next_step)
        derived = next(found, None)
        return None if derived is None else (self.cases[0].id, derived)

    @property
    def answerable(self) -> str | None:
        """The code on the first letter by which one is known on the phone, once we know it left."""
        return self._on_first_letter(_CODE)

    @property
    def page_code(self) -> str | None:
        """As ``answerable``, the code with which one opens the page."""
        return self._on_first_letter(_PAGE_CODE)

    def _on_first_letter(self, code: re.Pattern[str]) -> str | None:
        first = self.first_letter
        found = None if first is None else code.search(first.text)
        return None if found is None else found[0]

    @property
    def first_letter(self) -> Letter | None:
        """Once our side knows that it left."""
        left = {
            message.id for case in self.cases for message in case.messages if message.state in _LEFT
        }
        return next((one for one in self.letters if one.message in left), None)

    @property
    def obstacles(self) -> list[str]:
        """Why a message did not leave, as far as the case says so."""
        return [
            f"bericht ({message.kind}) {message.state}: {message.reason}"
            for case in self.cases
            for message in case.messages
            if message.reason is not None
        ]


def outcome_of(cases: tuple[CaseSeen, ...], received: tuple[Item, ...]) -> Outcome:
    """Put a family's cases beside what came in about them."""
    kinds = {str(m.id): m.kind for case in cases for m in case.messages}
    about = {str(case.id) for case in cases}
    return Outcome(
        cases=cases,
        letters=tuple(
            Letter(
                message=UUID(item.reference),
                kind=kinds[item.reference],
                addressee=item.recipient.partition("\n")[0],
                text=item.text,
                at=item.at,
                file=item.file,
            )
            for item in received
            if item.kind == "brief" and item.reference in kinds and item.file is not None
        ),
        boxed=tuple(
            Boxed(kind=kinds[item.reference], bsn=item.recipient, text=item.text)
            for item in received
            if item.kind == "berichtenbox" and item.reference in kinds
        ),
        flags=tuple(
            FlagReceived(
                recipient=Flag(item.recipient),
                withdrawn=item.text.endswith("ingetrokken"),
                at=item.at,
            )
            for item in received
            if item.kind == "vlag" and item.content is not None and item.content.subject in about
        ),
    )
