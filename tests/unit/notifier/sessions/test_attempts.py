"""A login that is under way goes on where it was begun, and for ten minutes."""

from datetime import UTC, datetime, timedelta

from foundation.encryption import KeyRing
from notifier.sessions.attempts import LIFETIME, Attempt, Attempts

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
RING = KeyRing({"k1": bytes(range(32))})
ATTEMPT = Attempt("state", "nonce", "verifier", "/werkbank")


def attempts(space: str, now: datetime = NOW) -> Attempts:
    return Attempts(RING, lambda: now, space=space)


def test_it_is_taken_up_where_it_was_begun() -> None:
    assert attempts("workbench").take(attempts("workbench").seal(ATTEMPT)) == ATTEMPT


def test_other_pages_cannot_go_on_with_it() -> None:
    assert attempts("answer").take(attempts("workbench").seal(ATTEMPT)) is None


def test_it_is_over_after_a_while() -> None:
    sealed = attempts("workbench").seal(ATTEMPT)
    assert attempts("workbench", NOW + LIFETIME - timedelta(seconds=1)).take(sealed) == ATTEMPT
    assert attempts("workbench", NOW + LIFETIME).take(sealed) is None
