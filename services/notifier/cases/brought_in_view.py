"""What was reported, answered and found in a case, as it is shown: codes, nobody by name."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid5

from sqlalchemy import Connection

from contracts.messages.facts import ChildFacts
from notifier.cases.finding_view import FindingView, view_findings
from notifier.cases.person_index import person_index
from notifier.cases.related import related_to
from notifier.decision.facts import Strength
from notifier.reply.answer_store import stored_answers, words_of
from notifier.reports.report_store import reports_about
from notifier.service import Service


@dataclass(frozen=True)
class ReportView:
    """That something was reported about people of the case, not about whom."""

    id: UUID
    kind: str
    reported_by: str
    at: datetime
    credible: bool
    checked: bool
    withdrawn: bool


@dataclass(frozen=True)
class AnswerView:
    """What a holder answered; ``registered``: beforehand, not to a message.

    ``strength``: how sure it is that it is theirs. ``knew``: of one that does not agree, whether
    they knew; None where they did not say. ``words``: what they wrote with it, for reviewers alone.
    """

    holder: UUID
    answer: str
    at: datetime
    registered: bool
    withdrawn: bool
    strength: str = Strength.PASSED_ON
    knew: bool | None = None
    words: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class BroughtIn:
    """All that people brought into a case; ``findings``: who has gezag, as somebody found."""

    reports: tuple[ReportView, ...]
    answers: tuple[AnswerView, ...]
    findings: tuple[FindingView, ...]


def opaque(zaak_id: UUID, index: bytes) -> UUID:
    """Who it is, for those who cannot know: the same within one case, meaningless outside it."""
    return uuid5(zaak_id, index.hex())


def view_brought_in(
    connection: Connection, service: Service, zaak_id: UUID, children: Iterable[ChildFacts]
) -> BroughtIn:
    """What was reported about the people of the case, answered and found; withdrawn too.

    ``children``: those of the case, by which it is told over whom something was found.
    """
    related = related_to(connection, zaak_id)
    return BroughtIn(
        _reports(connection, service, related),
        _answers(connection, service, zaak_id, related),
        view_findings(
            connection,
            service,
            zaak_id,
            children,
            lambda bsn: opaque(zaak_id, person_index(service.index, bsn)),
        ),
    )


def _reports(
    connection: Connection, service: Service, related: frozenset[bytes]
) -> tuple[ReportView, ...]:
    return tuple(
        ReportView(
            id=stored.id,
            kind=stored.kind,
            reported_by=stored.report.reported_by,
            at=stored.received_at,
            credible=stored.report.credible,
            checked=stored.report.checked,
            withdrawn=stored.withdrawn_at is not None,
        )
        for stored in reports_about(connection, service, related)
    )


def _answers(
    connection: Connection, service: Service, zaak_id: UUID, related: frozenset[bytes]
) -> tuple[AnswerView, ...]:
    return tuple(
        AnswerView(
            holder=opaque(zaak_id, stored.holder_index),
            answer=stored.answer,
            at=stored.given_at,
            registered=stored.message_id is None,
            withdrawn=stored.withdrawn_at is not None,
            strength=stored.strength,
            knew=stored.knew,
            words=words_of(service.keyring, stored),
        )
        for stored in stored_answers(connection, zaak_id, people=related, children=related)
    )
