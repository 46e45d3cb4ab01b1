"""Nobody reports anything, a midnight passes, and whoever must hear of it hears of it, once."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from contracts.settable_clock import set_ahead
from contracts.values.dates import start_of
from foundation.clock import system_clock
from tests.stack.conftest import QUICK
from tests.stack.driving import Neighbours, flags_about, rows, until
from tests.stack.families import Json, declared, family, today
from vertrekmelding.stack.options import StackOptions
from vertrekmelding.stack.stack import Stack, running_stack

LEFT = """
SELECT recipient, kind FROM notifier.handover
WHERE zaak_id = %s ORDER BY recipient, created_at
"""


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="vertrekmelding-test-"))
    made.chmod(0o711)
    set_ahead(made / "clock", timedelta(0))
    yield made
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture(scope="module")
def moved(folder: Path) -> Iterator[Stack]:
    options = StackOptions(data=folder / "data", environment=QUICK, clock_file=folder / "clock")
    with running_stack(options) as running:
        yield running


@contextmanager
def then(stack: Stack) -> Iterator[Neighbours]:
    """Its neighbours, with a token that is good at that moment."""
    urls = stack.urls
    world = Neighbours(
        intake=urls.intake, notifier=urls.notifier, sandbox=urls.sandbox, token=stack.mint()
    )
    try:
        yield world
    finally:
        world.close()


def kinds(case: Json) -> list[str]:
    return [entry["soort"] for entry in case["tijdlijn"]]


def test_the_midnight_after_a_departure_makes_it_one_for_ca_ika(moved: Stack, folder: Path) -> None:
    day = today() + timedelta(days=40)
    one = family()
    with then(moved) as world:
        world.settle_in(one)
        world.send(declared(one, on=day, safe_to_inform=False))
        case = world.until_case(one)
        assert case["besluit"]["urgentie"] == "T3"
        world.until_flag(case)
    set_ahead(folder / "clock", start_of(day) - timedelta(hours=20) - system_clock())
    with then(moved) as world:
        case = world.until_case(one, lambda case: case["besluit"]["urgentie"] == "T0")
        assert "tijd_verstreken" in kinds(case)
        assert {flag["ontvanger"] for flag in case["vlaggen"]} == {"RVDK_IKO"}
    set_ahead(folder / "clock", start_of(day + timedelta(days=1)) - system_clock())
    with then(moved) as world:
        case = world.until_case(one, lambda case: case["besluit"]["urgentie"] == "T4")
        received = until(
            lambda: (
                flags_about(world.received(), case["id"])
                if "CA_IKA" in {f["ontvanger"] for f in flags_about(world.received(), case["id"])}
                else None
            ),
            what="Ca IKA has the flag",
        )
        # The sweep runs every second; two days later it has long been round again.
        set_ahead(folder / "clock", start_of(day + timedelta(days=16)) - system_clock())
    with then(moved) as world:
        case = world.until_case(one, lambda case: case["besluit"]["urgentie"] == "T5")
        assert world.letters(one) == []
    assert [flag["ontvanger"] for flag in received].count("CA_IKA") == 1
    left = [(row["recipient"], row["kind"]) for row in rows(moved, LEFT, case["id"])]
    assert left.count(("CA_IKA", "gevlagd")) == 1
    assert left.count(("RVDK_IKO", "gevlagd")) == 1
