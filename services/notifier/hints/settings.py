"""What is told about hints; part of the settings of the notifier."""

from uuid import UUID

from pydantic_settings import BaseSettings


class HintSettings(BaseSettings):
    """With neither, nobody is asked for an address, and no hint ever goes."""

    hint_email_template_id: UUID | None = None
    """Template at NotifyNL of an e-mail: subject `((onderwerp))`, text `((bericht))`."""

    hint_sms_template_id: UUID | None = None
    """Template at NotifyNL of a text message: `((bericht))`."""
