"""What can have happened to a message, and what stays unknown of it. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from notifier.delivery.message_state import MessageState
from notifier.receipts.word import Word
from notifier.storage.messages import Channel, Outcome


class Step(StrEnum):
    """The values stand in the answer of the API."""

    PLANNED = "gepland"
    OFFERED = "aangeboden"
    ACCEPTED = "aangenomen"
    NOT_ACCEPTED = "niet_aangenomen"
    IN_DOUBT = "onzeker"
    NOT_FOUND = "niet_gevonden_bij_verzender"
    TURNED_DOWN = "geweigerd"
    UNDERWAY = "in_behandeling"
    POSTED = "gepost"
    DELIVERED = "bezorgd"
    NOT_ARRIVED = "niet_aangekomen"
    NEVER_LEFT = "nooit_gepost"
    NOT_TAKEN = "geen_berichtenbox"
    NO_WORD = "zonder_bericht_van_verzender"
    UNREADABLE = "status_onbekend"
    TO_HUMAN = "naar_mens"
    READ = "geopend_op_antwoordpagina"
    TAKEN_BACK = "teruggenomen_door_mensen"
    HINT_SENT = "aanwijzing_verzonden"
    HINT_DELIVERED = "aanwijzing_bezorgd"
    HINT_NOT_ARRIVED = "aanwijzing_niet_aangekomen"


class Unknown(StrEnum):
    """What nobody can say of a message as it stands."""

    LEFT = "of_het_uitging"
    POSTED = "of_het_gepost_is"
    ARRIVED = "of_het_aankwam"
    READ = "of_het_gelezen_is"


BY_OUTCOME: Final = {
    Outcome.SENT: Step.ACCEPTED,
    Outcome.FOUND: Step.ACCEPTED,
    Outcome.NOT_SENT: Step.NOT_ACCEPTED,
    Outcome.MAYBE_SENT: Step.IN_DOUBT,
    Outcome.REFUSED: Step.TURNED_DOWN,
    Outcome.NOT_FOUND: Step.NOT_FOUND,
}
BY_WORD: Final = {
    Word.UNDERWAY: Step.UNDERWAY,
    Word.UNREADABLE: Step.UNREADABLE,
    Word.NO_WORD: Step.NO_WORD,
    Word.HUMAN: Step.TO_HUMAN,
    Word.NOT_TAKEN: Step.NOT_TAKEN,
    Word.NEVER_LEFT: Step.NEVER_LEFT,
    Word.POSTED: Step.POSTED,
    Word.NOT_ARRIVED: Step.NOT_ARRIVED,
    Word.DELIVERED: Step.DELIVERED,
}


@dataclass(frozen=True)
class ProofStep:
    """``at`` by our clock. ``by_provider``: by the clock of whoever sent it, where it told.

    ``code``: the status or error as the provider gave it; never about people.
    """

    at: datetime
    step: Step
    code: str | None = None
    by_provider: datetime | None = None


_S = MessageState
_NOBODY_GOT_IT: Final = frozenset({_S.PLANNED, _S.CANCELLED, _S.NOT_TAKEN, _S.REFUSED})


def unknown_of(
    state: MessageState, channel: Channel, steps: Iterable[ProofStep], *, sent: bool
) -> tuple[Unknown, ...]:
    """What is not known of a message in this state, after these steps."""
    happened = {one.step for one in steps}
    if state in _NOBODY_GOT_IT or (state is _S.NEEDS_REVIEW and Step.OFFERED not in happened):
        return ()
    if not sent:
        return (Unknown.LEFT,)
    missing: list[Unknown] = []
    by_letter = channel is Channel.LETTER
    if by_letter and Step.POSTED not in happened:
        missing.append(Unknown.POSTED)
    if Step.DELIVERED not in happened:
        missing.append(Unknown.ARRIVED)
    if Step.READ not in happened:
        missing.append(Unknown.READ)
    return tuple(missing)
