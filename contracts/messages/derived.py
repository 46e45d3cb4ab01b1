"""A derived gezag answer on its way to a human (DECISION §7).

It gives nobody gezag: that takes a finding of a person (``GezagSource.FINDING``). What rests on a
protected fact (born in the Netherlands, sex of a parent) has no answer here: the question was
asked, and what it was answered with stays where it was asked (DECISION §1).
"""

from __future__ import annotations

from dataclasses import dataclass

from contracts.gezag import Gezag


@dataclass(frozen=True, slots=True)
class DerivationStep:
    """One question of the public model (answer model 2.2.4), in Dutch, with the fact used.

    ``answer`` and ``because`` are None where they rest on a fact that may not be kept.
    """

    number: str
    question: str
    answer: str | None = None
    because: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedGezag:
    """Gezag as the official service would give it if the child still lived here.

    ``gezag`` None: it cannot be said, and ``missing`` names the fact in Dutch. Else ``route`` is
    the code of the public model, ``conclusion`` says it in words and ``ground`` names the article,
    each None where it would tell a fact that may not be kept.
    """

    gezag: Gezag | None = None
    missing: str | None = None
    route: str | None = None
    conclusion: str | None = None
    ground: str | None = None
    in_onderzoek: bool = False
    steps: tuple[DerivationStep, ...] = ()
