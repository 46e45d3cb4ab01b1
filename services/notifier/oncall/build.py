"""From the settings to the channels through which people are called."""

from datetime import timedelta

import httpx

from notifier.oncall.channel import CallsPeople, OnCall
from notifier.oncall.kinds import CallChannel
from notifier.oncall.settings import webhook_key
from notifier.oncall.sms import SmsCalls
from notifier.oncall.webhook import WebhookCalls
from notifier.settings import NotifierSettings


def build_on_call(settings: NotifierSettings, client: httpx.Client) -> OnCall:
    """Connected to nothing."""
    minutes = (
        settings.oncall_answer_minutes,
        settings.oncall_warning_minutes,
        settings.oncall_again_minutes,
    )
    answer, warning, again = (timedelta(minutes=one) for one in minutes)
    return OnCall(_channels(settings, client), answer=answer, warning=warning, again=again)


def _channels(settings: NotifierSettings, client: httpx.Client) -> dict[CallChannel, CallsPeople]:
    found: dict[CallChannel, CallsPeople] = {}
    url, secret = settings.oncall_webhook_url, settings.oncall_webhook_secret
    if url is not None and secret is not None:
        found[CallChannel.WEBHOOK] = WebhookCalls(
            url,
            webhook_key(secret),
            client,
            source=f"urn:nld:oin:{settings.sender_oin}:systeem:vertrekmelding",
            workbench=settings.workbench_url or settings.public_url.rstrip("/"),
        )
    if settings.oncall_sms_template_id is not None:
        found[CallChannel.SMS] = SmsCalls(
            base_url=settings.notifynl_base_url,
            api_key=settings.notifynl_api_key.get_secret_value(),
            template_id=settings.oncall_sms_template_id,
        )
    return found
