"""Who is followed at a source is followed under the number that he or she has now."""

from collections.abc import Mapping

from sqlalchemy import Connection

from brp_adapter.custody.number_changes import number_changes
from brp_adapter.custody.person import Person
from brp_adapter.custody.reported import ReportedDeparture, Touched
from brp_adapter.service import Service
from brp_adapter.storage.subscriptions import move_to_number
from contracts.values.bsn import Bsn


def follow_number(
    connection: Connection,
    service: Service,
    reported: ReportedDeparture,
    persons: Mapping[Bsn, Person],
) -> None:
    """In the transaction in which a notice has its outcome; what is doubted moves nobody."""
    if not isinstance(reported, Touched) or not reported.historic:
        return
    historic = number_changes([reported], persons).present
    if historic:
        move_to_number(
            connection,
            service.privacy,
            historic=historic,
            bsn=reported.person,
            now=service.now(),
        )
