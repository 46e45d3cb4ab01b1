"""A workbench is set up whole or not at all, and never less safe than was meant."""

from typing import Any

import pytest
from pydantic import ValidationError

from notifier.login.origin import is_loopback
from notifier.review.settings import WorkbenchSettings
from notifier.sessions.same_database import same_redis_database
from notifier.settings import NotifierSettings
from notifier.staff.roles import Role

WHOLE: dict[str, Any] = {
    "workbench_url": "https://werkbank.example",
    "workbench_issuer": "https://inloggen.example",
    "workbench_client_id": "werkbank",
    "workbench_client_secret": "s",
    "workbench_sessions_url": "redis://r/1",
}
REST: dict[str, Any] = {
    name: "https://x.example"
    for name, info in NotifierSettings.model_fields.items()
    if info.is_required()
} | {
    "redis_url": "redis://r/0",
    **dict.fromkeys(("rvdk_oin", "ca_ika_oin", "sender_oin"), "0" * 20),
}


def mistakes(**change: object) -> str:
    with pytest.raises(ValidationError) as caught:
        NotifierSettings.model_validate(REST | WHOLE | change)
    return str(caught.value)


def test_whole_or_nothing() -> None:
    assert NotifierSettings.model_validate(REST | WHOLE).workbench_is_on
    assert not NotifierSettings.model_validate(REST).workbench_is_on


@pytest.mark.parametrize("name", sorted(set(WHOLE) - {"workbench_client_secret"}))
def test_half_of_it_is_refused(name: str) -> None:
    assert name.upper() in mistakes(**{name: None})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"workbench_client_secret": None}, "WORKBENCH_CLIENT_KEY_FILE"),
        ({"workbench_client_key_file": "/k.pem"}, "either"),
        ({"workbench_url": "http://werkbank.example"}, "only on loopback"),
        ({"workbench_url": "http://werkbank.example", "test_mode": True}, "only on loopback"),
        ({"workbench_url": "https://werkbank.example/pad"}, "scheme, host"),
        ({"workbench_url": "werkbank.example"}, "scheme, host"),
        ({"workbench_sessions_url": "redis://r:6379"}, "the broker's"),
        ({"workbench_roles": "reviewer"}, "JSON object"),
        ({"workbench_roles": '{"x": "king"}'}, "workbench_roles"),
        ({"workbench_idle_minutes": 1, "workbench_warning_seconds": 60}, "not shorter"),
        ({"workbench_warning_seconds": 5}, "workbench_warning_seconds"),
    ],
)
def test_what_cannot_be_is_refused(change: dict[str, object], said: str) -> None:
    assert said in mistakes(**change)


def test_roles_come_from_json() -> None:
    given = '{"IKO-medewerkers": "reviewer"}'
    settings = WorkbenchSettings.model_validate({"workbench_roles": given})
    assert settings.workbench_roles == {"IKO-medewerkers": Role.REVIEWER}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("redis://a/0", "redis://a:6379", True),
        ("redis://:one@a:6379/0", "redis://:two@a/0", True),
        ("redis://a/0", "redis://a/1", False),
        ("redis://a/0", "redis://b/0", False),
        ("redis://a:1/0", "redis://a:2/0", False),
        ("rediss://a/0", "redis://a/0", True),
    ],
)
def test_the_same_redis_is_recognised(one: str, other: str, same: bool) -> None:  # noqa: FBT001
    assert same_redis_database(one, other) is same


@pytest.mark.parametrize("url", ["http://127.0.0.1:80", "http://localhost:80", "http://[::1]:80"])
def test_loopback(url: str) -> None:
    assert is_loopback(url)
    assert not is_loopback("http://127.0.0.1.example.org")
