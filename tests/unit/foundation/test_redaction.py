"""A marker number is sent through every door of the log and must come out of none."""

import io
import json
import logging
import sys
import threading
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from foundation.log import configure_logging, get_logger
from foundation.redaction import MASK, mask, redact

MARKER = "999990019"
foreign_logger = logging.getLogger  # noqa: TID251 -- these tests play the library
UUID_WITH_NINE_DIGITS = "a1234567-89ab-4def-8abc-a123456789bc"


@dataclass
class Lines:
    stream: io.StringIO

    def text(self) -> str:
        return self.stream.getvalue()

    def last(self) -> dict[str, object]:
        line: dict[str, object] = json.loads(self.text().splitlines()[-1])
        return line


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[Lines]:
    """Real pipeline, written to memory; everything it takes over is given back."""
    root = foreign_logger()
    kept = (root.handlers, root.level)
    hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    # An earlier test of this process may have left an id behind: every call to others binds one.
    structlog.contextvars.clear_contextvars()
    configure_logging("test", level="DEBUG")
    yield Lines(stream)
    logging.captureWarnings(capture=False)
    root.handlers = kept[0]
    root.setLevel(kept[1])
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()


class Model(BaseModel):
    anything: str


class Named(Exception):
    code = "23505"


def test_our_own_fields(lines: Lines) -> None:
    get_logger("x").info(
        f"event {MARKER}",
        bsn=MARKER,
        functieAdres="Straat 1",
        lease_token="t",
        number=int(MARKER),
        model=Model(anything=MARKER),
        raw=MARKER.encode(),
        nested={"naam": "Jansen", "deep": [{MARKER: f"a{MARKER}b"}]},
        row_id=UUID(UUID_WITH_NINE_DIGITS),
        count=3,
    )
    assert MARKER not in lines.text()
    assert "Jansen" not in lines.text()
    assert "Straat" not in lines.text()
    line = lines.last()
    assert line["row_id"] == UUID_WITH_NINE_DIGITS
    assert line["count"] == 3
    assert line["process"] == "test"
    assert line["redacted"] == ["bsn", "functieAdres", "lease_token"]


def test_an_exception_shows_kind_place_and_code_only(lines: Lines) -> None:
    try:
        try:
            int(f"Jansen {MARKER}")
        except ValueError as error:
            raise Named(MARKER) from error
    except Named:
        get_logger("x").exception("went_wrong")
    assert MARKER not in lines.text()
    assert "Jansen" not in lines.text()
    outline = lines.last()["error"]
    assert isinstance(outline, list)
    assert [link["type"].rpartition(".")[2] for link in outline] == ["Named", "ValueError"]
    assert outline[0]["code"] == "23505"
    assert "test_an_exception_shows" in outline[0]["frames"][-1]


def test_a_library_that_logs_an_exception_with_arguments(lines: Lines) -> None:
    try:
        int("Jansen " + MARKER)
    except ValueError as error:
        foreign_logger("celery.app.trace").log(
            logging.ERROR,
            "Task %(name)s[%(id)s] raised unexpected: %(exc)s",
            {"name": "wake", "id": UUID_WITH_NINE_DIGITS, "exc": repr(error)},
            exc_info=True,
        )
    assert MARKER not in lines.text()
    assert "Jansen" not in lines.text()
    assert lines.last()["task_id"] == UUID_WITH_NINE_DIGITS
    assert lines.last()["level"] == "error"


def test_a_library_message_has_the_same_shape(lines: Lines) -> None:
    foreign_logger("uvicorn.error").info("Started on %s for %s", "8000", MARKER)
    assert lines.last()["event"] == f"Started on 8000 for {MASK}"
    assert set(lines.last()) == {"event", "level", "logger", "process", "timestamp"}


def test_a_malformed_record_does_not_spill_its_arguments(
    lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = foreign_logger()
    ours = [handler for handler in root.handlers if type(handler).__name__ == "_Handler"]
    monkeypatch.setattr(root, "handlers", ours)  # pytest's own handler fails loudly
    foreign_logger("careless").warning("%d persons", "Jansen " + MARKER)
    assert MARKER not in lines.text()
    assert "Jansen" not in lines.text()


def test_http_clients_do_not_log_urls(lines: Lines) -> None:
    for name in ("httpx", "httpcore.http11", "notifications_python_client.base", "urllib3"):
        foreign_logger(name).info("GET https://example.invalid/%s", MARKER)
    assert lines.text() == ""


@pytest.mark.filterwarnings("default")
def test_warnings_and_uncaught_exceptions(lines: Lines) -> None:
    warnings.warn("careless " + MARKER, stacklevel=1)
    error = ValueError("Jansen " + MARKER)
    sys.excepthook(ValueError, error, None)
    thread = threading.Thread(target=lambda: 1 / 0 if MARKER else None)
    thread.start()
    thread.join()
    assert MARKER not in lines.text()
    assert "Jansen" not in lines.text()
    events = [json.loads(line)["event"] for line in lines.text().splitlines()]
    assert events[-2:] == ["uncaught_exception", "uncaught_exception_in_thread"]


def test_the_console_form_is_redacted_too(lines: Lines, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", lines.stream)
    configure_logging("test", fmt="console", level="DEBUG")
    try:
        int("Jansen " + MARKER)
    except ValueError:
        get_logger("x").exception("went_wrong", bsn=MARKER)
    assert "went_wrong" in lines.text()
    assert MARKER not in lines.text()
    assert "Jansen" not in lines.text()


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_marker_is_masked_wherever_it_stands(before: str, after: str) -> None:
    if before[-1:].isdigit() or after[:1].isdigit():
        return
    assert MARKER not in mask(before + MARKER + after)


@pytest.mark.parametrize(
    "text", ["9999.90.019", "999 990 019", "ouder@voorbeeld.nl", f"x{MARKER}y", f"/p/{MARKER}?q"]
)
def test_other_ways_of_writing(text: str) -> None:
    assert MASK in mask(text)


@pytest.mark.parametrize(
    "text", [UUID_WITH_NINE_DIGITS, "2026-11-21T23:12:40.123456Z", "00000009900000000000", "1234"]
)
def test_what_must_stay_readable(text: str) -> None:
    assert mask(text) == text


@given(st.dictionaries(st.text(max_size=8), st.one_of(st.text(), st.integers(), st.binary())))
def test_redaction_never_fails(event: dict[str, object]) -> None:
    redact(None, "info", dict(event))
