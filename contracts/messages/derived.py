"""A derived gezag answer on its way to a human (DECISION §7).

It gives nobody gezag: that takes a finding of a person (``GezagSource.FINDING``). What rests on a
protected fact (born in the Netherlands, sex of a parent) has no answer here: the question was
asked, and what it was answered with stays where it was asked (DECISION §1).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from contracts.gezag import Gezag, holders_of
from contracts.values.bsn import Bsn


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
    each None where it would tell a fact that may not be kept. ``parents``: whom the route calls
    ouder 1 and ouder 2; None who has no number, or is not there.
    """

    gezag: Gezag | None = None
    missing: str | None = None
    route: str | None = None
    conclusion: str | None = None
    ground: str | None = None
    in_onderzoek: bool = False
    steps: tuple[DerivationStep, ...] = ()
    parents: tuple[Bsn | None, Bsn | None] = (None, None)


def fingerprint(derived: DerivedGezag, name: Callable[[Bsn], str]) -> str:
    """SHA-256 in hex of what a derivation says, so that a person can say what they confirm.

    ``name`` gives the opaque id under which the person who confirms sees somebody: without numbers
    it can stand in an answer or a log. The wording of a question does not matter, its answer does.
    """
    gezag = derived.gezag
    holders = () if gezag is None else holders_of(gezag)
    said = {
        "gezagstype": None if gezag is None else gezag.kind,
        "personen": sorted("" if one.bsn is None else name(one.bsn) for one in holders),
        "ontbreekt": derived.missing,
        "route": derived.route,
        "inOnderzoek": derived.in_onderzoek,
        "stappen": [[step.number, step.answer] for step in derived.steps],
    }
    canonical = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(canonical.encode()).hexdigest()
