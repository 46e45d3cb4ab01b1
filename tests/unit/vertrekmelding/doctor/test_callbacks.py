from uuid import UUID

import pytest
from pydantic import SecretStr, ValidationError

from notifier.receipts.routes import is_one_of
from notifier.receipts.settings import ReceiptSettings, callback_tokens
from notifier.settings import NotifierSettings
from vertrekmelding.doctor.callbacks import look_at_callback_settings
from vertrekmelding.doctor.finding import Level

ONE, OTHER = "a" * 32, "b" * 32
TEMPLATE = UUID("11111111-2222-4333-8444-555555555555")


def of(*, sms: UUID | None, tokens: str | None) -> NotifierSettings:
    """Only what is looked at here; nothing is validated."""
    return NotifierSettings.model_construct(
        oncall_sms_template_id=sms,
        hint_email_template_id=None,
        hint_sms_template_id=None,
        notifynl_callback_tokens=None if tokens is None else SecretStr(tokens),
    )


@pytest.mark.parametrize(
    ("settings", "levels"),
    [
        (of(sms=None, tokens=None), []),
        (of(sms=TEMPLATE, tokens=None), [Level.WARNING]),
        (of(sms=TEMPLATE, tokens=ONE), [Level.OK]),
        (of(sms=TEMPLATE, tokens=f"{ONE},{OTHER}"), [Level.OK]),
    ],
)
def test_who_sends_texts_hears_whether_notifynl_can_call_back(
    settings: NotifierSettings, levels: list[Level]
) -> None:
    assert [finding.level for finding in look_at_callback_settings(settings)] == levels


@pytest.mark.parametrize("given", ["kort", f"{ONE},", f"{ONE},{OTHER},{ONE}", f"{ONE[:-1]} x"])
def test_a_token_that_is_none_is_told_without_being_repeated(given: str) -> None:
    with pytest.raises(ValidationError) as caught:
        ReceiptSettings.model_validate({"notifynl_callback_tokens": given})
    said = "; ".join(one["msg"] for one in caught.value.errors(include_input=False))
    assert "NOTIFYNL_CALLBACK_TOKENS" in said
    assert given not in said


def test_a_header_is_held_against_every_token() -> None:
    tokens = callback_tokens(SecretStr(f"{ONE},{OTHER}"))
    assert is_one_of(tokens, f"Bearer {ONE}")
    assert is_one_of(tokens, f"bearer {OTHER}")
    for wrong in (None, "", ONE, f"Basic {ONE}", f"Bearer {ONE[:-1]}", f"Bearer {ONE},{OTHER}"):
        assert not is_one_of(tokens, wrong)
    assert not is_one_of((), "Bearer ")
