"""Puts the sandbox together: `uvicorn --factory sandbox.web:from_environment`."""

from datetime import timedelta

from fastapi import FastAPI

from contracts.settable_clock import following
from sandbox.brp import QuestionLog, brp_router
from sandbox.call_receiver import CallReceiver, call_router
from sandbox.calls import Calls
from sandbox.clock import Clock, system
from sandbox.cloudevents.control import Deliveries, cloudevents_router
from sandbox.cloudevents.sender import Sender
from sandbox.control import faults_router, persons_router, received_router
from sandbox.course_control import course_router
from sandbox.ebms.adapter import EbmsCore
from sandbox.ebms.control import box_router
from sandbox.ebms.orders import Orders
from sandbox.ebms.routes import EbmsRest, ebms_router
from sandbox.faults import Faults
from sandbox.gebeurtenissen.behaviour import Behaviour
from sandbox.gebeurtenissen.control import behaviour_control, happenings_control
from sandbox.gebeurtenissen.register import Register
from sandbox.gebeurtenissen.routes import EventsDoor, events_router, subscribers_router
from sandbox.notificaties.control import notificaties_router
from sandbox.notificaties.delivery import Teller
from sandbox.notificaties.resources import Resources
from sandbox.notificaties.routes import nrc_router, resources_router
from sandbox.notificaties.subscriptions import Subscriptions
from sandbox.notify_callback import Callbacks
from sandbox.notify_course import Courses, nobody
from sandbox.notify_key import NotifyKey
from sandbox.notifynl import NotifyNL, notifynl_router
from sandbox.oidc.realms import citizens_realm, colleagues_realm
from sandbox.oidc.routes import OidcProvider, oidc_router, people_router
from sandbox.persons import Persons
from sandbox.received import Received
from sandbox.receivers import receivers_router
from sandbox.settings import SandboxSettings
from sandbox.stuf.broker import Broker
from sandbox.stuf.control import stuf_router
from sandbox.token_endpoint import token_router
from sandbox.tokens import open_issuer
from sandbox.vrijbrp.control import vrijbrp_router
from sandbox.vrijbrp.notices import Notices


def build(settings: SandboxSettings, clock: Clock | None = None) -> FastAPI:
    """Make the app; all state lies in `settings.data`, so one process at a time serves it."""
    keys_clock = clock or system
    clock = clock or following(settings.clock_file, system)
    settings.data.mkdir(parents=True, exist_ok=True)
    issuer = open_issuer(settings, clock)
    received = Received(settings.data, clock)
    calls = Calls(settings.data, clock)
    persons = Persons(settings.data, settings.persons, clock)
    faults = Faults(clock)
    log = QuestionLog(clock)
    callbacks = _callbacks(settings, clock)
    courses = Courses(
        clock,
        callbacks or nobody,
        print_after=timedelta(seconds=settings.print_after),
        tell_after=timedelta(seconds=settings.tell_after),
    )
    notify = NotifyNL(
        received,
        calls,
        courses,
        # NotifyNL's own client signs with the time of the machine, however our clock is set.
        NotifyKey(settings.notify_key.get_secret_value(), keys_clock),
    )
    orders = Orders(settings.without_box, timedelta(seconds=settings.box_result_after))
    ebms = EbmsCore(settings.data, received, clock, stamps=keys_clock, orders=orders)
    rest = EbmsRest(ebms, settings.ebms_user, settings.ebms_password.get_secret_value())
    work = OidcProvider(colleagues_realm(settings), settings, clock)
    digid = OidcProvider(citizens_realm(settings, persons), settings, clock)
    events, behaviour, door = Register(settings.data), Behaviour(), EventsDoor(issuer, faults)
    subscriptions, resources = Subscriptions(settings.intake_url), Resources(clock)
    app = FastAPI(title="Vertrekmelding sandbox", openapi_url=None, redirect_slashes=False)
    for router in (
        token_router(issuer, faults, settings.audience),
        *(oidc_router(provider, faults) for provider in (work, digid)),
        *(people_router(provider) for provider in (work, digid)),
        brp_router(persons, issuer, faults, log, settings.api_key.get_secret_value()),
        notifynl_router(notify, faults),
        receivers_router(received, issuer, faults),
        persons_router(persons, log),
        call_router(CallReceiver(calls, settings.call_secret.get_secret_value(), clock), faults),
        received_router(received, calls, ebms),
        ebms_router(rest, faults),
        box_router(ebms, received),
        course_router(notify, callbacks),
        stuf_router(_broker(settings), persons, clock),
        cloudevents_router(Deliveries(_sender(settings), clock)),
        vrijbrp_router(_notices(settings, clock), persons),
        subscribers_router(events, door),
        events_router(events, behaviour, door),
        happenings_control(events, persons),
        behaviour_control(events, behaviour),
        nrc_router(subscriptions, clock),
        resources_router(resources, faults, clock),
        notificaties_router(resources, Teller(subscriptions, settings.nrc_scale)),
        faults_router(faults),
    ):
        app.include_router(router)
    return app


def _callbacks(settings: SandboxSettings, clock: Clock) -> Callbacks | None:
    if settings.callback_url is None:
        return None
    return Callbacks(
        settings.callback_url,
        settings.callback_token,
        clock,
        retry_after=settings.callback_retry,
    )


def _broker(settings: SandboxSettings) -> Broker | None:
    if settings.intake_url is None:
        return None
    return Broker(settings.intake_url, settings.stuf_authorization)


def _sender(settings: SandboxSettings) -> Sender | None:
    if settings.intake_url is None or settings.base_url is None:
        return None
    return Sender(settings.intake_url, settings.base_url, settings.audience)


def _notices(settings: SandboxSettings, clock: Clock) -> Notices | None:
    if settings.intake_url is None:
        return None
    return Notices(
        f"{settings.intake_url}/v1/vrijbrp",
        settings.vrijbrp_authorization,
        clock,
        retry_after=settings.vrijbrp_retry,
    )


def from_environment() -> FastAPI:
    """Make the app from SANDBOX_ variables."""
    return build(SandboxSettings())
