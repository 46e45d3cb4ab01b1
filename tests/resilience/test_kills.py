"""`kill -9` of each process in the middle of a burst: nothing is lost and nothing is doubled."""

import os
import signal

from tests.resilience.ledger import Ledger
from tests.stack.driving import Neighbours, until
from vertrekmelding.stack.stack import Stack

SERVICES = ("adapter-web", "notifier-web", "adapter-worker", "notifier-worker", "beat")


def slow_down(world: Neighbours) -> None:
    """Letters and flags take a while, so that a kill finds some half way."""
    for part in ("notifynl", "rvdk"):
        world.break_down(part, "vertraging", methode="POST", vertragingSeconden=0.2)


def kill_group(stack: Stack, name: str) -> None:
    """The process and everything it forked."""
    os.killpg(stack.supervisor.pids()[name], signal.SIGKILL)


def until_back(stack: Stack, name: str, dead: int) -> None:
    until(lambda: stack.supervisor.pids().get(name) not in (None, dead), what=f"{name} is back")
    stack.supervisor.wait_ready(name)


def test_every_process_is_killed_in_the_middle_of_a_burst(stack: Stack, world: Neighbours) -> None:
    """One after the other, without waiting until all is well; each alone: ``blows.py``."""
    slow_down(world)
    with Ledger(stack, world) as ledger:
        for name in (*SERVICES, "redis", "postgres", "sandbox"):
            ledger.send(4)
            ledger.until_on_its_way()
            dead = stack.supervisor.pids()[name]
            kill_group(stack, name)
            until_back(stack, name, dead)
            # The sandbox forgets what was ordered, but not what it received.
            slow_down(world)
        account = ledger.settled()
    account.assert_in_order()


def test_a_worker_under_load_stops_when_it_is_asked_to(stack: Stack, world: Neighbours) -> None:
    """It finishes the letter that is out and takes no next one: the rest waits for another."""
    for part in ("notifynl", "rvdk"):
        world.break_down(part, "vertraging", methode="POST", vertragingSeconden=1)
    with Ledger(stack, world) as ledger:
        ledger.send(20)
        ledger.until_letters(1)
        ended = {
            name: stack.supervisor.stop(name) for name in ("notifier-worker", "adapter-worker")
        }
        sent_meanwhile = ledger.letters()
        for name in ended:
            stack.supervisor.restart(name)
        world.mend()
        account = ledger.settled()
    assert ended == {"notifier-worker": True, "adapter-worker": True}
    assert sent_meanwhile < 15, "too little was left to show anything"
    account.assert_in_order()
