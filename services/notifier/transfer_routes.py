"""``/v1/overdrachten/{id}``, for systems of Ca IKA: the package, and saying that they have it."""

import re
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Path, Response
from sqlalchemy import Connection

from foundation.problem import InvalidParam, Problem
from notifier.application import Application
from notifier.cases.case_row import CaseRow, case_of
from notifier.close_case import WRITE_CASES
from notifier.decision.facts import ReportedBy
from notifier.handover.package.stored import PackageErased
from notifier.handover.package.wire import PakketMetHash
from notifier.handover.transfers import Transfer, read_transfer
from notifier.handover.wire import Ontvangstbevestiging, OverdrachtStand
from notifier.look_at_package import (
    NotToSee,
    Onlooker,
    PackageForm,
    look_at_package,
    receiver_may_see,
)
from notifier.reports.routes import from_partner
from notifier.reports.written_down import write_down
from notifier.storage.handovers import HANDOVER
from notifier.take_transfer import NotToTake, OtherContent, take_transfer

_SHA256: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)


def transfers_router(application: Application) -> APIRouter:
    """The routes, around one application."""
    router = APIRouter(tags=["Overdrachten"])
    check = from_partner(application, WRITE_CASES)

    def receiver(
        authorization: Annotated[str | None, Header(include_in_schema=False)] = None,
    ) -> str:
        sender = check(authorization)
        if sender.role is not ReportedBy.CA_IKA:
            detail = "Alleen de Centrale autoriteit neemt zaken over."
            raise Problem(403, detail=detail, code="role_may_not")
        return sender.oin

    @router.get(
        "/overdrachten/{id}",
        summary="Het pakket van een overdracht",
        operation_id="haalPakketOp",
        responses={404: {}, 200: {"model": PakketMetHash}},
        response_class=Response,
    )
    def package(
        transfer_id: Annotated[UUID, Path(alias="id")], oin: Annotated[str, Depends(receiver)]
    ) -> Response:
        """De inhoud met haar hash; elke keer wordt vastgelegd."""
        return Response(
            _package(application, transfer_id, oin),
            media_type="application/json",
            headers={"Cache-Control": "no-store"},
        )

    @router.post(
        "/overdrachten/{id}/ontvangst",
        summary="De ontvangst van een pakket bevestigen",
        operation_id="bevestigOntvangst",
        responses={404: {}, 409: {}},
    )
    def take(
        transfer_id: Annotated[UUID, Path(alias="id")],
        body: Ontvangstbevestiging,
        oin: Annotated[str, Depends(receiver)],
    ) -> OverdrachtStand:
        """Met de hash van het pakket dat u heeft. Vanaf dan is de zaak van u. Nog eens mag."""
        return _taken(application, transfer_id, body, oin)

    return router


def _package(application: Application, transfer_id: UUID, oin: str) -> bytes:
    service = application.service
    who = Onlooker(oin, receiver=True, origin="api", basis=WRITE_CASES)
    with service.database.transaction() as connection:
        case, transfer = _locked(connection, transfer_id)
        try:
            return look_at_package(
                connection, service, case, transfer, form=PackageForm.JSON, who=who
            )
        except (NotToSee, PackageErased):
            raise Problem(404, code="not_found") from None


def _taken(
    application: Application, transfer_id: UUID, body: Ontvangstbevestiging, oin: str
) -> OverdrachtStand:
    if not _SHA256.fullmatch(body.sha256):
        reason = "moet een SHA-256 zijn: 64 kleine hexadecimale tekens"
        params = [InvalidParam("body.sha256", "not_a_sha256", reason)]
        raise Problem(400, code="invalid_request", invalid_params=params)
    service = application.service
    with service.database.transaction("take_transfer") as connection:
        case, transfer = _locked(connection, transfer_id)
        if not receiver_may_see(service, case, transfer):
            raise Problem(404, code="not_found")
        now = service.clock()
        sha256 = bytes.fromhex(body.sha256)
        try:
            news = take_transfer(
                connection, service, case, transfer, sha256=sha256, subject=oin, now=now
            )
        except OtherContent:
            detail = "Dit is niet de hash van dit pakket. Haal het opnieuw op en vergelijk."
            raise Problem(409, detail=detail, code="other_content") from None
        except NotToTake:
            detail = "Deze overdracht is al afgerond."
            raise Problem(409, detail=detail, code="not_to_take") from None
        write_down(
            connection,
            service,
            actor=oin,
            action="overdracht_bevestigd",
            what=f"overdracht:{transfer_id}",
            result="bevestigd" if news else "was_bevestigd",
            basis=WRITE_CASES,
        )
        return _stand(read_transfer(connection, transfer_id) or transfer)


def _locked(connection: Connection, transfer_id: UUID) -> tuple[CaseRow, Transfer]:
    """Read after the lock, so that nobody else is at it meanwhile."""
    if read_transfer(connection, transfer_id) is not None:
        case = case_of(connection, HANDOVER, transfer_id)
        transfer = read_transfer(connection, transfer_id)
        if transfer is not None:
            return case, transfer
    raise Problem(404, code="not_found")


def _stand(transfer: Transfer) -> OverdrachtStand:
    return OverdrachtStand(
        id=transfer.id,
        status=transfer.state,
        sha256=transfer.content_hash.hex(),
        bevestigd_op=transfer.confirmed_at,
    )
