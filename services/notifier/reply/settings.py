"""What the pages for parents are told by their surroundings; part of the settings of the notifier.

All of it left out: one answers by telephone and post. Some of it: the process does not start.
"""

from datetime import timedelta
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Annotated, Final, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode

from notifier.login.origin import origin_of
from notifier.reply.code_keys import CodeKeys, ReplySite

Network = IPv4Network | IPv6Network
_NEEDED: Final = ("url", "sessions_url", "limits_url", "code_keys")


class ReplySettings(BaseSettings):
    """Every name starts with ``reply_``, of validators too: of two of one name one is lost."""

    reply_url: str | None = None
    """Scheme and host (and port) of the neutral domain under which parents reach `/antwoord`;
    `http` only in test mode on loopback."""

    reply_sessions_url: SecretStr | None = None
    """Redis for sessions: never the database of the broker."""

    reply_limits_url: SecretStr | None = None
    """Redis for counting tries: a database of its own, so that emptying it ends no session."""

    reply_code_keys: SecretStr | None = None
    """Keys of 32 bytes for the codes on letters, in base64 with commas between them; the last is
    for new codes, and a code under any of them is good."""

    reply_code_days: float = Field(default=120, gt=0, le=400)
    """How long a code is good, from the day of its letter."""

    reply_idle_minutes: float = Field(default=15, ge=1, le=60)
    """After so long without doing anything a parent begins again."""

    reply_session_minutes: float = Field(default=120, ge=1, le=600)
    """After so long one begins again whatever one does."""

    reply_tries_per_address: int = Field(default=60, ge=1)
    """Codes that may be typed in an hour from one network address (IPv6: from one /64), right or
    wrong. A shelter or a mobile network has one address for many."""

    reply_trusted_proxies: Annotated[tuple[Network, ...], NoDecode] = ()
    """Networks of our own proxies, with commas between them: only of what these hand on is
    `X-Forwarded-For` believed. Without any, the address is that of the connection."""

    reply_leave_url: str = "https://www.knmi.nl/"
    """Where "quickly away" goes: a page that nobody asks about."""

    @field_validator("reply_trusted_proxies", mode="before")
    @classmethod
    def _reply_networks(cls, given: object) -> object:
        if not isinstance(given, str):
            return given
        try:
            return tuple(ip_network(one.strip()) for one in given.split(",") if one.strip())
        except ValueError:
            message = "write networks such as 10.0.0.0/8,2001:db8::/32"
            raise ValueError(message) from None

    @field_validator("reply_url", mode="after")
    @classmethod
    def _reply_is_an_origin(cls, given: str | None) -> str | None:
        return None if given is None else origin_of(given)

    @field_validator("reply_leave_url", mode="after")
    @classmethod
    def _reply_leaves(cls, given: str) -> str:
        if not given.startswith("https://"):
            message = "write an address that begins with https://"
            raise ValueError(message)
        return given

    @field_validator("reply_code_keys", mode="after")
    @classmethod
    def _reply_keys_readable(cls, given: SecretStr | None) -> SecretStr | None:
        if given is not None:
            CodeKeys.parse(given.get_secret_value())
        return given

    @model_validator(mode="after")
    def _reply_whole(self) -> Self:
        missing = [name for name in _NEEDED if getattr(self, f"reply_{name}") is None]
        if missing and len(missing) < len(_NEEDED):
            names = ", ".join(f"REPLY_{name.upper()}" for name in missing)
            message = f"the pages for parents also need {names}"
            raise ValueError(message)
        return self

    @property
    def reply_site(self) -> ReplySite | None:
        """None where there are no pages for parents."""
        if self.reply_url is None or self.reply_code_keys is None:
            return None
        return ReplySite(
            site=f"{urlsplit(self.reply_url).netloc}/antwoord",
            keys=CodeKeys.parse(self.reply_code_keys.get_secret_value()),
            code_life=timedelta(days=self.reply_code_days),
        )
