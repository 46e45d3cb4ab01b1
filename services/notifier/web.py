"""The HTTP surface, thin: facts come in, authorised systems look at cases."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import APIRouter, Depends, FastAPI, Header, Path, Request

from contracts.messages.wire import MessageRefused
from foundation.bearer import Caller
from foundation.garbage import leave_what_stays
from foundation.health import health_router
from foundation.log import configure_logging, get_logger
from foundation.metrics import metrics_router
from foundation.openapi import document_router
from foundation.problem import InvalidParam, Problem, install
from notifier.accept_facts import FactsConflict, NotFictitious, accept_facts
from notifier.api_document import API_VERSION, build_document
from notifier.application import Application, build_application
from notifier.findings.routes import findings_router
from notifier.health import leaving_notice, watched
from notifier.look_at_case import Looker, find_cases, look_at_case
from notifier.metrics import read_metrics
from notifier.not_yet import not_yet_router
from notifier.oncall.routes import reachability_router
from notifier.outcome_routes import outcomes_router
from notifier.outgoing.routes import words_router
from notifier.policy import read_policy
from notifier.proof.routes import proof_router
from notifier.receipts.routes import receipts_router
from notifier.reply.room import PREFIX as REPLY_PREFIX
from notifier.reply.room import build_reply_pages
from notifier.reply.routes import answers_router
from notifier.reports.routes import reports_router
from notifier.review.live.stopping import told_of_stop
from notifier.review.room import PREFIX, build_workbench
from notifier.search.wire import Zoekresultaat, Zoekvraag
from notifier.settings import NotifierSettings
from notifier.transfer_routes import transfers_router
from notifier.under_prefix import UnderPrefix
from notifier.wire import Ontvangst, Zaak

WRITE_FACTS: Final = "vertrekfeiten:schrijven"
READ_CASES: Final = "zaken:lezen"
BODY_LIMIT: Final = 1024 * 1024
"""Facts of a large household are larger than an event."""

_FACTS_BODY: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": {"$ref": "#/components/schemas/DepartureFacts"}}
        },
    }
}


def from_environment() -> FastAPI:
    """For ``uvicorn --factory``: settings from the environment, logging set up."""
    settings = NotifierSettings()
    configure_logging("notifier.web", fmt=settings.log_format, level=settings.log_level)
    app = build(settings)
    leave_what_stays()
    return app


def build(settings: NotifierSettings) -> FastAPI:
    """The application, connected to nothing before its first request."""
    policy = read_policy(settings.policy_file)
    get_logger(__name__).info("policy_in_force", versie=policy.content.versie, sha256=policy.sha256)
    return build_for(build_application(settings, process="notifier.web", policy=policy))


def build_for(application: Application) -> FastAPI:
    """The same around parts that were built before."""
    settings = application.settings
    workbench = (
        build_workbench(settings, application.service, application.client)
        if settings.workbench_is_on
        else None
    )

    reply = (
        build_reply_pages(settings, application.service, application.client)
        if settings.reply_site is not None
        else None
    )

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        if workbench is None:
            yield
        else:
            with told_of_stop(workbench.desk.watch.stop):
                yield
            workbench.desk.sessions.close()
        if reply is not None:
            reply.close()
        application.close()

    app = FastAPI(
        openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False, lifespan=lifespan
    )
    install(app, version=API_VERSION, body_limit=BODY_LIMIT)
    routers = routers_of(application)
    for router in routers:
        app.include_router(router, prefix="/v1")
    document = build_document(routers, application.settings.public_url)
    app.include_router(document_router(document), prefix="/v1")
    app.include_router(
        not_yet_router(
            application.service.sender, workbench=workbench is not None, reply=reply is not None
        )
    )
    if reply is not None:
        app.router.routes.append(UnderPrefix(REPLY_PREFIX, reply))
    if workbench is not None:
        app.router.routes.append(UnderPrefix(PREFIX, workbench))
    app.include_router(metrics_router(application.service.database, read_metrics))
    app.include_router(
        health_router(
            application.service.database,
            watched(application.settings),
            notices=leaving_notice(application.service.database),
        )
    )
    return app


def routers_of(application: Application) -> tuple[APIRouter, ...]:
    """Everything under ``/v1`` that the published document describes."""
    return (
        facts_router(application),
        cases_router(application),
        outcomes_router(application),
        findings_router(application),
        transfers_router(application),
        reports_router(application),
        answers_router(application),
        words_router(application),
        reachability_router(application),
        receipts_router(application),
        proof_router(application, looker_of(application)),
    )


def facts_router(application: Application) -> APIRouter:
    """Where the adapter hands over what it established."""
    router = APIRouter(tags=["Vertrekfeiten"])

    async def writer(
        authorization: Annotated[str | None, Header(include_in_schema=False)] = None,
    ) -> Caller:
        caller = await application.verifier.verify_in_loop(authorization, scope=WRITE_FACTS)
        if caller.oin != application.settings.sender_oin:
            raise Problem(403, detail="Alleen voor onze eigen diensten.", code="not_ours")
        return caller

    @router.post(
        "/vertrekfeiten",
        status_code=202,
        summary="Vertrekfeiten aanbieden",
        operation_id="biedVertrekfeitenAan",
        openapi_extra=_FACTS_BODY,
        responses={409: {}},
    )
    def post_facts(
        body: Annotated[bytes, Depends(_raw_body)], caller: Annotated[Caller, Depends(writer)]
    ) -> Ontvangst:
        """Neem vastgestelde vertrekfeiten aan; een herhaling geeft hetzelfde antwoord."""
        return _accepted(application, body, caller)

    return router


def _accepted(application: Application, body: bytes, caller: Caller) -> Ontvangst:
    try:
        accepted = accept_facts(
            application.service,
            body,
            sender=caller.subject,
            test_mode=application.settings.test_mode,
        )
    except MessageRefused as refused:
        params = [InvalidParam(place, "invalid", "is ongeldig") for place in refused.places]
        raise Problem(400, code="invalid_request", invalid_params=params) from None
    except NotFictitious:
        raise Problem(400, code="not_fictitious") from None
    except FactsConflict:
        raise Problem(409, code="same_id_other_content") from None
    return Ontvangst(id=accepted.id)


def cases_router(application: Application) -> APIRouter:
    """Where authorised systems look."""
    router = APIRouter(tags=["Zaken"])
    looker = looker_of(application)

    @router.get(
        "/zaken/{id}",
        summary="Een zaak inzien",
        operation_id="bekijkZaak",
        responses={404: {}},
    )
    def get_case(
        zaak_id: Annotated[UUID, Path(alias="id")], who: Annotated[Looker, Depends(looker)]
    ) -> Zaak:
        """Toon een zaak met besluit, redenen, tijdlijn, berichten en vlaggen."""
        view = look_at_case(application.service, zaak_id, who)
        if view is None:
            raise Problem(404, code="not_found")
        return Zaak.of(view)

    @router.post("/zaken/_zoek", summary="Zaken zoeken", operation_id="zoekZaken")
    def search(question: Zoekvraag, who: Annotated[Looker, Depends(looker)]) -> Zoekresultaat:
        """Zoek de zaken van een persoon of van een vertrek."""
        found = find_cases(
            application.service,
            who,
            bsn=question.burgerservicenummer,
            departure_id=question.vertrek_id,
        )
        return Zoekresultaat(zaken=list(found))

    return router


def looker_of(application: Application) -> Callable[..., Looker]:
    """Who looks at cases, by their token."""
    national = {application.settings.rvdk_oin, application.settings.ca_ika_oin}

    def looker(
        authorization: Annotated[str | None, Header(include_in_schema=False)] = None,
    ) -> Looker:
        caller = application.verifier.verify(authorization, scope=READ_CASES)
        return Looker(caller.oin, caller.oin in national)

    return looker


async def _raw_body(request: Request) -> bytes:
    return await request.body()
