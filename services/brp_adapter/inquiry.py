"""One report, or one departure looked at again: about whom the BRP is asked, and what it said."""

from collections.abc import Collection
from dataclasses import dataclass, field

from brp_adapter.ask_register import Purpose, Question
from brp_adapter.known import Answers, Known
from brp_adapter.register.errors import RegisterUnavailable
from contracts.values.bsn import Bsn


@dataclass(slots=True)
class Inquiry:
    """What must be asked because of one report, and what was answered.

    ``named``: whom the report is about. ``known`` need not be all there is: whoever writes looks
    again, under a lock, and asks for who turns out to be missing (``ask_around``). ``familiar``:
    it is known that there is more than this report and those that came with it.
    """

    purpose: Purpose
    named: frozenset[Bsn]
    known: Known
    familiar: bool
    answers: Answers = field(default_factory=lambda: Answers(set(), {}))
    unavailable: RegisterUnavailable | None = None

    @property
    def missing(self) -> frozenset[Bsn]:
        """Whom to ask about next; nobody once the BRP was found to be away."""
        return frozenset() if self.unavailable else self.known.missing(self.answers)

    @property
    def askable(self) -> frozenset[Bsn]:
        """Who is missing, as long as there may be another question."""
        return self.missing if self.answers.left > 0 else frozenset()


def questions_of(inquiries: Collection[Inquiry]) -> tuple[Question, ...]:
    """What must be asked next."""
    waiting = ((inquiry.purpose, inquiry.askable) for inquiry in inquiries)
    return tuple((purpose, missing) for purpose, missing in waiting if missing)
