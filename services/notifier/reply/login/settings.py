"""What the login of parents is told by its surroundings; part of the settings of the notifier.

All of it left out: one comes in with the code of a letter only. Some of it: no process starts.
"""

from pathlib import Path
from typing import Final, Self

from pydantic import SecretStr, model_validator
from pydantic_settings import BaseSettings

_NEEDED: Final = ("issuer", "client_id")


class ReplyLoginSettings(BaseSettings):
    """Every name starts with ``reply_oidc_``."""

    reply_oidc_issuer: str | None = None
    """The broker in front of DigiD, as it names itself (`iss`)."""

    reply_oidc_client_id: str | None = None
    """As which client we are known there; redirect address: `/antwoord/inloggen/terug`."""

    reply_oidc_client_key_file: Path | None = None
    """PEM file with our RSA key for `private_key_jwt` (OIDC NLgov), at best one of 3072 bits."""

    reply_oidc_client_secret: SecretStr | None = None
    """In place of a key, at a broker that knows only secrets (`client_secret_basic`)."""

    reply_oidc_acr: str = "http://eidas.europa.eu/LoA/substantial http://eidas.europa.eu/LoA/high"
    """Levels of assurance (`acr`) that are enough, as the broker writes them, with spaces between
    them. Whoever comes with less is told how to log in with more."""

    reply_oidc_bsn_claim: str = "bsn"
    """Claim of the id_token with the burgerservicenummer; dots go deeper."""

    reply_oidc_acting_claim: str = "act"
    """Claim that is there only when somebody acts for another (DigiD Machtigen), who is refused."""

    @model_validator(mode="after")
    def _whole_login_or_none(self) -> Self:
        missing = [name for name in _NEEDED if getattr(self, f"reply_oidc_{name}") is None]
        secrets = (self.reply_oidc_client_key_file, self.reply_oidc_client_secret)
        if len(missing) == len(_NEEDED) and secrets == (None, None):
            return self
        if missing:
            names = ", ".join(f"REPLY_OIDC_{name.upper()}" for name in missing)
            message = f"the login of parents also needs {names}"
            raise ValueError(message)
        if (secrets[0] is None) == (secrets[1] is None):
            message = "give either REPLY_OIDC_CLIENT_KEY_FILE or REPLY_OIDC_CLIENT_SECRET"
            raise ValueError(message)
        if not self.reply_oidc_acr.split():
            message = "REPLY_OIDC_ACR names no level: anybody could log in"
            raise ValueError(message)
        if getattr(self, "reply_url", None) is None:
            message = "the login of parents also needs REPLY_URL and what belongs to it"
            raise ValueError(message)
        return self

    @property
    def reply_login_is_on(self) -> bool:
        """Whether parents can log in."""
        return self.reply_oidc_issuer is not None
