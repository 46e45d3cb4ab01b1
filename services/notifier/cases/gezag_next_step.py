"""What a human does next when it is not certain who has gezag, and who can tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from contracts.messages.facts import GezagAnswer, GezagSource

COURT: Final = "de rechtbank (gezagsregister, art. 1:244 BW)"
MUNICIPALITY: Final = (
    "de gemeente die de akte of de persoonslijst bijhoudt (categorie 01, 02, 03, 05)"
)
_ASK_COURT: Final = "vraag het gezagsregister van de rechtbank op"

_RULED = ("uitspraak", "gezagsverhouding", "indicatie gezag", "toegewezen", "hertrouwden")
_OF_THE_MODEL = ("beslismodel",)
"""What the public model leaves open stands in no deed; a ruling about it may."""
_RECORDED = (
    "akte", "huwelijk", "partner", "gehuwd", "ouder", "geboorte", "geboren", "levert", "rni",
)  # fmt: skip


@dataclass(frozen=True)
class NextStep:
    """``what`` to do, at ``whom``, and ``why``; in Dutch."""

    what: str
    whom: str
    why: str


def next_step(answer: GezagAnswer) -> NextStep | None:
    """None where the answer counts and nothing in it is doubted."""
    if answer.source is not GezagSource.NONE:
        return _researched() if answer.in_onderzoek else None
    derived = answer.derived
    if derived is None:
        why = "De BRP geeft geen antwoord waarop een besluit kan berusten, en er is niets afgeleid."
        return NextStep(_ASK_COURT, COURT, why)
    if derived.gezag is not None:
        why = (
            "De afleiding telt pas als een mens haar bevestigt: alleen het gezagsregister laat zien"
            " of een uitspraak of aantekening er anders over beslist."
        )
        return NextStep(_ASK_COURT, COURT, why)
    return _for_missing(derived.missing or "")


def keeper_of(missing: str) -> str | None:
    """Who has a fact, by the words with which the derivation names it; None when they say nothing.

    Where a ruling is among several missing facts the court comes first: it may settle all of them.
    """
    words = missing.lower()
    if any(word in words for word in (*_RULED, *_OF_THE_MODEL)):
        return COURT
    if any(word in words for word in _RECORDED):
        return MUNICIPALITY
    return None


def _for_missing(missing: str) -> NextStep:
    """On doubt the court: whatever is missing, what stands in its register counts."""
    said = missing if missing.endswith(".") else f"Wat ontbreekt: {missing}."
    why = f"De afleiding kan het niet zeggen. {said}"
    if keeper_of(missing) == MUNICIPALITY:
        what = "zoek het ontbrekende gegeven op in de persoonslijst of de akten"
        return NextStep(what, MUNICIPALITY, why)
    return NextStep(_ASK_COURT, COURT, why)


def _researched() -> NextStep:
    what = "vraag wat er onderzocht wordt en wanneer het klaar is"
    why = "Een gegeven waarop het antwoord van de BRP berust staat in onderzoek."
    return NextStep(what, MUNICIPALITY, why)
