"""A holder has everything erased that he or she registered here, but for what was said in a case.

Objections and the wish never to be told are taken back by what keeps them.
"""

from uuid import UUID

from sqlalchemy import Connection, delete, select

from foundation.log import get_logger
from notifier.enrolment.drop_address import let_go
from notifier.enrolment.noted import note_enrolment
from notifier.service import Service
from notifier.storage.enrolments import ENROLMENT

_log = get_logger(__name__)


def erase_enrolment(service: Service, holder_index: bytes) -> bool:
    """Nothing stays but that it was erased; False: there was nothing. Can be repeated."""
    with service.database.transaction() as connection:
        mine = select(ENROLMENT.c.id).where(ENROLMENT.c.holder_index == holder_index)
        enrolment_id = connection.execute(mine.with_for_update()).scalar()
        if enrolment_id is not None:
            wipe(connection, enrolment_id)
        result = "was_er_niet" if enrolment_id is None else "gewist"
        note_enrolment(connection, service, holder_index, action="aanmelding_gewist", result=result)
    _log.info("enrolment_erased", outcome=result)
    return enrolment_id is not None


def wipe(connection: Connection, enrolment_id: UUID) -> None:
    """The row and its addresses; the caller has its lock."""
    let_go(connection, enrolment_id)
    connection.execute(delete(ENROLMENT).where(ENROLMENT.c.id == enrolment_id))
