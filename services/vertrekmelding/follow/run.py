"""``vertrekmelding follow run``: make and end subscriptions here, with a bar; beside the workers.

It may be left at any moment, by Ctrl-C or harder: what is to be done stands in the database, and
the workers, or the next run, go on with it.
"""

import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from brp_adapter.fetch_events import fetch_events
from brp_adapter.follow_people import follow_people
from brp_adapter.service import Service
from brp_adapter.storage.subscriptions import count_subscriptions
from vertrekmelding.opened_services import adapter_alone

_SECONDS = 0.5
_LOOK_SECONDS = 2.0
"""Between two looks at how far it is, each of which counts all of them."""


def run(environment: Mapping[str, str], console: Console, *, at_once: int) -> int:
    """0: everything is done; 1: it was left before."""
    with adapter_alone(environment) as service:
        stop = threading.Event()
        with ThreadPoolExecutor(at_once, thread_name_prefix="follow") as workers:
            working = [workers.submit(_work, service, stop) for _ in range(at_once)]
            try:
                left = _show(service, console, lambda: any(one.done() for one in working))
            except KeyboardInterrupt:
                left = _left(service)
            finally:
                stop.set()
        for one in working:
            one.result()
    if left:
        console.print(f"{left} are left; the workers, or the next `follow run`, go on with them.")
    return 1 if left else 0


def _work(service: Service, stop: threading.Event) -> None:
    """Until it is stopped: while the pace holds us up, somebody else may add something."""
    while not stop.is_set():
        if not follow_people(service):
            # Registers our name where that is still to be done.
            fetch_events(service)
            stop.wait(_SECONDS)


def _show(service: Service, console: Console, broken: Callable[[], bool]) -> int:
    """The bar, until there is nothing left or somebody ended with an error; what is left."""
    total = _left(service)
    with Progress(
        TextColumn("subscriptions"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
    ) as progress:
        task = progress.add_task("follow", total=total)
        while (left := _left(service)) and not broken():
            total = max(total, left)
            progress.update(task, total=total, completed=total - left)
            time.sleep(_LOOK_SECONDS)
        progress.update(task, completed=total - left)
    return left


def _left(service: Service) -> int:
    with service.database.transaction() as connection:
        counted = count_subscriptions(connection).values()
    return sum(one.wanted + one.ending for one in counted)
