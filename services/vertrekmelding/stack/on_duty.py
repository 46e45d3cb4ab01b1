"""Somebody is on call from the start, so that what cannot wait reaches somebody: made-up people."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from notifier.application import build_application
from notifier.oncall.change_rota import add_shift
from notifier.oncall.colleagues import join_list
from notifier.oncall.kinds import Place
from notifier.oncall.phone import phone_number
from notifier.oncall.rota import shifts_between
from notifier.reports.written_down import write_down
from notifier.service import Service
from notifier.settings import NotifierSettings
from sandbox.oidc.users import USERS

DAYS: Final = timedelta(days=7)
"""Long enough to look around; the page of the rota then shows a gap after it as well."""

_PROGRAM: Final = "proefrooster"


@dataclass(frozen=True, slots=True)
class OnDuty:
    """A test user of the provider. No mobile number begins with 060, so nobody has this one."""

    user: str
    place: Place
    phone: str
    lead: bool = False


FIRST: Final = OnDuty("anna", Place.FIRST, "06 00000001")
SECOND: Final = OnDuty("carla", Place.SECOND, "06 00000003", lead=True)


class NobodyIsCalled(Exception):
    """Somebody real would rely on a rota of people who do not exist."""

    def __init__(self) -> None:
        super().__init__("made-up people are put on the rota in test mode only")


def put_on_duty(settings: NotifierSettings) -> bool:
    """Anna first, Carla second, for a week; False where the rota of the coming week is not empty.

    Raises ``NobodyIsCalled``.
    """
    if not settings.test_mode:
        raise NobodyIsCalled
    application = build_application(settings, process="vertrekmelding.rooster")
    try:
        return _fill(application.service)
    finally:
        application.close()


def _fill(service: Service) -> bool:
    with service.database.transaction() as connection:
        now = service.clock()
        if shifts_between(connection, now, now + DAYS):
            return False
        for one in (FIRST, SECOND):
            user = next(user for user in USERS if user.id == one.user)
            colleague_id = join_list(
                connection,
                service.keyring,
                user.subject,
                label=user.name,
                phone=phone_number(one.phone),
                lead=one.lead,
                now=now,
            )
            shift_id = add_shift(
                connection,
                colleague_id=colleague_id,
                place=one.place,
                starts_at=now,
                ends_at=now + DAYS,
                by=_PROGRAM,
                now=now,
            )
            write_down(
                connection,
                service,
                actor=_PROGRAM,
                action="dienst_toevoegen",
                what=f"dienst:{shift_id}",
                result="gedaan",
                basis=_PROGRAM,
                origin=_PROGRAM,
            )
    return True
