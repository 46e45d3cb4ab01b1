"""What the notifier is told by its surroundings; every name starts with NOTIFIER_."""

from datetime import timedelta
from pathlib import Path
from typing import Self

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import SettingsConfigDict

from foundation.client_credentials import ClientCredentials
from foundation.settings import ServiceSettings
from notifier.delivery.berichtenbox.settings import BerichtenboxSettings
from notifier.hints.settings import HintSettings
from notifier.letters.content import DEFAULT_SENDER, Sender
from notifier.login.origin import is_loopback
from notifier.oncall.settings import OnCallSettings
from notifier.receipts.settings import ReceiptSettings
from notifier.reply.login.settings import ReplyLoginSettings
from notifier.reply.settings import ReplySettings
from notifier.review.settings import WorkbenchSettings
from notifier.sessions.same_database import same_redis_database


class NotifierSettings(
    WorkbenchSettings,
    ReplySettings,
    ReplyLoginSettings,
    HintSettings,
    OnCallSettings,
    ReceiptSettings,
    BerichtenboxSettings,
    ServiceSettings,
):
    """Settings of one process of the notifier."""

    model_config = SettingsConfigDict(
        env_prefix="NOTIFIER_", extra="ignore", hide_input_in_errors=True, frozen=True
    )

    database_schema: str = "notifier"
    audience: str = "notifier"

    adapter_url: str
    """Base address of the BRP adapter, without ``/v1``."""

    adapter_audience: str = "brp_adapter"
    adapter_scope: str = "vertrekken:vaststellen"

    token_url: str
    client_id: str
    client_secret: SecretStr

    notifynl_base_url: str
    notifynl_api_key: SecretStr

    rvdk_url: str
    """Full address to which events for RvdK IKO are posted."""

    ca_ika_url: str
    rvdk_oin: str = Field(pattern=r"^[0-9]{20}$")
    ca_ika_oin: str = Field(pattern=r"^[0-9]{20}$")
    receiver_audience: str = ""
    """With an audience, flags are posted with a bearer token for it."""

    receiver_scope: str = "gebeurtenissen:schrijven"

    sender_oin: str = Field(pattern=r"^[0-9]{20}$")
    """Our own OIN: our events go out under it, and only a token with it hands over facts."""

    sender_name: str = DEFAULT_SENDER.name
    sender_return_line: str = DEFAULT_SENDER.return_line
    sender_phone: str = DEFAULT_SENDER.phone
    sender_website: str | None = DEFAULT_SENDER.website
    sender_reply_address: str = DEFAULT_SENDER.reply_address

    policy_file: Path | None = None
    """Without one everything is in shadow: nothing leaves."""

    public_url: str = "https://localhost"
    """Address under which this API is known outside, for references in events."""

    retry_scale: float = Field(default=1.0, gt=0, le=1)
    """Below 1 only in demonstrations and tests."""

    settling_seconds: float | None = Field(default=None, ge=0)
    """Instead of the window of the policy; only in demonstrations and tests."""

    maybe_sent_wait_seconds: float = Field(default=60, ge=0)
    """After this a letter that the provider does not have can no longer arrive there."""

    fresh_seconds: float = Field(default=300, ge=0, le=300)
    """Older facts are established anew before a letter leaves (five minutes, and never more)."""

    @model_validator(mode="after")
    def _sessions_beside_the_broker(self) -> Self:
        sessions = self.workbench_sessions_url
        if sessions is not None and same_redis_database(
            sessions.get_secret_value(), self.redis_url.get_secret_value()
        ):
            message = "WORKBENCH_SESSIONS_URL is the broker's: use a Redis database of its own"
            raise ValueError(message)
        return self

    @model_validator(mode="after")
    def _workbench_over_tls(self) -> Self:
        url = self.workbench_url or ""
        # That it is also in test mode is looked at where every process starts (refuse_unfit).
        if url.startswith("http:") and not is_loopback(url):
            message = "WORKBENCH_URL is http: only on loopback, in test mode"
            raise ValueError(message)
        return self

    @model_validator(mode="after")
    def _reply_pages_beside_the_others(self) -> Self:
        url = self.reply_url or ""
        if url.startswith("http:") and not is_loopback(url):
            message = "REPLY_URL is http: only on loopback, in test mode"
            raise ValueError(message)
        kept = {
            "REDIS_URL": self.redis_url,
            "WORKBENCH_SESSIONS_URL": self.workbench_sessions_url,
            "REPLY_SESSIONS_URL": self.reply_sessions_url,
        }
        limits = self.reply_limits_url
        for name, other in kept.items():
            if limits and other and _same(limits, other):
                message = f"REPLY_LIMITS_URL is {name}: use a Redis database of its own"
                raise ValueError(message)
        if self.reply_sessions_url and _same(self.reply_sessions_url, self.redis_url):
            message = "REPLY_SESSIONS_URL is the broker's: use a Redis database of its own"
            raise ValueError(message)
        return self

    @property
    def sender(self) -> Sender:
        """The neutral national sender on every letter."""
        return Sender(
            name=self.sender_name,
            return_line=self.sender_return_line,
            phone=self.sender_phone,
            website=self.sender_website,
            reply_address=self.sender_reply_address,
        )

    @property
    def settling_override(self) -> timedelta | None:
        """The window for brothers and sisters, when it is not that of the policy."""
        seconds = self.settling_seconds
        return None if seconds is None else timedelta(seconds=seconds)

    @property
    def credentials_for_adapter(self) -> ClientCredentials:
        """As whom the notifier asks for a token for the adapter."""
        return self._credentials(self.adapter_audience, self.adapter_scope)

    @property
    def credentials_for_receivers(self) -> ClientCredentials | None:
        """For RvdK and Ca IKA; None where flags go without a token."""
        if not self.receiver_audience:
            return None
        return self._credentials(self.receiver_audience, self.receiver_scope)

    def credentials_for(self, audience: str, scope: str) -> ClientCredentials:
        """For the address of a municipality, as its policy names them."""
        return self._credentials(audience, scope)

    def _credentials(self, audience: str, scope: str) -> ClientCredentials:
        return ClientCredentials(
            self.token_url, self.client_id, self.client_secret, scope, audience=audience
        )


def _same(one: SecretStr, other: SecretStr) -> bool:
    return same_redis_database(one.get_secret_value(), other.get_secret_value())
