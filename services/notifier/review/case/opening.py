"""A case, opened for somebody who may see it."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, func, select

from contracts.values.dates import local_date
from notifier.case_facts import read_case_facts
from notifier.cases.case_row import CaseRow, locked_case, read_case
from notifier.cases.case_view import CaseView, read_case_view
from notifier.cases.facts_store import FactsErased
from notifier.cases.timeline import CHANGES_NOTHING
from notifier.decision.facts import CaseFacts
from notifier.delivery.holder_message import messages_of_case
from notifier.merge_cases import wait_for_household
from notifier.review.desk import Desk
from notifier.review.visit import NotThere, PageProblem, Visit
from notifier.service import Service
from notifier.staff.sees import visible
from notifier.storage.actions import ZAAK_CONFLICT
from notifier.storage.cases import SHOWN, TIMELINE, ZAAK

CASES = "/werkbank/zaken"


@dataclass(frozen=True)
class OpenCase:
    """What a page or an act about one case knows of it.

    ``facts``: everything a decision is taken on; names people, so it goes on the screen only as
    far as a page means it to. None where they were erased. ``seen``: number of the newest entry
    of the timeline; what somebody does is done to the case as it stood then.
    """

    row: CaseRow
    view: CaseView
    facts: CaseFacts | None
    seen: int

    @property
    def address(self) -> str:
        """Of its page."""
        return f"{CASES}/{self.row.reference}"


def open_case(
    connection: Connection, desk: Desk, visit: Visit, reference: str, *, lock: bool = False
) -> OpenCase:
    """The case with this reference, of the kind that a person reads out on the phone.

    ``lock`` keeps others from changing it until the end of the transaction. A case that went on
    in another is opened there. Raises ``NotThere``, also where there is one that this visitor may
    not see, and ``PageProblem`` for who declared a conflict of interest.
    """
    service = desk.service
    zaak_id = _find(connection, visit, _goes_on_in(connection, reference))
    if _stepped_aside(connection, visit, zaak_id):
        kind = "conflict_of_interest"
        raise PageProblem(kind, 403)
    if lock:
        # What is done here may join another household: those who work on these people take their
        # turn before they lock cases, and waiting for them with the case locked would be crosswise.
        wait_for_household(connection, zaak_id)
    row = locked_case(connection, zaak_id) if lock else read_case(connection, zaak_id)
    # Before the rest: what happens while this reads is then news to whoever acts on it.
    seen = newest_entry(connection, zaak_id)
    view = read_case_view(connection, service, zaak_id)
    if view is None:
        raise NotThere
    return OpenCase(row=row, view=view, facts=_facts(connection, service, row), seen=seen)


def newest_entry(connection: Connection, zaak_id: UUID) -> int:
    """Number of the newest entry of a timeline that changed something; 0 before the first.

    That a letter was posted or read takes no form away from who is filling one in.
    """
    newest = select(func.max(TIMELINE.c.number)).where(
        TIMELINE.c.zaak_id == zaak_id, TIMELINE.c.kind.not_in(sorted(CHANGES_NOTHING))
    )
    return connection.execute(newest).scalar() or 0


def _goes_on_in(connection: Connection, reference: str) -> UUID:
    found = connection.execute(
        select(ZAAK.c.id, ZAAK.c.merged_into).where(ZAAK.c.reference == reference)
    ).one_or_none()
    if found is None:
        raise NotThere
    zaak_id, into = found
    while into is not None:
        zaak_id = into
        into = connection.execute(select(ZAAK.c.merged_into).where(ZAAK.c.id == zaak_id)).scalar()
    return UUID(str(zaak_id))


def _find(connection: Connection, visit: Visit, zaak_id: UUID) -> UUID:
    mine = visible(visit.sees, local_date(visit.now))
    found = select(ZAAK.c.id).where(ZAAK.c.id == zaak_id, SHOWN, mine)
    if connection.execute(found).scalar() is None:
        raise NotThere
    return zaak_id


def _stepped_aside(connection: Connection, visit: Visit, zaak_id: UUID) -> bool:
    """Who said that they know the family reads nothing of the case any more."""
    me = None if visit.login is None else visit.login.visitor.subject
    mine = (ZAAK_CONFLICT.c.zaak_id == zaak_id) & (ZAAK_CONFLICT.c.subject == me)
    return connection.execute(select(ZAAK_CONFLICT.c.zaak_id).where(mine)).scalar() is not None


def _facts(connection: Connection, service: Service, row: CaseRow) -> CaseFacts | None:
    try:
        messages = messages_of_case(connection, service, row.id)
        return read_case_facts(connection, service, row, messages)
    except FactsErased:
        return None
