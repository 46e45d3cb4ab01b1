"""Whether our credentials are taken, without asking about anybody or sending anything."""

from collections.abc import Iterator
from uuid import UUID

import httpx

from brp_adapter.settings import AdapterSettings
from foundation.client_credentials import BearerTokens, ClientCredentials, TokenUnavailable
from foundation.clock import system_clock
from foundation.provider_errors import ProviderError
from notifier.delivery.channel import CannotSay
from notifier.delivery.notifynl import NotifyNLLetters
from notifier.settings import NotifierSettings
from vertrekmelding.doctor.finding import Finding, error, ok, warning

_NO_LETTER = UUID(int=0)
"""No letter of ours has this reference."""


def credentials_of_adapter(settings: AdapterSettings) -> Iterator[tuple[str, ClientCredentials]]:
    """For whom the adapter asks a token, and with what."""
    yield "the notifier", settings.credentials_for_notifier
    if settings.api_key is None:
        yield "the BRP", settings.credentials_for_register


def credentials_of_notifier(settings: NotifierSettings) -> Iterator[tuple[str, ClientCredentials]]:
    """For whom the notifier asks a token, and with what."""
    yield "the adapter", settings.credentials_for_adapter
    if settings.credentials_for_receivers is not None:
        yield "RvdK and Ca IKA", settings.credentials_for_receivers


def look_at_token(name: str, credentials: ClientCredentials, client: httpx.Client) -> Finding:
    """The issuer gives one; whether its reader takes it shows only at the first real message."""
    try:
        BearerTokens(credentials, client, system_clock).see()
    except TokenUnavailable as refused:
        if refused.passing:
            return warning(f"{name} is not given now ({refused.code})", "look again later")
        return error(
            f"{name} is refused ({refused.code})",
            "check TOKEN_URL, CLIENT_ID, CLIENT_SECRET, audience and scope with the issuer",
        )
    except (httpx.InvalidURL, ValueError) as mistake:
        return error(f"{name} cannot be asked ({type(mistake).__name__})", "check TOKEN_URL")
    return ok(f"{name} is given")


def look_at_notifynl(settings: NotifierSettings) -> Finding:
    """It takes our key: asked for a letter that does not exist, as before sending in doubt."""
    try:
        channel = NotifyNLLetters(
            base_url=settings.notifynl_base_url,
            api_key=settings.notifynl_api_key.get_secret_value(),
        )
        found = channel.find(_NO_LETTER)
    except ProviderError as mistake:
        return error(
            f"NotifyNL does not answer ({mistake.code})", "check its address and the network"
        )
    except (ValueError, AssertionError) as mistake:
        return error(
            f"NotifyNL cannot be asked ({type(mistake).__name__})",
            "check NOTIFIER_NOTIFYNL_BASE_URL and NOTIFIER_NOTIFYNL_API_KEY",
        )
    if isinstance(found, CannotSay):
        return error(
            f"NotifyNL refuses us ({found.code})", "check NOTIFIER_NOTIFYNL_API_KEY and our clock"
        )
    return ok("NotifyNL answers and takes our key")
