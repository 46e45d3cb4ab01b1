"""Puts the workbench together, from the settings of the notifier."""

from datetime import timedelta
from typing import Final

import httpx

from notifier.login.client import LoginClient
from notifier.login.client_authentication import authentication_with
from notifier.login.provider import Provider
from notifier.review.access.claims import ClaimMap
from notifier.review.access.written_visitor import VISITOR
from notifier.review.acts.offers import ALL_ROUTES
from notifier.review.acts.product_routes import PRODUCT_ROUTES
from notifier.review.acts.second_list import SECOND_ROUTES
from notifier.review.case.case_routes import CASE_ROUTES
from notifier.review.desk import Desk
from notifier.review.destinations.destination_routes import DESTINATION_ROUTES
from notifier.review.duty.call_routes import CALL_ROUTES
from notifier.review.duty.rota_routes import ROTA_ROUTES
from notifier.review.duty.standing import standing_of
from notifier.review.figures.figures_routes import FIGURES_ROUTES
from notifier.review.findings.difference_routes import DIFFERENCE_ROUTES
from notifier.review.home_routes import HOME_ROUTES
from notifier.review.live.live_routes import LIVE_ROUTES
from notifier.review.live.watch import Watch
from notifier.review.login_routes import LOGIN_ROUTES, site_at
from notifier.review.next_shift.shift_routes import SHIFT_ROUTES
from notifier.review.pages.rendering import Pages, read_pages
from notifier.review.paper_routes import PAPER_ROUTES
from notifier.review.reveal.proof_routes import PROOF_ROUTES
from notifier.review.reveal.reveal_routes import REVEAL_ROUTES
from notifier.review.search_routes import SEARCH_ROUTES
from notifier.review.serving import Workbench
from notifier.review.settings import KEY_SETTING
from notifier.review.transfers.package_routes import PACKAGE_ROUTES
from notifier.review.visit import Route
from notifier.service import Service
from notifier.sessions.attempts import Attempts
from notifier.sessions.cookies import Cookies
from notifier.sessions.place import open_redis
from notifier.sessions.store import Sessions
from notifier.settings import NotifierSettings

PREFIX: Final = "/werkbank"
ROUTES: Final[tuple[Route, ...]] = (
    *HOME_ROUTES,
    *LIVE_ROUTES,
    *SHIFT_ROUTES,
    *LOGIN_ROUTES,
    *CASE_ROUTES,
    *FIGURES_ROUTES,
    *REVEAL_ROUTES,
    *PROOF_ROUTES,
    *PAPER_ROUTES,
    *SEARCH_ROUTES,
    *DESTINATION_ROUTES,
    *ALL_ROUTES,
    *PRODUCT_ROUTES,
    *SECOND_ROUTES,
    *DIFFERENCE_ROUTES,
    *PACKAGE_ROUTES,
    *CALL_ROUTES,
    *ROTA_ROUTES,
)
"""Everything that is served under the prefix."""

_SPACE: Final = "workbench"
_COOKIE: Final = "werkbank"
_NOTED_LATE: Final = timedelta(seconds=15)


def build_workbench(
    settings: NotifierSettings, service: Service, client: httpx.Client
) -> Workbench:
    """The workbench, connected to nothing. Only where ``settings.workbench_is_on``.

    Raises ``ValueError`` for a key that cannot be read.
    """
    url = settings.workbench_url or ""
    sessions_url = settings.workbench_sessions_url
    desk = Desk(
        service=service,
        settings=settings,
        login=_login(settings, service, client),
        claims=ClaimMap(
            role_claim=settings.workbench_role_claim,
            roles=settings.workbench_roles,
            oin_claim=settings.workbench_oin_claim,
            auditor_until_claim=settings.workbench_auditor_until_claim,
        ),
        sessions=Sessions(
            open_redis("" if sessions_url is None else sessions_url.get_secret_value()),
            service.keyring,
            service.index,
            service.clock,
            space=_SPACE,
            writing=VISITOR,
            idle=settings.workbench_idle,
            lifetime=timedelta(hours=settings.workbench_session_hours),
        ),
        cookies=Cookies(_COOKIE, secure=url.startswith("https:")),
        pages=_pages(settings),
        standing=standing_of(service),
        watch=Watch(service),
    )
    return Workbench(desk, ROUTES)


def _login(settings: NotifierSettings, service: Service, client: httpx.Client) -> LoginClient:
    issuer, client_id = settings.workbench_issuer or "", settings.workbench_client_id or ""
    return LoginClient(
        client_id=client_id,
        provider=Provider(issuer, client, service.clock, plain_http=settings.test_mode),
        authentication=authentication_with(
            client_id,
            service.clock,
            key_file=settings.workbench_client_key_file,
            secret=settings.workbench_client_secret,
            setting=KEY_SETTING,
        ),
        acr=settings.workbench_acr_values,
        site=site_at(settings.workbench_url or ""),
        attempts=Attempts(service.keyring, service.clock, space=_SPACE),
        clock=service.clock,
    )


def _pages(settings: NotifierSettings) -> Pages:
    # When somebody was last seen is known to a quarter of a minute: the page warns that much early.
    idle = settings.workbench_idle - min(_NOTED_LATE, settings.workbench_idle / 10)
    return read_pages(
        support=settings.workbench_support,
        idle_seconds=round(idle.total_seconds()),
        warning_seconds=round(settings.workbench_warning_seconds),
        test_mode=settings.test_mode,
    )
