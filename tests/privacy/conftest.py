"""The real logging pipeline, written to memory."""

import io
import logging
import sys
import threading
from collections.abc import Iterator

import pytest
import structlog

from foundation.log import configure_logging
from tests.privacy.markers import PersonMarkers, labelled, people


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """Everything any library logs, down to DEBUG; what the pipeline takes over is given back."""
    root = logging.getLogger()  # noqa: TID251 -- to give back what was there
    kept = (root.handlers, root.level)
    hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    configure_logging("privacy", level="DEBUG")
    yield stream
    logging.captureWarnings(capture=False)
    root.handlers = kept[0]
    root.setLevel(kept[1])
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()


@pytest.fixture
def person() -> PersonMarkers:
    return next(people(9))


@pytest.fixture
def markers(person: PersonMarkers) -> dict[str, str]:
    return labelled({"person": person})
