"""One clock for a whole stack: the services, their workers, and the world outside."""

import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from contracts.settable_clock import set_ahead
from foundation.clock import system_clock
from tests.stack.driving import Neighbours
from tests.stack.families import declared, family
from vertrekmelding.stack.options import StackOptions
from vertrekmelding.stack.stack import Stack, running_stack

HALF_A_YEAR = timedelta(days=182)


@pytest.fixture(scope="module")
def clock_file() -> Iterator[Path]:
    data = Path(tempfile.mkdtemp(prefix="vertrekmelding-test-"))
    data.chmod(0o711)
    try:
        set_ahead(data / "clock", timedelta(0))
        yield data / "clock"
    finally:
        shutil.rmtree(data, ignore_errors=True)


@pytest.fixture(scope="module")
def moved(clock_file: Path) -> Iterator[Stack]:
    options = StackOptions(data=clock_file.parent / "data", clock_file=clock_file)
    with running_stack(options) as running:
        yield running


def test_after_a_jump_everyone_lives_then(moved: Stack, clock_file: Path) -> None:
    before = httpx.Client(headers={"Authorization": f"Bearer {moved.token}"})
    set_ahead(clock_file, HALF_A_YEAR)
    then = system_clock() + HALF_A_YEAR - timedelta(minutes=1)
    answer = before.get(f"{moved.urls.intake}/v1/meldingen/00000000-0000-4000-8000-000000000000")
    assert answer.status_code == httpx.codes.UNAUTHORIZED, "a token of half a year ago is over"
    world = Neighbours(
        intake=moved.urls.intake,
        notifier=moved.urls.notifier,
        sandbox=moved.urls.sandbox,
        token=moved.mint(),
    )
    one = family()
    world.settle_in(one)
    # By the clock of the machine eight months away; by this one within two days.
    world.send(declared(one, on=(then + timedelta(days=2)).date()))
    case = world.until_case(one, lambda case: any(m["verzondenOp"] for m in case["berichten"]))
    assert case["besluit"]["urgentie"] == "T1"
    shown = [case["besluit"]["genomenOp"], *(entry["tijdstip"] for entry in case["tijdlijn"])]
    assert all(datetime.fromisoformat(moment) >= then for moment in shown)
    (letter,) = world.until_letters(one)
    assert datetime.fromisoformat(letter["tijdstip"]).astimezone(UTC) >= then
    world.close()
    before.close()
