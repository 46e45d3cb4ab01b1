"""Whether people can be called when something cannot wait, without calling anybody."""

from collections.abc import Iterator

import httpx

from notifier.oncall.sms import TEXT
from notifier.settings import NotifierSettings
from vertrekmelding.doctor.finding import Finding, ok, warning
from vertrekmelding.doctor.reach import look_at_address


def look_at_on_call_settings(settings: NotifierSettings) -> Iterator[Finding]:
    """What can be seen without connecting; that the settings belong together is seen before."""
    webhook = settings.oncall_webhook_url is not None
    sms = settings.oncall_sms_template_id is not None
    if not webhook and not sms:
        yield warning(
            "nobody can be called: municipalities are told 'geen bereikbaarheid'",
            "set NOTIFIER_ONCALL_WEBHOOK_URL or NOTIFIER_ONCALL_SMS_TEMPLATE_ID",
        )
        return
    if not settings.workbench_is_on:
        yield warning(
            "people can be called, and have no workbench to answer in",
            "set NOTIFIER_WORKBENCH_URL and what belongs to it",
        )
    channels = [name for name, is_on in (("a webhook", webhook), ("text messages", sms)) if is_on]
    yield ok(f"people are called through {' and '.join(channels)}")
    if sms:
        yield ok(f"the template for text messages must say: {TEXT}")


def look_at_on_call(settings: NotifierSettings, client: httpx.Client) -> Iterator[Finding]:
    """Whether the webhook is there."""
    if settings.oncall_webhook_url is not None:
        yield look_at_address("webhook for calls", settings.oncall_webhook_url, client)
