"""The HTTP side of the adapter: the intake, the state of an event, and facts anew."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from brp_adapter.api.card import card_router
from brp_adapter.api.card_pages import card_pages_router
from brp_adapter.api.departures import departures_router
from brp_adapter.api.document import API_VERSION, build_document
from brp_adapter.api.findings import findings_router
from brp_adapter.api.handshake import handshake_router
from brp_adapter.api.intake import intake_router
from brp_adapter.api.notificaties import notificaties_router
from brp_adapter.api.pushed import LARGEST_BATCH
from brp_adapter.api.stuf import stuf_router
from brp_adapter.api.vrijbrp import vrijbrp_router
from brp_adapter.application import Application, build_application
from brp_adapter.leaving_notice import leaving_notice
from brp_adapter.metrics import read_metrics
from brp_adapter.policy import read_policy
from brp_adapter.service import SWEEP
from brp_adapter.settings import AdapterSettings
from brp_adapter.sources.stuf.tree import MOST_BYTES
from brp_adapter.storage.source_tables import SUBSCRIBER, TO_FETCH
from brp_adapter.storage.tables import HEARTBEAT, INBOX, OUTBOX, RECHECK
from foundation.garbage import leave_what_stays
from foundation.health import Watched, health_router
from foundation.log import configure_logging, get_logger
from foundation.metrics import metrics_router
from foundation.openapi import document_router
from foundation.problem import install


def from_environment() -> FastAPI:
    """For ``uvicorn --factory``: settings from the environment, logging set up."""
    settings = AdapterSettings()
    configure_logging("brp_adapter.web", fmt=settings.log_format, level=settings.log_level)
    app = build(settings)
    leave_what_stays()
    return app


def build(settings: AdapterSettings) -> FastAPI:
    """The application, connected to nothing before its first request."""
    policy = read_policy(settings.policy_file)
    get_logger(__name__).info("policy_in_force", versie=policy.content.versie, sha256=policy.sha256)
    return build_for(build_application(settings, process="brp_adapter.web", policy=policy))


def build_for(application: Application) -> FastAPI:
    """The same around parts that were built before."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        application.close()

    app = FastAPI(
        title="Vertrekmelding",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
    )
    install(
        app,
        version=API_VERSION,
        body_limits={"/v1/gebeurtenissen": LARGEST_BATCH, "/v1/stuf": MOST_BYTES},
    )
    routers = (
        intake_router(application),
        handshake_router(application),
        notificaties_router(application),
        stuf_router(application),
        vrijbrp_router(application),
        departures_router(application),
        findings_router(application),
        card_router(application),
    )
    for router in routers:
        app.include_router(router, prefix="/v1")
    document = build_document(routers, application.settings.public_url)
    app.include_router(document_router(document), prefix="/v1")
    app.include_router(card_pages_router(application))
    app.include_router(metrics_router(application.service.database, read_metrics))
    app.include_router(
        health_router(
            application.service.database,
            _watched(application.settings),
            notices=leaving_notice(application.pages, application.settings.notifier_url),
        )
    )
    return app


def _watched(settings: AdapterSettings) -> Watched:
    """Events to establish, facts to hand over, looks at departures, sources, and the sweep."""
    return Watched(
        work_tables=(INBOX, OUTBOX, RECHECK, SUBSCRIBER, TO_FETCH),
        heartbeat=HEARTBEAT,
        jobs=(SWEEP,),
        max_due_age=settings.late_after,
        max_heartbeat_age=settings.silent_after,
    )
