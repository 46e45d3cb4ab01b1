"""Whether parents can log in and be given a hint; nobody is logged in and nothing is sent."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import httpx

from foundation.clock import system_clock
from notifier.login.client_authentication import key_from
from notifier.login.provider import Provider
from notifier.login.refusal import ProviderAway
from notifier.reply.login.client import KEY_SETTING
from notifier.settings import NotifierSettings
from vertrekmelding.doctor.finding import Finding, error, ok, warning

_TOO_LOW: Final = ("LoA/low", "PasswordProtectedTransport", "MobileTwoFactor")
"""Words in an `acr` of a password, or of a password with a text message."""


def look_at_reply_login_settings(settings: NotifierSettings) -> Iterator[Finding]:
    """What can be seen without connecting."""
    if not settings.reply_login_is_on:
        yield warning(
            "parents cannot log in; they answer with the code of a letter alone",
            "set NOTIFIER_REPLY_OIDC_ISSUER and what belongs to it",
        )
        return
    if settings.reply_oidc_issuer == settings.workbench_issuer:
        yield error(
            "parents and colleagues log in at the same provider",
            "give NOTIFIER_REPLY_OIDC_ISSUER the broker of DigiD",
        )
    low = [one for one in settings.reply_oidc_acr.split() if any(word in one for word in _TOO_LOW)]
    if low:
        yield error(
            "a level below substantial lets somebody read what is written about a child",
            f"take out of NOTIFIER_REPLY_OIDC_ACR: {' '.join(low)}",
        )
    yield _key(settings.reply_oidc_client_key_file)
    templates = (settings.hint_email_template_id, settings.hint_sms_template_id)
    if None in templates:
        yield warning(
            "holders are not asked for an e-mail address and a mobile number, or for one of them",
            "set NOTIFIER_HINT_EMAIL_TEMPLATE_ID and NOTIFIER_HINT_SMS_TEMPLATE_ID",
        )
    else:
        yield ok(
            "the templates of hints must hold ((bericht)), that of e-mail ((onderwerp)) as its "
            "subject, and nothing else"
        )


def _key(file: Path | None) -> Finding:
    if file is None:
        return warning(
            "the login of parents shows the broker a secret",
            f"OIDC NLgov wants a key: NOTIFIER_{KEY_SETTING}",
        )
    try:
        key_from(file, KEY_SETTING)
    except ValueError as mistake:
        return error(
            str(mistake), "make one with `openssl genrsa 3072` and register its other half"
        )
    return ok("the key of the login of parents can be read")


def look_at_reply_login(settings: NotifierSettings, client: httpx.Client) -> Iterator[Finding]:
    """The endpoints and keys of the broker."""
    if settings.reply_oidc_issuer is None:
        return
    provider = Provider(
        settings.reply_oidc_issuer, client, system_clock, plain_http=settings.test_mode
    )
    try:
        keys = len(provider.keys().keys)
    except ProviderAway as away:
        yield error(
            f"the broker of DigiD cannot be used ({away.code})",
            "check NOTIFIER_REPLY_OIDC_ISSUER and the network",
        )
        return
    if keys:
        yield ok(f"the broker of DigiD answers, and has keys ({keys})")
    else:
        yield error("the broker of DigiD has no keys", "ask whoever runs it")
