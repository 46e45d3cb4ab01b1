"""Whether NotifyNL can say by itself what became of text messages and e-mails."""

from collections.abc import Iterator

from notifier.receipts.settings import callback_tokens
from notifier.settings import NotifierSettings
from vertrekmelding.doctor.finding import Finding, ok, warning


def look_at_callback_settings(settings: NotifierSettings) -> Iterator[Finding]:
    """Nothing where none is sent; about letters NotifyNL never calls back."""
    templates = (
        settings.oncall_sms_template_id,
        settings.hint_email_template_id,
        settings.hint_sms_template_id,
    )
    if not any(templates):
        return
    tokens = callback_tokens(settings.notifynl_callback_tokens)
    if not tokens:
        yield warning(
            "NotifyNL is not let in with what became of text messages and e-mails: it is asked,"
            " minutes later",
            "set NOTIFIER_NOTIFYNL_CALLBACK_TOKENS, and the same token at NotifyNL",
        )
        return
    yield ok(f"NotifyNL may call back with {'either of two tokens' if tokens[1:] else 'one token'}")
