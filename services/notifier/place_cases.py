"""Open cases that were decided on before there was a worklist get their place in it.

Only what the decision and the facts say is written; nothing is decided again and nothing leaves.
"""

from typing import Final
from uuid import UUID

from sqlalchemy import select

from foundation.database import DatabaseUnavailable
from foundation.log import get_logger
from notifier.case_facts import read_case_facts
from notifier.cases.case_row import change_case, locked_case
from notifier.cases.decisions import latest_decision
from notifier.cases.worklist_place import worklist_place
from notifier.delivery.holder_message import messages_of_case
from notifier.service import Service
from notifier.storage.cases import OPEN, ZAAK

_PER_RUN: Final = 100
_log = get_logger(__name__)


def place_cases(service: Service) -> int:
    """Fill in what is missing; answers how many. Afterwards there is nothing to find."""
    with service.database.transaction() as connection:
        without = select(ZAAK.c.id).where(OPEN, ZAAK.c.reason_groups.is_(None))
        # Before the first decision there is nothing to be placed by.
        without = without.where(ZAAK.c.version > 0).order_by(ZAAK.c.opened_at).limit(_PER_RUN)
        found = list(connection.execute(without).scalars())
    return sum(_place(service, zaak_id) for zaak_id in found)


def _place(service: Service, zaak_id: UUID) -> bool:
    try:
        with service.database.transaction() as connection:
            case = locked_case(connection, zaak_id)
            latest = latest_decision(connection, service.keyring, zaak_id)
            if latest is None:
                return False
            messages = messages_of_case(connection, service, zaak_id)
            facts = read_case_facts(connection, service, case, messages)
            change_case(connection, zaak_id, **worklist_place(facts, latest.decision).columns)
    except DatabaseUnavailable:
        raise
    except Exception:  # noqa: BLE001 -- one case that breaks the program must not hold up the others
        _log.exception("place_failed", zaak_id=str(zaak_id))
        return False
    return True
