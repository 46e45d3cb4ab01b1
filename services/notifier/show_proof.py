"""What can be shown of the sending of a case's messages: without names by API, with them on paper.

Every look is an audit entry, in the same transaction: without the entry no answer.
"""

from uuid import UUID

from sqlalchemy import Connection, select

from contracts.messages.facts import DepartureFacts
from contracts.values.bsn import Bsn
from notifier.case_facts import read_departure
from notifier.cases.case_row import CaseRow, read_case
from notifier.cases.decisions import earlier_departures
from notifier.cases.facts_store import FactsErased
from notifier.look_at_case import Looker, may_see
from notifier.proof.gather import Proof, gather_proof
from notifier.proof.pdf import proof_pdf
from notifier.proof.wire import Verzendbewijs, as_wire
from notifier.reports.written_down import write_down
from notifier.service import Service
from notifier.storage.cases import ZAAK

_BASIS = "zaken:lezen"


def show_proof(service: Service, zaak_id: UUID, looker: Looker) -> Verzendbewijs | None:
    """As JSON; None when there is no such case that this looker may see."""
    with service.database.transaction() as connection:
        known = connection.execute(select(ZAAK.c.id).where(ZAAK.c.id == zaak_id)).scalar()
        case = None if known is None else read_case(connection, zaak_id)
        seen = case is not None and may_see(looker, case.municipality, shadow=case.shadow)
        found = as_wire(service, zaak_id, gather_proof(connection, service, zaak_id))
        write_down(
            connection,
            service,
            actor=looker.oin,
            action="verzendbewijs_bekeken",
            what=f"zaak:{zaak_id}",
            result="getoond" if seen else "niet_gevonden",
            basis=_BASIS,
        )
    return found if seen else None


def proof_on_paper(
    connection: Connection, service: Service, case: CaseRow
) -> tuple[bytes, frozenset[Bsn]]:
    """The PDF, and whose names stand in it: whoever calls this writes down that somebody looks.

    Raises ``UnprintableLetterError``.
    """
    proof = gather_proof(connection, service, case.id)
    names = _names(connection, service, case, proof)
    pdf = proof_pdf(proof, names, reference=case.reference, opened_at=case.opened_at)
    return pdf, frozenset(names)


def _names(connection: Connection, service: Service, case: CaseRow, proof: Proof) -> dict[Bsn, str]:
    """As they are known now, else as they once were."""
    wanted = {one.holder for one in proof.messages} | {one.holder for one in proof.calls}
    found: dict[Bsn, str] = {}
    for departure in (
        *_present(connection, service, case),
        *earlier_departures(connection, service.keyring, case.id),
    ):
        for child in departure.children:
            for person in child.persons:
                for bsn in wanted & {person.bsn, *person.former_numbers}:
                    if person.full_name:
                        found.setdefault(bsn, person.full_name)
        if found.keys() >= wanted:
            break
    return found


def _present(connection: Connection, service: Service, case: CaseRow) -> tuple[DepartureFacts, ...]:
    try:
        return (read_departure(connection, service, case),)
    except FactsErased:
        return ()
