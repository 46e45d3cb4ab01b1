"""What can be chosen about a stack, and where it then can be reached."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from vertrekmelding.embedded.ports import LOOPBACK, free_port

DEMO_OIN: Final = "00000009900000000000"
"""The fictitious municipality that the demonstration policy switches on."""

RVDK_OIN: Final = "00000009900000000002"
CA_IKA_OIN: Final = "00000009900000000003"
OWN_OIN: Final = "00000009900000000004"


@dataclass(frozen=True, slots=True)
class StackOptions:
    """``persons``: files with a list of persons in the official shape, for the sandbox BRP.

    ``policy`` left out is the demonstration policy, which switches one fictitious municipality
    on and does not wait for brothers and sisters. ``environment`` is laid over what the stack
    sets itself, for tests that need a failpoint or a short waiting time. With ``clock_file`` every
    process takes the time from there (``contracts.settable_clock``).

    ``furnished`` is for people who look around: made-up colleagues are on call, people have a
    Berichtenbox, and under the demonstration policy the municipality hears back. Left out, all
    three are for the caller to arrange; ``box`` is the Berichtenbox alone.
    """

    data: Path
    persons: tuple[Path, ...] = ()
    policy: Path | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    clock_file: Path | None = None
    furnished: bool = False
    box: bool = False


@dataclass(frozen=True, slots=True)
class Urls:
    """Base addresses, without a path, except for the two kinds of page."""

    intake: str
    notifier: str
    sandbox: str

    @property
    def werkbank(self) -> str:
        """The workbench of the RvdK IKO team."""
        return f"{self.notifier}/werkbank"

    @property
    def antwoord(self) -> str:
        """The page on which a parent answers."""
        return f"{self.notifier}/antwoord"


def free_urls() -> Urls:
    """Three free ports on loopback; they stay the same when a process is started again."""
    return Urls(*(f"http://{LOOPBACK}:{free_port()}" for _ in range(3)))
