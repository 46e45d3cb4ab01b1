"""Opening a package: for RvdK, which made it, and for Ca IKA, which receives it."""

from typing import Final

from starlette.responses import Response

from notifier.handover.package.stored import PackageErased
from notifier.handover.transfers import transfers_of
from notifier.look_at_package import NotToSee, Onlooker, PackageForm, look_at_package
from notifier.review.case.acting import BASIS, subject_of
from notifier.review.case.opening import CASES, open_case
from notifier.review.desk import Desk
from notifier.review.pages.headers import HTML
from notifier.review.visit import NotThere, Route, Visit
from notifier.staff.roles import Role

_OWNERS: Final = frozenset({Role.REVIEWER, Role.LEAD})
_TYPES: Final = {PackageForm.PDF: "application/pdf", PackageForm.JSON: "application/json"}


def looks_as_receiver(visit: Visit) -> bool:
    """Whether somebody may see it only while it is with Ca IKA."""
    return not visit.roles & _OWNERS


def package_pdf(desk: Desk, visit: Visit) -> Response:
    """On paper."""
    return _package(desk, visit, PackageForm.PDF)


def package_json(desk: Desk, visit: Visit) -> Response:
    """For a system."""
    return _package(desk, visit, PackageForm.JSON)


def _package(desk: Desk, visit: Visit, form: PackageForm) -> Response:
    who = Onlooker(subject_of(visit), looks_as_receiver(visit), origin=BASIS, basis=BASIS)
    with desk.service.database.transaction() as connection:
        case = open_case(connection, desk, visit, visit.params["reference"])
        number: str = visit.params["number"]
        for transfer in transfers_of(connection, case.row.id):
            if str(transfer.number) == number:
                break
        else:
            raise NotThere
        try:
            content = look_at_package(
                connection, desk.service, case.row, transfer, form=form, who=who
            )
        except (NotToSee, PackageErased):
            raise NotThere from None
    name = f"overdracht-{case.row.reference}-{number}.{form}"
    headers = {**HTML, "Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=_TYPES[form], headers=headers)


PACKAGE_ROUTES: Final = (
    Route("package_pdf", "GET", f"{CASES}/{{reference}}/pakket/{{number}}/pdf", package_pdf),
    Route("package_json", "GET", f"{CASES}/{{reference}}/pakket/{{number}}/json", package_json),
)
