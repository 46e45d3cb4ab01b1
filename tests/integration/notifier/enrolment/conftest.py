"""A notifier that sends hints."""

import pytest

from notifier.settings import NotifierSettings

TEMPLATE = "11111111-2222-4333-8444-555555555555"


@pytest.fixture(scope="module")
def settings(settings: NotifierSettings) -> NotifierSettings:
    return NotifierSettings.model_validate(
        settings.model_dump()
        | {"hint_email_template_id": TEMPLATE, "hint_sms_template_id": TEMPLATE}
    )
