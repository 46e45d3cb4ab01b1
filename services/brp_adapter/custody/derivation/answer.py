"""An answer to one question, and what a whole derivation comes to."""

from __future__ import annotations

from dataclasses import dataclass

from contracts.gezag import Gezag


@dataclass(frozen=True, slots=True)
class Answer:
    """``value`` in the words of the public model; ``because``: the fact used, in Dutch.

    ``told``: what others need of that fact, where it is less (a birth date: whether under 18).
    """

    value: str
    because: str
    told: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One question of the model with its answer."""

    number: str
    question: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Conclusion:
    """The end of one path. ``gezag`` None: not applicable (no longer a minor, or deceased)."""

    route: str
    gezag: Gezag | None
    ground: str | None
    explanation: str


@dataclass(frozen=True, slots=True)
class Derived:
    """All ways it can be end in this gezag. ``other_routes``: codes of the other ways there."""

    conclusion: Conclusion
    steps: tuple[Step, ...]
    in_onderzoek: bool
    other_routes: tuple[str, ...] = ()

    @property
    def gezag(self) -> Gezag | None:
        """Who has gezag; None when the person is no minor any more."""
        return self.conclusion.gezag


@dataclass(frozen=True, slots=True)
class CannotSay:
    """The public answer lacks a fact that decides. ``steps``: as far as it is certain."""

    missing: str
    steps: tuple[Step, ...]


Derivation = Derived | CannotSay
