"""Composition root: everything is built here, from settings, once per process."""

import random
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

import httpx

from contracts.settable_clock import following
from foundation.bearer import TokenVerifier
from foundation.client_credentials import BearerTokens
from foundation.clock import Clock, system_clock
from foundation.database import Database, build_engine
from foundation.doorbell import Doorbell
from foundation.encryption import BlindIndex, KeyRing
from foundation.failpoint import arm_failpoints
from foundation.retry import RetrySchedule
from notifier.decision.outcome import Flag
from notifier.delivery.berichtenbox.build import agreement_of, build_server
from notifier.delivery.berichtenbox.channel import BerichtenboxMessages
from notifier.delivery.berichtenbox.ebms_adapter import EbmsServer
from notifier.delivery.berichtenbox.waiting_results import BoxResults
from notifier.delivery.channel import MessageChannel
from notifier.delivery.notifynl import NotifyNLLetters
from notifier.handover.receiver import FlagReceiver
from notifier.hints.build import build_hints
from notifier.oncall.build import build_on_call
from notifier.outgoing.receiver import MunicipalityReceivers
from notifier.policy import Policy, read_policy
from notifier.receipts.awaited import FIRST_ASK
from notifier.receipts.notifynl import NotifyNLStatuses
from notifier.register_client import RegisterClient
from notifier.service import Service, TakesFlags, Timing
from notifier.settings import NotifierSettings
from notifier.storage.messages import Channel

NAME: Final = "notifier"
HTTP_TIMEOUT: Final = httpx.Timeout(10, connect=2)


@dataclass(frozen=True)
class Application:
    """The service, and what the processes around it need to close or share."""

    settings: NotifierSettings
    service: Service
    doorbell: Doorbell
    verifier: TokenVerifier
    client: httpx.Client
    ebms: EbmsServer | None = None

    def close(self) -> None:
        """End of the process."""
        self.doorbell.close()
        self.client.close()
        if self.ebms is not None:
            self.ebms.close()
        self.service.database.close()


def build_application(
    settings: NotifierSettings,
    *,
    process: str = NAME,
    clock: Clock | None = None,
    policy: Policy | None = None,
) -> Application:
    """Build everything; nothing connects before its first use.

    ``process`` is the name under which the database knows this one; ``policy`` left out is read
    from its file. Raises ``PolicyMistake`` and ``ValueError`` for settings that cannot work.
    """
    clock = clock or following(settings.clock_file, system_clock)
    arm_failpoints(settings.failpoints)
    engine = build_engine(
        settings.database_url.get_secret_value(),
        schema=settings.database_schema,
        application_name=process,
    )
    client = httpx.Client(timeout=HTTP_TIMEOUT)
    ebms = build_server(settings)
    doorbell = Doorbell(NAME, broker_url=settings.redis_url.get_secret_value())
    policy = policy or read_policy(settings.policy_file)

    def ring(task: str, row_id: UUID) -> None:
        doorbell.ring(task, task, row_id)

    service = Service(
        database=Database(engine, clock),
        keyring=KeyRing.parse(settings.encryption_keys.get_secret_value()),
        index=BlindIndex.parse(settings.index_key.get_secret_value()),
        policy=policy,
        register=RegisterClient(
            settings.adapter_url,
            client,
            BearerTokens(settings.credentials_for_adapter, client, clock),
        ),
        channels=_channels(settings, ebms),
        receivers=_receivers(settings, client, clock),
        municipalities=MunicipalityReceivers(settings.credentials_for, client, clock),
        sender=settings.sender,
        sender_oin=settings.sender_oin,
        public_url=settings.public_url,
        timing=_timing(settings, policy),
        ring=ring,
        jitter=random.random,
        on_call=build_on_call(settings, client),
        reply=settings.reply_site,
        hints=build_hints(settings),
        box_results=_box_results(settings, ebms),
        statuses=NotifyNLStatuses(
            base_url=settings.notifynl_base_url,
            api_key=settings.notifynl_api_key.get_secret_value(),
        ),
    )
    verifier = TokenVerifier(
        issuer=settings.issuer,
        audience=settings.audience,
        clock=clock,
        jwks_url=settings.jwks_url,
    )
    return Application(settings, service, doorbell, verifier, client, ebms)


def _channels(settings: NotifierSettings, ebms: EbmsServer | None) -> dict[Channel, MessageChannel]:
    found: dict[Channel, MessageChannel] = {
        Channel.LETTER: NotifyNLLetters(
            base_url=settings.notifynl_base_url,
            api_key=settings.notifynl_api_key.get_secret_value(),
        ),
    }
    agreement = agreement_of(settings)
    if ebms is not None and agreement is not None:
        found[Channel.BERICHTENBOX] = BerichtenboxMessages(ebms, agreement)
    return found


def _box_results(settings: NotifierSettings, ebms: EbmsServer | None) -> BoxResults | None:
    agreement = agreement_of(settings)
    return None if ebms is None or agreement is None else BoxResults(ebms, agreement)


def _timing(settings: NotifierSettings, policy: Policy) -> Timing:
    tables = policy.content.herhaling
    return Timing(
        lease=settings.lease,
        letters=_schedule(tables.brief, settings.retry_scale),
        handovers=_schedule(tables.vlag, settings.retry_scale),
        findings=_schedule(tables.overdracht, settings.retry_scale),
        words=_schedule(tables.terugmelding, settings.retry_scale),
        maybe_sent_wait=timedelta(seconds=settings.maybe_sent_wait_seconds),
        box_result_within=timedelta(hours=settings.berichtenbox_result_hours),
        settling_override=settings.settling_override,
        fresh=timedelta(seconds=settings.fresh_seconds),
        first_ask=FIRST_ASK * settings.retry_scale,
    )


def _schedule(seconds: tuple[int, ...], scale: float) -> RetrySchedule:
    return RetrySchedule(tuple(timedelta(seconds=delay * scale) for delay in seconds))


def _receivers(
    settings: NotifierSettings, client: httpx.Client, clock: Clock
) -> dict[Flag, TakesFlags]:
    credentials = settings.credentials_for_receivers
    access = None if credentials is None else BearerTokens(credentials, client, clock)
    return {
        Flag.RVDK_IKO: FlagReceiver(settings.rvdk_url, client, access),
        Flag.CA_IKA: FlagReceiver(settings.ca_ika_url, client, access),
    }
