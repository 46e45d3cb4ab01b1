"""How a case stood when a letter about it was decided on."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from notifier.case_facts import facts_of_case
from notifier.cases.case_row import CaseRow
from notifier.cases.handling_state import HandlingState
from notifier.redecide import Redecided


@dataclass(frozen=True)
class Standing:
    """Equal before and after a sending: nobody decided anew and no facts came in meanwhile.

    Whatever else came in (a report, an answer) has a row of its own that has the case decided
    again, so it is not overlooked by who finds this unchanged.
    """

    zaak_id: UUID
    version: int
    handling: HandlingState
    facts_id: UUID


def standing_after(decided: Redecided) -> Standing:
    """As it stands by a decision that is being written."""
    case = decided.case
    return Standing(case.id, case.version, case.handling, decided.facts.departure.facts_id)


def standing_now(connection: Connection, case: CaseRow) -> Standing:
    """As it stands under the lock of the case."""
    return Standing(case.id, case.version, case.handling, facts_of_case(connection, case.id))
