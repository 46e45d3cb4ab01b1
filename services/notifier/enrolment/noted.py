"""What a holder does about an enrolment goes into the audit, without what was filled in."""

from sqlalchemy import Connection

from notifier.reports.written_down import write_down
from notifier.service import Service

ACTOR = "gezagsdrager"
ORIGIN = "antwoordpagina"


def note_enrolment(
    connection: Connection, service: Service, holder_index: bytes, *, action: str, result: str
) -> None:
    """In the transaction of the act, and last in it."""
    write_down(
        connection,
        service,
        actor=ACTOR,
        action=action,
        what="aanmelding",
        result=result,
        basis=ORIGIN,
        origin=ORIGIN,
        persons=[holder_index],
    )
