"""Answers as JSON: Dutch names in camelCase, once, at this border."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Final, Self
from uuid import UUID

from pydantic import AwareDatetime, Field, StringConstraints

from contracts.values.bsn import Bsn
from foundation.problem import InvalidParam
from notifier.cases.brought_in_view import AnswerView
from notifier.decision.facts import AnswerKind, Strength
from notifier.reply.accept_answer import NewAnswer
from notifier.reports.wire import EigenKenmerk, Inkomend, Uitgaand


class Antwoordsoort(StrEnum):
    """Wat een gezagsdrager antwoordt."""

    AKKOORD = "akkoord"
    BEZWAAR = "bezwaar"
    KLOPT_NIET = "klopt_niet"


KINDS: Final = {
    Antwoordsoort.AKKOORD: AnswerKind.AGREE,
    Antwoordsoort.BEZWAAR: AnswerKind.OBJECT,
    Antwoordsoort.KLOPT_NIET: AnswerKind.WRONG,
}


class Antwoordsterkte(StrEnum):
    """Hoe zeker het is van wie een antwoord is."""

    DOORGEGEVEN = "doorgegeven"
    CODE = "code"
    INGELOGD = "ingelogd"


STRENGTHS: Final = {
    Strength.PASSED_ON: Antwoordsterkte.DOORGEGEVEN,
    Strength.CODE: Antwoordsterkte.CODE,
    Strength.LOGIN: Antwoordsterkte.INGELOGD,
}
NAMES: Final = {kind: name for name, kind in KINDS.items()}


class Antwoord(Inkomend):
    """Een antwoord op een brief, of een bezwaar dat vooraf wordt vastgelegd.

    Noem `berichtkenmerk`, of anders `gezagsdrager` (alleen bij een bezwaar).
    """

    eigen_kenmerk: EigenKenmerk
    antwoord: Antwoordsoort
    berichtkenmerk: Annotated[
        str | None,
        StringConstraints(pattern=r"^[A-Z]{3}-[A-Z]{3}-[A-Z]{3}$"),
        Field(description="De code op de brief."),
    ] = None
    gezagsdrager: Annotated[
        Bsn | None, Field(description="Wie vooraf bezwaar laat vastleggen.", repr=False)
    ] = None
    betreft: Annotated[
        Bsn | None, Field(description="Over welk kind; zonder: over elk kind.", repr=False)
    ] = None
    gegeven_op: AwareDatetime | None = None

    def faults(self) -> tuple[InvalidParam, ...]:
        """What does not go together."""
        by_letter = self.berichtkenmerk is not None
        found = []
        if by_letter == (self.gezagsdrager is not None):
            reason = "noem precies één van berichtkenmerk en gezagsdrager"
            found.append(InvalidParam("body.berichtkenmerk", "exactly_one", reason))
        if not by_letter and self.antwoord is not Antwoordsoort.BEZWAAR:
            reason = "zonder brief kan alleen een bezwaar worden vastgelegd"
            found.append(InvalidParam("body.antwoord", "only_objection", reason))
        if by_letter and self.betreft is not None:
            reason = "hoort hier niet; de brief zegt over welk kind hij gaat"
            found.append(InvalidParam("body.betreft", "not_with_message", reason))
        return tuple(found)

    def to_answer(self) -> NewAnswer:
        """In the words of the program."""
        return NewAnswer(
            reference=self.eigen_kenmerk,
            answer=KINDS[self.antwoord],
            message_reference=self.berichtkenmerk,
            holder=self.gezagsdrager,
            child=self.betreft,
            given_at=self.gegeven_op,
        )


class AntwoordOntvangst(Uitgaand):
    """Antwoord op een antwoord: ons id ervan."""

    id: UUID
    status: str = "ontvangen"


class AntwoordIntrekking(Uitgaand):
    """Sinds wanneer een antwoord niet meer telt."""

    id: UUID
    status: str = "ingetrokken"
    ingetrokken_op: datetime


class GegevenAntwoord(Uitgaand):
    """Wat een gezagsdrager antwoordde; vooraf: vastgelegd voordat er een brief was.

    Sterkte: hoe zeker het is dat deze gezagsdrager het gaf. Wist het: bij een bezwaar, als iemand
    dat zei. Wat iemand erbij schreef, staat alleen op de werkbank.
    """

    gezagsdrager: UUID
    antwoord: Antwoordsoort
    gegeven_op: datetime
    vooraf: bool
    ingetrokken: bool
    sterkte: Antwoordsterkte
    wist_het: bool | None = None

    @classmethod
    def of(cls, answer: AnswerView) -> Self:
        """In the words of the API."""
        return cls(
            gezagsdrager=answer.holder,
            antwoord=NAMES[AnswerKind(answer.answer)],
            gegeven_op=answer.at,
            vooraf=answer.registered,
            ingetrokken=answer.withdrawn,
            sterkte=STRENGTHS[Strength(answer.strength)],
            wist_het=answer.knew,
        )
