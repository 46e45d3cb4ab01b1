"""Composition root: settings in, everything that a process of the adapter needs out."""

import random
from dataclasses import dataclass
from typing import Final

import httpx

from brp_adapter.connections.connected import Connected
from brp_adapter.connections.pace import Pace
from brp_adapter.fetching.access import access_of
from brp_adapter.fetching.fetcher import TIMEOUT as FETCH_TIMEOUT
from brp_adapter.fetching.fetcher import Fetcher
from brp_adapter.gebeurtenissen.build import events_apis
from brp_adapter.notifier_client import TIMEOUT as NOTIFIER_TIMEOUT
from brp_adapter.notifier_client import NotifierClient
from brp_adapter.policy import ReadingPolicy, read_policy
from brp_adapter.register.access import ApiKey, static_headers
from brp_adapter.register.client import TIMEOUT as REGISTER_TIMEOUT
from brp_adapter.register.client import Register
from brp_adapter.schedules import schedules
from brp_adapter.service import Service
from brp_adapter.settings import AdapterSettings
from brp_adapter.storage.privacy import Privacy
from contracts.settable_clock import following
from foundation.bearer import TokenVerifier
from foundation.client_credentials import BearerTokens
from foundation.clock import Clock, system_clock
from foundation.database import Database, build_engine
from foundation.doorbell import Doorbell
from foundation.encryption import BlindIndex, KeyRing
from foundation.failpoint import arm_failpoints

NAME: Final = "brp_adapter"
TOKEN_TIMEOUT: Final = httpx.Timeout(5.0, connect=2.0)


@dataclass(frozen=True)
class Application:
    """One process's worth of the adapter. Nothing is connected before its first use."""

    settings: AdapterSettings
    service: Service
    verifier: TokenVerifier
    doorbell: Doorbell
    pages: httpx.Client
    """For pages that anybody may see; carries no token."""

    _clients: tuple[httpx.Client, ...]

    def close(self) -> None:
        """Publish the last rings and close every connection."""
        self.doorbell.close()
        for client in self._clients:
            client.close()
        for api in self.service.events.values():
            api.close()
        self.service.database.close()


def build_application(
    settings: AdapterSettings,
    *,
    process: str = NAME,
    clock: Clock | None = None,
    policy: ReadingPolicy | None = None,
) -> Application:
    """Build everything. ``process`` names the connections to the database.

    ``policy`` left out is read from its file.

    Raises ``PolicyMistake``, ``ConnectionsMistake``, and ``ValueError`` for settings that
    cannot work.
    """
    clock = clock or following(settings.clock_file, system_clock)
    arm_failpoints(settings.failpoints)
    policy = policy or read_policy(settings.policy_file)
    database = _database(settings, process, clock)
    tokens = httpx.Client(timeout=TOKEN_TIMEOUT)
    to_register = httpx.Client(
        timeout=REGISTER_TIMEOUT,
        auth=_register_access(settings, tokens, clock),
        headers=static_headers(settings.register_headers.get_secret_value()),
    )
    to_notifier = httpx.Client(
        timeout=NOTIFIER_TIMEOUT,
        auth=_notifier_access(settings, tokens, clock),
    )
    # No proxy of the environment: it would ask where we may not, and resolve names itself.
    to_sources = httpx.Client(timeout=FETCH_TIMEOUT, trust_env=False)
    connected = Connected.read(settings.connections_file, settings.secrets_folder)
    events = events_apis(connected, tokens, clock)
    access = access_of(connected, tokens, clock)
    doorbell = Doorbell(NAME, broker_url=settings.redis_url.get_secret_value())
    service = Service(
        database=database,
        privacy=_privacy(settings),
        policy=policy,
        register=Register(to_register, settings.register_url),
        notifier=NotifierClient(to_notifier, settings.notifier_url),
        resources=Fetcher(to_sources, access, plain_allowed=settings.test_mode),
        schedules=schedules(policy.content.herhaling, settings.retry_scale),
        lease=settings.lease,
        test_mode=settings.test_mode,
        connected=connected,
        pace=Pace(None if settings.limits_url is None else settings.limits_url.get_secret_value()),
        events=events,
        # Every task has a queue of its own name.
        ring=lambda task, row_id: doorbell.ring(task, task, row_id),
        jitter=random.random,
    )
    verifier = TokenVerifier(
        issuer=settings.issuer,
        audience=settings.audience,
        clock=clock,
        jwks_url=settings.jwks_url,
    )
    pages = httpx.Client()
    clients = (to_register, to_notifier, to_sources, tokens, pages)
    return Application(settings, service, verifier, doorbell, pages, clients)


def _database(settings: AdapterSettings, process: str, clock: Clock) -> Database:
    url = settings.database_url.get_secret_value()
    engine = build_engine(url, schema=settings.database_schema, application_name=process)
    return Database(engine, clock)


def _privacy(settings: AdapterSettings) -> Privacy:
    return Privacy(
        KeyRing.parse(settings.encryption_keys.get_secret_value()),
        BlindIndex.parse(settings.index_key.get_secret_value()),
    )


def _notifier_access(settings: AdapterSettings, tokens: httpx.Client, clock: Clock) -> httpx.Auth:
    return BearerTokens(settings.credentials_for_notifier, tokens, clock)


def _register_access(settings: AdapterSettings, tokens: httpx.Client, clock: Clock) -> httpx.Auth:
    if settings.api_key is not None:
        return ApiKey(settings.api_key_header, settings.api_key)
    return BearerTokens(settings.credentials_for_register, tokens, clock)
