"""As whom we stand before the broker of DigiD."""

from typing import Final

import httpx

from notifier.login.client import LoginClient
from notifier.login.client_authentication import authentication_with
from notifier.login.provider import Provider
from notifier.login.site import Site
from notifier.reply.opening.reader import SPACE
from notifier.reply.pages.forms import Address
from notifier.service import Service
from notifier.sessions.attempts import Attempts
from notifier.settings import NotifierSettings

KEY_SETTING: Final = "REPLY_OIDC_CLIENT_KEY_FILE"


def login_client(
    settings: NotifierSettings, service: Service, client: httpx.Client
) -> LoginClient | None:
    """Connected to nothing; None where parents cannot log in.

    Raises ``ValueError`` for a key that cannot be read.
    """
    issuer, client_id = settings.reply_oidc_issuer, settings.reply_oidc_client_id
    if issuer is None or client_id is None:
        return None
    return LoginClient(
        client_id=client_id,
        provider=Provider(issuer, client, service.clock, plain_http=settings.test_mode),
        authentication=authentication_with(
            client_id,
            service.clock,
            key_file=settings.reply_oidc_client_key_file,
            secret=settings.reply_oidc_client_secret,
            setting=KEY_SETTING,
        ),
        acr=tuple(settings.reply_oidc_acr.split()),
        site=Site(
            origin=settings.reply_url or "",
            home=Address.START,
            login=Address.LOG_IN,
            returns=Address.LOGGED_IN,
        ),
        attempts=Attempts(service.keyring, service.clock, space=SPACE),
        clock=service.clock,
    )
