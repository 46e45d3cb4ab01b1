"""All of the pages for parents, or none; and never two things in one Redis database."""

import base64

import pytest
from pydantic import ValidationError

from notifier.settings import NotifierSettings
from tests.unit.vertrekmelding.doctor.test_secrets import FINE
from vertrekmelding.doctor.finding import Level
from vertrekmelding.doctor.reply import look_at_reply_settings
from vertrekmelding.doctor.secrets import unfit_secrets

KEY = base64.b64encode(bytes(range(7, 39))).decode()
REPLY = {
    "reply_url": "https://antwoord.example",
    "reply_sessions_url": "redis://redis:6379/1",
    "reply_limits_url": "redis://redis:6379/2",
    "reply_code_keys": KEY,
}


def settings(**changed: object) -> NotifierSettings:
    return NotifierSettings.model_validate(FINE | REPLY | changed)


def test_whole_settings_say_where_letters_send_people() -> None:
    site = settings(reply_trusted_proxies="10.0.0.0/8, 2001:db8::/32").reply_site
    assert site is not None
    assert site.site == "antwoord.example/antwoord"
    assert KEY not in repr(site)
    assert NotifierSettings.model_validate(FINE).reply_site is None


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"reply_limits_url": None}, "REPLY_LIMITS_URL"),
        ({"reply_limits_url": "redis://redis:6379/0"}, "REPLY_LIMITS_URL is REDIS_URL"),
        ({"reply_limits_url": "redis://redis/1"}, "REPLY_LIMITS_URL is REPLY_SESSIONS_URL"),
        ({"reply_sessions_url": "redis://redis:6379/0"}, "REPLY_SESSIONS_URL"),
        ({"reply_url": "https://a.example/antwoord"}, "write scheme, host"),
        ({"reply_url": "http://a.example"}, "REPLY_URL is http"),
        ({"reply_code_keys": "c2hvcnQ="}, "at least 32 bytes"),
        ({"reply_trusted_proxies": "10.0.0.1/8"}, "write networks such as"),
        ({"reply_leave_url": "javascript:alert(1)"}, "begins with https"),
    ],
)
def test_what_cannot_work_is_refused_with_what_to_do(changed: dict[str, object], told: str) -> None:
    with pytest.raises(ValidationError) as refused:
        settings(**changed)
    assert told in str(refused.value)
    assert KEY not in str(refused.value)


def test_a_key_that_is_also_used_for_more_is_told() -> None:
    shared = settings(reply_code_keys=f"{KEY},{FINE['index_key']}")
    found = [str(one) for one in unfit_secrets(shared)]
    assert any("NOTIFIER_REPLY_CODE_KEYS" in one for one in found)
    assert not list(unfit_secrets(settings()))


def test_doctor_says_what_parents_will_notice() -> None:
    without = list(look_at_reply_settings(NotifierSettings.model_validate(FINE)))
    assert [one.level for one in without] == [Level.WARNING]
    bare = list(look_at_reply_settings(settings()))
    assert [one.level for one in bare] == [Level.WARNING, Level.OK]
    behind = list(look_at_reply_settings(settings(reply_trusted_proxies="10.0.0.0/8")))
    assert [one.level for one in behind] == [Level.OK]
