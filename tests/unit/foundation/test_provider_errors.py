from datetime import timedelta

import httpx
import pytest

from foundation.provider_errors import MaybeSent, NotSent, Refused, classify, classify_status

URL = "https://example.invalid/personen/999990019"


@pytest.mark.parametrize("kind", [httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout])
def test_no_connection_means_not_sent(kind: type[httpx.TransportError]) -> None:
    assert type(classify(kind(URL))) is NotSent


@pytest.mark.parametrize(
    "kind",
    [httpx.ReadTimeout, httpx.ReadError, httpx.WriteError, httpx.WriteTimeout,
     httpx.RemoteProtocolError],
)  # fmt: skip
def test_a_broken_answer_means_maybe_sent(kind: type[httpx.TransportError]) -> None:
    assert type(classify(kind(URL))) is MaybeSent


@pytest.mark.parametrize(
    ("status", "kind"),
    [(429, NotSent), (503, NotSent), (500, MaybeSent), (502, MaybeSent), (504, MaybeSent),
     (501, MaybeSent), (200, MaybeSent), (400, Refused), (401, Refused), (404, Refused),
     (409, Refused), (302, Refused)],
)  # fmt: skip
def test_a_status_says_what_to_do(status: int, kind: type[Exception]) -> None:
    error = classify_status(status)
    assert type(error) is kind
    assert error.code == f"http_{status}"


def test_retry_after_in_seconds_is_kept_and_a_date_is_not() -> None:
    waiting = classify(httpx.Response(429, headers={"Retry-After": "120"}))
    assert isinstance(waiting, NotSent)
    assert waiting.retry_after == timedelta(minutes=2)
    dated = classify_status(503, "Wed, 21 Oct 2026 07:28:00 GMT")
    assert isinstance(dated, NotSent)
    assert dated.retry_after is None


@pytest.mark.parametrize(
    ("header", "wait"),
    [("99999999999999999", 86_400), ("9" * 5000, 86_400), ("0000000000012", 12), ("0", 0),
     ("86401", 86_400), ("\N{SUPERSCRIPT TWO}", None), ("-1", None), ("", None), (None, None)],
)  # fmt: skip
def test_no_header_makes_us_wait_longer_than_a_day(header: str | None, wait: int | None) -> None:
    found = classify_status(503, header)
    assert isinstance(found, NotSent)
    assert found.retry_after == (None if wait is None else timedelta(seconds=wait))


def test_neither_url_nor_body_is_repeated() -> None:
    request = httpx.Request("GET", URL)
    response = httpx.Response(400, text="999990019", request=request)
    for failure in (
        httpx.ConnectError(URL, request=request),
        httpx.HTTPStatusError(URL, request=request, response=response),
    ):
        error = classify(failure)
        assert "999990019" not in f"{error!r} {error} {error.__dict__}"
