"""The long run: ``python -m tests.resilience.campaign``, or ``make test-resilience``.

Every blow there is strikes a burst of families, one blow a round, in an order that the seed
decides. A line per round, a table at the end, JSON with ``--json``. Exit 1 when anything was lost,
doubled or changed.
"""

import argparse
import json
import os
import random
import sys
import time
import traceback
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from tests.resilience.blows import Blow, every_blow
from tests.resilience.ledger import Account, Ledger
from tests.resilience.scene import Scene, opened_scene

BURST = 12
_console = Console()


@dataclass(frozen=True)
class Round:
    """What one blow did to one burst. ``failure`` is empty when nothing was lost or doubled."""

    number: int
    blow: str
    seconds: float
    accepted: int
    done: int
    held: int
    needs_review: int
    lost: int
    wrong: list[str]
    failure: str


def play(scene: Scene, blow: Blow, number: int) -> Round:
    began = time.monotonic()
    account, failure = Account(), ""
    reviews = scene.orders.reviews
    try:
        with Ledger(scene.stack, scene.world) as ledger:
            ledger.send(BURST)
            ledger.until_letters(1 + number % 3)
            blow.strike(scene, ledger)
            ledger.send(2)
            account = ledger.settled(within=120)
        account.assert_in_order(most_reviews=scene.orders.reviews - reviews + blow.reviews)
    except Exception:  # noqa: BLE001 - a round that fails is a result; the others go on
        failure = traceback.format_exc(limit=-3)
    finally:
        scene.orders.clear()
        scene.world.mend()
    return Round(
        number=number,
        blow=blow.name,
        seconds=round(time.monotonic() - began, 1),
        accepted=account.accepted,
        done=account.outcomes["done"],
        held=account.outcomes["held"],
        needs_review=account.outcomes["needs_review"],
        lost=account.lost,
        wrong=account.wrong,
        failure=failure,
    )


def run(rounds: int, seed: int) -> list[Round]:
    """Every blow in turn, in a fresh order each time they are through."""
    dice = random.Random(seed)  # noqa: S311 - an order that can be repeated, no secret
    played: list[Round] = []
    waiting: list[Blow] = []
    with opened_scene() as scene:
        for number in range(1, rounds + 1):
            if not waiting:
                waiting = every_blow()
                dice.shuffle(waiting)
            one = play(scene, waiting.pop(), number)
            played.append(one)
            _console.print(_line(one, rounds), markup=False, highlight=False, soft_wrap=True)
    return played


def _line(one: Round, rounds: int) -> str:
    counts = (
        f"{one.accepted} accepted = {one.done} done + {one.held} held + {one.needs_review} review,"
        f" {one.lost} lost, {len(one.wrong)} wrong"
    )
    verdict = "ok" if not one.failure else f"FAILED\n{one.failure}"
    return f"{one.number}/{rounds} {one.seconds:5.1f} s  {one.blow}: {counts}  {verdict}"


def _totals(played: Sequence[Round]) -> dict[str, Any]:
    counted = ("accepted", "done", "held", "needs_review", "lost")
    totals: dict[str, Any] = {name: sum(getattr(one, name) for one in played) for name in counted}
    return {
        "rounds": len(played),
        "blows": len({one.blow for one in played}),
        **totals,
        "wrong": sum(len(one.wrong) for one in played),
        "failed": sum(bool(one.failure) for one in played),
    }


def _table(totals: dict[str, Any]) -> Table:
    table = Table(title="Resilience")
    for name in totals:
        table.add_column(name.replace("_", " "), justify="right")
    table.add_row(*(str(value) for value in totals.values()))
    return table


def main() -> int:
    ordered = os.environ.get("VERTREKMELDING_RESILIENCE_ROUNDS", "60")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=int(ordered))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    played = run(given.rounds, given.seed)
    totals = _totals(played)
    _console.print(_table(totals))
    if given.json is not None:
        document = {"totals": totals, "rounds": [asdict(one) for one in played]}
        given.json.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    return 1 if totals["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
