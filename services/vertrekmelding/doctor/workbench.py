"""Whether people can log in to the workbench, without logging anybody in."""

from collections.abc import Iterator

import httpx

from foundation.clock import system_clock
from notifier.login.client_authentication import key_from
from notifier.login.provider import Provider
from notifier.login.refusal import ProviderAway
from notifier.review.settings import KEY_SETTING
from notifier.settings import NotifierSettings
from vertrekmelding.doctor.finding import Finding, error, ok, warning
from vertrekmelding.doctor.reach import look_at_redis_server


def look_at_workbench_settings(settings: NotifierSettings) -> Iterator[Finding]:
    """What can be seen without connecting.

    Not whether its sessions lie in the broker's database: such settings are refused as a whole.
    """
    if not settings.workbench_is_on:
        yield warning("the workbench is off", "set NOTIFIER_WORKBENCH_URL and what belongs to it")
        return
    if settings.workbench_client_key_file is None:
        yield warning(
            "the workbench shows the provider a secret",
            "OIDC NLgov wants a key: NOTIFIER_WORKBENCH_CLIENT_KEY_FILE",
        )
        return
    try:
        key_from(settings.workbench_client_key_file, KEY_SETTING)
    except ValueError as mistake:
        yield error(str(mistake), "make one with `openssl genrsa 3072` and register its other half")
    else:
        yield ok("the key of the workbench can be read")


def look_at_workbench(settings: NotifierSettings, client: httpx.Client) -> Iterator[Finding]:
    """Its Redis, and its provider's endpoints and keys."""
    sessions = settings.workbench_sessions_url
    if not settings.workbench_is_on or sessions is None or settings.workbench_issuer is None:
        return
    yield from look_at_redis_server(
        "Redis for sessions", sessions.get_secret_value(), "check NOTIFIER_WORKBENCH_SESSIONS_URL"
    )
    provider = Provider(
        settings.workbench_issuer, client, system_clock, plain_http=settings.test_mode
    )
    try:
        keys = len(provider.keys().keys)
    except ProviderAway as away:
        yield error(
            f"the provider for logging in cannot be used ({away.code})",
            "check NOTIFIER_WORKBENCH_ISSUER and the network",
        )
        return
    if keys:
        yield ok(f"the provider for logging in answers, and has keys ({keys})")
    else:
        yield error("the provider for logging in has no keys", "ask whoever runs it")
