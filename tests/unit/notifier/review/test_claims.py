"""From a provider's words to roles; whoever has none that counts stays outside."""

from datetime import UTC, datetime
from typing import Any

import pytest

from notifier.login.refusal import LoginRefused, Reason
from notifier.review.access.claims import ClaimMap, visitor_of
from notifier.staff.roles import Role

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
OIN = "00000009900000000000"
ROLES = {"b": Role.REVIEWER, "g": Role.MUNICIPAL_SPECIALIST, "a": Role.AUDITOR}
FLAT = ClaimMap("roles", ROLES, "oin", "until")


def roles(claims: dict[str, Any], where: ClaimMap = FLAT) -> frozenset[Role]:
    return visitor_of({"sub": "someone"} | claims, where, NOW).roles_at(NOW)


@pytest.mark.parametrize("claim", [["b", "unknown"], "b unknown", ["b", 7, None]])
def test_known_words_count(claim: object) -> None:
    assert roles({"roles": claim}) == {Role.REVIEWER}


def test_a_claim_may_lie_deeper_or_have_a_name_with_dots() -> None:
    deeper = ClaimMap("realm_access.roles", ROLES, "oin", "until")
    assert roles({"realm_access": {"roles": ["b"]}}, deeper) == {Role.REVIEWER}
    url = ClaimMap("https://example.org/roles", ROLES, "oin", "until")
    assert roles({"https://example.org/roles": ["b"]}, url) == {Role.REVIEWER}


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"roles": None},
        {"roles": {"b": True}},
        {"roles": ["B"]},
        {"roles": ["g"]},
        {"roles": ["g"], "oin": "0000000990000000000"},
        {"roles": ["g"], "oin": 990000000000},
        {"roles": ["a"]},
        {"roles": ["a"], "until": int(NOW.timestamp())},
        {"roles": ["a"], "until": "2026-11-21"},
        {"roles": ["a"], "until": "soon"},
        {"roles": ["a"], "until": True},
        {"roles": ["a"], "until": 10**30},
    ],
)
def test_no_role_that_counts_now(claims: dict[str, Any]) -> None:
    with pytest.raises(LoginRefused) as caught:
        roles(claims)
    assert (caught.value.reason, caught.value.subject) == (Reason.NO_ROLE, "someone")


def test_a_specialist_has_a_municipality() -> None:
    assert roles({"roles": ["g"], "oin": OIN}) == {Role.MUNICIPAL_SPECIALIST}
    assert roles({"roles": ["g", "b"]}) == {Role.REVIEWER}


def test_the_last_day_of_an_auditor_counts_in_amsterdam() -> None:
    visitor = visitor_of({"sub": "s", "roles": ["a"], "until": "2026-11-22"}, FLAT, NOW)
    last = datetime(2026, 11, 22, 22, 59, 59, tzinfo=UTC)
    assert visitor.roles_at(last) == {Role.AUDITOR}
    assert visitor.roles_at(datetime(2026, 11, 22, 23, tzinfo=UTC)) == frozenset()
    assert visitor.over_at == datetime(2026, 11, 22, 23, tzinfo=UTC)


def test_who_has_another_role_goes_on_with_that() -> None:
    visitor = visitor_of({"sub": "s", "roles": ["a", "b"], "until": "2026-11-22"}, FLAT, NOW)
    assert visitor.over_at is None
    assert visitor.roles_at(datetime(2026, 11, 23, 23, tzinfo=UTC)) == {Role.REVIEWER}
