"""A holder never wants to be told, or wants to be told again (S43)."""

from collections.abc import Collection
from uuid import UUID, uuid4

from sqlalchemy import Connection

from contracts.values.bsn import Bsn
from notifier.decision.facts import ReportedBy, ReportKind
from notifier.reports.accept_report import accept_report
from notifier.reports.new_report import NewReport
from notifier.reports.report_store import reports_about
from notifier.reports.withdraw_report import withdraw_report
from notifier.service import Service


def wish_silence(
    service: Service, holder: Bsn, indexes: Collection[bytes], *, test_mode: bool
) -> None:
    """From now on nothing is sent to this holder; saying it again changes nothing.

    ``indexes``: of the present number and of earlier ones.
    """
    with service.database.transaction() as connection:
        if standing_silence(connection, service, indexes) is not None:
            return
    new = NewReport(
        reference=f"nooit/{uuid4()}",
        sender_role=ReportedBy.PARENT,
        for_parent=True,
        kind=ReportKind.NEVER_NOTIFY,
        about=holder,
    )
    accept_report(service, new, sender=service.sender_oin, test_mode=test_mode)


def end_silence(service: Service, indexes: Collection[bytes]) -> None:
    """Told again, as anybody; every wish that was made here is taken back."""
    while True:
        with service.database.transaction() as connection:
            standing = standing_silence(connection, service, indexes)
        if standing is None:
            return
        withdraw_report(service, standing, sender=service.sender_oin)


def standing_silence(
    connection: Connection, service: Service, indexes: Collection[bytes]
) -> UUID | None:
    """The wish of this holder that was made here and stands."""
    return next(
        (
            one.id
            for one in reports_about(connection, service, indexes)
            if one.kind is ReportKind.NEVER_NOTIFY
            and one.sender == service.sender_oin
            and one.withdrawn_at is None
        ),
        None,
    )
