"""``vertrekmelding up``: everything embedded on loopback, until interrupted."""

import json
import sys
from collections.abc import Callable

from foundation.log import configure_logging
from vertrekmelding.embedded.interruption import stopping_is_an_interrupt
from vertrekmelding.stack.options import StackOptions
from vertrekmelding.stack.stack import Stack, running_stack


def run_until_interrupted(
    options: StackOptions, out: Callable[[str], None], hint: Callable[[str], None]
) -> None:
    """Print one JSON line when ready, and stay until Ctrl-C or SIGTERM.

    ``hint`` is told, for people, how to get into the workbench.

    Raises:
        ChildFailed: a process could not be started, or not be kept running.

    """
    configure_logging("up", fmt="console", level="WARNING")  # to stderr: stdout is for programs
    try:
        with stopping_is_an_interrupt(), running_stack(options) as stack:
            out(ready_line(stack))
            sys.stdout.flush()
            hint(f"Werkbank: {stack.urls.werkbank} - kies bij het inloggen een proefpersoon")
            stack.supervisor.wait()
    except KeyboardInterrupt:
        return


def ready_line(stack: Stack) -> str:
    """The line that a program waits for (DESIGN, *vertrekmelding up*)."""
    urls = stack.urls
    return json.dumps(
        {
            "ready": True,
            "intake": urls.intake,
            "notifier": urls.notifier,
            "werkbank": urls.werkbank,
            "antwoord": urls.antwoord,
            "sandbox": urls.sandbox,
            "token": stack.token,
        }
    )
