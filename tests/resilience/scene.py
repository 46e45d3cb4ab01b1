"""A running stack of which everything can be broken: places, processes, wires and the clock."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from contracts.settable_clock import set_ahead
from tests.resilience.conftest import temporary_folder
from tests.resilience.orders import Orders
from tests.resilience.stay import HURRIED
from tests.resilience.wire import Wire
from tests.stack.driving import Neighbours, neighbours_of
from vertrekmelding.stack.options import StackOptions
from vertrekmelding.stack.stack import Stack, running_stack

LINKS: Final = ("facts", "again", "register", "letters", "flags")
"""Facts to the notifier, the question back, the BRP, NotifyNL, the RvdK."""


@dataclass(frozen=True)
class Scene:
    stack: Stack
    world: Neighbours
    orders: Orders
    wires: dict[str, Wire]
    clock_file: Path


@contextmanager
def opened_scene() -> Iterator[Scene]:
    with ExitStack() as opened:
        wires = {name: opened.enter_context(Wire()) for name in LINKS}
        places = opened.enter_context(temporary_folder())
        clock_file = opened.enter_context(temporary_folder()) / "clock"
        set_ahead(clock_file, timedelta(0))
        options = StackOptions(
            data=opened.enter_context(temporary_folder()),
            environment={**HURRIED, **_broken_open(wires, places)},
            clock_file=clock_file,
        )
        stack = opened.enter_context(running_stack(options))
        wires["facts"].lead_to(stack.urls.notifier)
        wires["again"].lead_to(stack.urls.intake)
        for name in ("register", "letters", "flags"):
            wires[name].lead_to(stack.urls.sandbox)
        world = opened.enter_context(neighbours_of(stack))
        yield Scene(stack, world, Orders(places, world), wires, clock_file)


def _broken_open(wires: dict[str, Wire], places: Path) -> dict[str, str]:
    return {
        "BRP_ADAPTER_FAILPOINTS": str(places),
        "NOTIFIER_FAILPOINTS": str(places),
        # So that every letter asks the register once more, over the wire between the services.
        "NOTIFIER_FRESH_SECONDS": "0",
        "BRP_ADAPTER_NOTIFIER_URL": wires["facts"].url,
        "NOTIFIER_ADAPTER_URL": wires["again"].url,
        "BRP_ADAPTER_REGISTER_URL": f"{wires['register'].url}/haalcentraal/api/brp/personen",
        "NOTIFIER_NOTIFYNL_BASE_URL": wires["letters"].url,
        "NOTIFIER_RVDK_URL": f"{wires['flags'].url}/rvdk/gebeurtenissen",
    }
