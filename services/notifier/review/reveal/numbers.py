"""The telephone numbers of who must be called: verified ones that they gave when they enrolled."""

from collections.abc import Mapping

from sqlalchemy import Connection

from contracts.values.bsn import Bsn
from notifier.cases.person_index import person_index
from notifier.enrolment.preferred import preferred_by
from notifier.review.case.opening import OpenCase
from notifier.service import Service
from notifier.verdicts.calls_to_make import calls_to_make


def numbers_to_call(connection: Connection, service: Service, case: OpenCase) -> Mapping[Bsn, str]:
    """Of nobody whom nobody needs to call, whatever they gave."""
    calls, _ = calls_to_make(connection, service, case.row, case.facts)
    found = {
        call.holder: preferred_by(
            connection, service, person_index(service.index, call.holder)
        ).phone
        for call in calls
    }
    return {holder: phone for holder, phone in found.items() if phone is not None}
