"""What the departing parent answers to "is it safe if the other one hears of this?" (DECISION S19).

"No" and "I do not know" hold at once: from this commit on whoever establishes the departure reads
the answer, also right before a letter leaves. Nobody takes an answer back over this way, for the
next one may be given with somebody looking on; a person who called them decides.
"""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from brp_adapter.service import RECHECK, Service
from brp_adapter.storage.departures import lock_people
from brp_adapter.storage.rechecks import recheck_now
from brp_adapter.storage.safety_answers import (
    AboutEvent,
    departures_waiting_for,
    keep_safety_answer,
    safety_answers_about,
)
from brp_adapter.storage.tables import AUDIT, RecheckWhy
from contracts.messages.facts import SafetyAnswer, SaidSafe
from foundation.audit import AuditEntry, record
from foundation.correlation import current_correlation_id
from foundation.failpoint import failpoint
from foundation.log import get_logger

MOST_ANSWERS: Final = 10
"""About one event. By then "no" or "I do not know" is among them, and what follows changes nothing:
two of the same in a row are one."""

_log = get_logger(__name__)


@dataclass(frozen=True, slots=True)
class GivenBy:
    """Who brings the answer: the organisation, and over which way."""

    sender: str
    origin: str


def take_safety_answer(
    service: Service, about: AboutEvent, said: SaidSafe, given_by: GivenBy
) -> None:
    """Keep the answer, and have every departure looked at again that it may be about.

    The same twice in a row is one answer. Answers after the commit; raises ``DatabaseError``.
    """
    with service.database.transaction("take_safety_answer") as connection:
        lock_people(connection, [about.lock_key(service.privacy)])
        of = (about.sender, about.id)
        earlier = safety_answers_about(connection, service.privacy, [of]).get(of, ())
        new = not (earlier and earlier[-1].said is said) and len(earlier) < MOST_ANSWERS
        departures = (
            _keep(connection, service, about, said, given_by, number=len(earlier)) if new else ()
        )
    _log.info("safety_answer_taken", new=new, origin=given_by.origin, departures=len(departures))
    for departure in departures:
        service.ring(RECHECK, departure)
    failpoint("take_safety_answer.rung")


def _keep(
    connection: Connection,
    service: Service,
    about: AboutEvent,
    said: SaidSafe,
    given_by: GivenBy,
    *,
    number: int,
) -> tuple[UUID, ...]:
    now, correlation_id = service.now(), current_correlation_id()
    answer = SafetyAnswer(said, now)
    answer_id = keep_safety_answer(connection, service.privacy, about, answer, number=number)
    # Before the event was established there is none, and establishing reads the answer itself.
    departures = departures_waiting_for(connection, about)
    for departure in departures:
        recheck_now(
            connection, departure, now=now, correlation_id=correlation_id, why=RecheckWhy.SAFETY
        )
    entry = AuditEntry(
        actor=given_by.sender,
        action="veiligheid_beantwoord",
        object=f"veiligheid:{answer_id}",
        result="bewaard",
        origin=given_by.origin,
        basis="S19",
        correlation_id=correlation_id,
    )
    record(connection, AUDIT, entry, now=now)
    return departures
