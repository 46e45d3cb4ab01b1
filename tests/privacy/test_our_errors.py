"""Whatever error of ours reaches the log, by whatever way, it takes nobody's data along.

Every exception type of our packages is found by itself, so that a new one is looked at too.
"""

import contextlib
import importlib
import io
import pkgutil
import sys
import threading
import traceback
from collections.abc import Iterator
from types import ModuleType

import pytest

import brp_adapter
import contracts
import foundation
import notifier
import vertrekmelding
from foundation.log import get_logger
from tests.privacy.markers import PersonMarkers, found_in

_NOT_IMPORTABLE = {"env", "__main__", "launch", "watchdog"}  # run by others, not imported


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        last = found.name.rpartition(".")[2]
        if last not in _NOT_IMPORTABLE and not last[0].isdigit():
            yield importlib.import_module(found.name)


def _our_errors() -> list[type[Exception]]:
    found = {
        value
        for package in (brp_adapter, contracts, foundation, notifier, vertrekmelding)
        for module in _modules(package)
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, Exception)
        and value.__module__ == module.__name__
    }
    return sorted(found, key=lambda kind: f"{kind.__module__}.{kind.__qualname__}")


ERRORS = _our_errors()


def _raised(kind: type[Exception], person: PersonMarkers) -> Exception:
    """An error of this kind whose text, note and cause are full of markers."""
    error = kind.__new__(kind)
    error.args = (person.bsn, person.full_name)
    for name in ("detail", "places", "reason", "sqlstate", "log", "name"):
        error.__dict__.setdefault(name, person.full_name)
    error.add_note(f"{person.street} {person.town}")
    with contextlib.suppress(kind):
        _fail(error, person)
    return error


def _fail(error: Exception, person: PersonMarkers) -> None:
    try:
        int(f"{person.bsn} {person.email}")
    except ValueError as cause:
        raise error from cause


def test_there_are_many() -> None:
    assert len(ERRORS) > 20


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_an_error_in_the_log(
    kind: type[Exception], person: PersonMarkers, markers: dict[str, str], log: io.StringIO
) -> None:
    error = _raised(kind, person)
    cause = error.__cause__
    assert cause is not None
    assert found_in("".join(traceback.format_exception(cause)), markers)  # in any other program

    get_logger("x").error("failed", exc_info=error)
    sys.excepthook(type(error), error, error.__traceback__)
    threading.excepthook(threading.ExceptHookArgs((type(error), error, error.__traceback__, None)))
    assert log.getvalue().count(kind.__qualname__) >= 3
    assert log.getvalue().count("builtins.ValueError") == 3
    assert not found_in(log.getvalue(), markers)


def test_a_line_that_cannot_be_written(
    person: PersonMarkers, markers: dict[str, str], log: io.StringIO
) -> None:
    class Unprintable:
        def __str__(self) -> str:
            raise RuntimeError(person.full_name)

    get_logger("x").info("event", value=Unprintable(), row={person.bsn: Unprintable()})
    assert "event" in log.getvalue()
    assert not found_in(log.getvalue(), markers)
