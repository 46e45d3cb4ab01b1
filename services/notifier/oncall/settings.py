"""What is told about calling people; part of the settings of the notifier."""

import base64
import binascii
from typing import Final, Self
from uuid import UUID

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings

SECRET_PREFIX: Final = "whsec_"  # noqa: S105 -- of the public notation, no secret
_SHORTEST, _LONGEST = 24, 64


class OnCallSettings(BaseSettings):
    """With neither webhook nor SMS nobody can be called, and the service says so."""

    oncall_webhook_url: str | None = None
    """Full address to which a call is posted (CloudEvent, signed as in Standard Webhooks)."""

    oncall_webhook_secret: SecretStr | None = None
    """Shared with the receiver: `whsec_` and 24 to 64 bytes in base64."""

    oncall_sms_template_id: UUID | None = None
    """Template at NotifyNL of a text message without any placeholder."""

    oncall_answer_minutes: float = Field(default=5, gt=0, le=60)
    """So long somebody has to answer before the next is called."""

    oncall_warning_minutes: float = Field(default=30, gt=0, le=240)
    """So long before the clock of a hold runs out somebody is called."""

    oncall_again_minutes: float = Field(default=30, gt=0, le=240)
    """When nobody answered, everybody is called again after so long."""

    @field_validator("oncall_webhook_secret", mode="after")
    @classmethod
    def _a_whole_secret(cls, given: SecretStr | None) -> SecretStr | None:
        if given is not None:
            webhook_key(given)
        return given

    @model_validator(mode="after")
    def _address_with_secret(self) -> Self:
        if (self.oncall_webhook_url is None) != (self.oncall_webhook_secret is None):
            message = "ONCALL_WEBHOOK_URL and ONCALL_WEBHOOK_SECRET belong together"
            raise ValueError(message)
        return self


def webhook_key(secret: SecretStr) -> bytes:
    """The bytes to sign with. Raises ``ValueError`` that repeats nothing of it."""
    text = secret.get_secret_value()
    try:
        key = base64.b64decode(text.removeprefix(SECRET_PREFIX), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if not text.startswith(SECRET_PREFIX) or not _SHORTEST <= len(key) <= _LONGEST:
        message = f"write {SECRET_PREFIX} and {_SHORTEST} to {_LONGEST} bytes in base64"
        raise ValueError(message)
    return key
