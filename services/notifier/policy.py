"""What may leave this service, for which municipality, on which legal basis (DECISION §8).

Whatever leaves takes a ``LetterBasis`` or a ``FlagBasis``, and only ``Policy.basis_for`` gives one:
without a valid basis sending is impossible, not merely hidden.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from contracts.policy.effects import Effect, Mode
from contracts.policy.file import PolicyFile
from contracts.policy.permission import Permissions
from contracts.policy.reading import NO_FILE, OF_NOTHING, read_policy_file
from notifier.decision.policy import DecisionPolicy


@dataclass(frozen=True)
class Policy(Permissions):
    """The whole file, as this service reads it."""

    def for_decision(self, oin: str | None, today: date) -> DecisionPolicy:
        """The part that a decision depends on."""
        return DecisionPolicy(
            version=self.content.versie, notify=self.mode_of(Effect.NOTIFY, oin, today)
        )

    def settling_window(self, *, departure_is_near: bool) -> timedelta:
        """How long a first message waits for brothers and sisters."""
        minutes = self.content.afwikkeling
        chosen = minutes.venster_minuten_kort if departure_is_near else minutes.venster_minuten
        return timedelta(minutes=chosen)

    def oins_with(self, effect: Effect, today: date) -> tuple[str, ...]:
        """The municipalities for which it may happen today."""
        return tuple(
            gemeente.oin
            for gemeente in self.content.gemeenten
            if self.mode_of(effect, gemeente.oin, today) is Mode.ON
        )


def read_policy(path: Path | None) -> Policy:
    """Read a policy file; without one everything is in shadow. Raises ``PolicyMistake``."""
    read = read_policy_file(path)
    return Policy(read.content, read.sha256)


EVERYTHING_IN_SHADOW: Final = Policy(PolicyFile(versie=NO_FILE), OF_NOTHING)
"""What holds where no policy file was given."""
