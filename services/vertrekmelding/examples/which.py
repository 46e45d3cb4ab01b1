"""Which letters are made to be looked at: every kind in every shape, for every family.

The families are those of the demonstration on one fixed day, so that two runs give the same bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

from contracts.values.bsn import Bsn
from notifier.delivery.compose import CannotCompose, letter_for
from notifier.delivery.holder_message import HolderMessage
from notifier.delivery.message_state import MessageState
from notifier.letters.content import (
    DEFAULT_SENDER,
    Addressee,
    AnswerAt,
    Letter,
    LetterChild,
    LetterKind,
)
from notifier.letters.errors import Defect, UnprintableLetterError
from notifier.letters.reference import short_reference
from vertrekmelding.demo.families.as_situation import as_situation
from vertrekmelding.demo.families.everyone import sample_families
from vertrekmelding.demo.families.family import Family
from vertrekmelding.demo.families.scene import Scene
from vertrekmelding.situations.decide import decide_situation, facts_of

SCENE: Final = Scene(datetime(2026, 9, 1, 9, tzinfo=UTC), "voorbeeld")
ANSWER_AT: Final = AnswerAt("antwoord.voorbeeld.example", "23456-789CD-FHJKL")
"""No real code: it opens nothing anywhere."""

_EARLIER: Final = timedelta(days=4)


@dataclass(frozen=True)
class Example:
    """One letter. ``leaves``: the demonstration really sends it."""

    name: str
    """Of its files, without an ending."""

    title: str
    letter: Letter = field(repr=False)
    leaves: bool = False


@dataclass(frozen=True)
class ExampleGroup:
    """The letters of one family. ``missing``: what cannot be made, and why, in codes."""

    id: str
    title: str
    story: str
    examples: tuple[Example, ...]
    missing: tuple[str, ...] = ()


def every_family() -> tuple[str, ...]:
    """Their ids, in the order of the demonstration; the first holds every shape of a letter."""
    return ("alle-vormen", *(family.id for family in sample_families(SCENE)))


def example_groups(only: frozenset[str] = frozenset()) -> Iterator[ExampleGroup]:
    """Each family with its letters; ``only``: those with these ids, else all."""
    if not only or "alle-vormen" in only:
        yield _every_shape()
    for family in sample_families(SCENE):
        if not only or family.id in only:
            yield _of_family(family)


def _of_family(family: Family) -> ExampleGroup:
    situation = as_situation(family, SCENE)
    facts = facts_of(situation).departure
    told = {(one.to.bsn, one.kind) for one in family.expectation.letters}
    made: list[Example] = []
    missing: list[str] = []
    for number, (holder, children) in enumerate(_recipients(family).items(), 1):
        for kind, large in product(LetterKind, (False, True)):
            name = f"{number}-{kind}{'-groot' if large else ''}"
            message = HolderMessage(
                _id(f"{family.id}/{name}"), kind, MessageState.PLANNED, holder, children
            )
            try:
                letter = letter_for(
                    message,
                    facts,
                    sender=DEFAULT_SENDER,
                    today=SCENE.today,
                    sent_on=SCENE.today - _EARLIER,
                    answer_at=ANSWER_AT,
                    large_print=large,
                )
            except CannotCompose as refused:
                missing.append(f"{name}: {refused.code}")
                continue
            leaves = (holder, kind) in told and not large
            made.append(Example(name, _title(kind, large=large), letter, leaves))
    return ExampleGroup(family.id, family.title, family.story, tuple(made), tuple(missing))


def _recipients(family: Family) -> dict[Bsn, frozenset[Bsn]]:
    """Who gets, or may get, a letter, and about which children."""
    decision = decide_situation(as_situation(family, SCENE))
    found = {one.holder: frozenset(one.children) for one in decision.holders}
    found |= {one.holder: frozenset(one.children) for one in decision.receipts}
    for expected in family.expectation.letters:
        children = frozenset(child.bsn for child in expected.about)
        found[expected.to.bsn] = found.get(expected.to.bsn, frozenset()) | children
    return dict(sorted(found.items()))


def _every_shape() -> ExampleGroup:
    """What the families do not bring about: every kind, here and abroad, one child and several."""
    made = []
    shapes = product(LetterKind, _ADDRESSEES, (1, 3), (False, True), (False, True), (True, False))
    for kind, (where, addressee), count, after, large, page in shapes:
        try:
            letter = _shaped(kind, addressee, count, after=after, large=large, page=page)
        except UnprintableLetterError as refused:
            if refused.defect is not Defect.DATE_NOT_TO_BE_TOLD:
                raise
            continue  # the past tense would tell when
        parts = (
            kind,
            where,
            f"{count}-kind" if count == 1 else f"{count}-kinderen",
            "na" if after else "voor",
            "groot" if large else "gewoon",
            "pagina" if page else "telefoon",
        )
        name = "-".join(parts)
        made.append(Example(name, ", ".join(parts).replace("_", " "), letter))
    story = "Elke brief in elke vorm, aan een verzonnen ouder."
    return ExampleGroup("alle-vormen", "Alle vormen", story, tuple(made))


_ADDRESSEES: Final = (
    ("nederland", Addressee("A.B. Voorbeeld", ("Kerkstraat 1", "1234 AB ZUIDERHORNE"))),
    (
        "buitenland",
        Addressee(
            "Maria Magdalena Fernández de la Vega-Voorbeeld",
            ("Calle de la Constitución 1234 bis, 3.º B", "28001 Madrid", "SPANJE"),
        ),
    ),
)
_CHILDREN: Final = (LetterChild("Noa", 2015), LetterChild("Sem", 2018), LetterChild("Puck", 2021))


def _shaped(
    kind: LetterKind, addressee: Addressee, count: int, *, after: bool, large: bool, page: bool
) -> Letter:
    day = SCENE.day(-6 if after else 24)
    plain = Letter(
        kind=kind,
        addressee=addressee,
        children=_CHILDREN[:count],
        letter_date=SCENE.today,
        reference=short_reference(_id(f"{kind}/{count}/{after}")),
        departure_date=day if kind is LetterKind.CORRECTION else None,
        sent_on=SCENE.today - _EARLIER,
        answer_at=ANSWER_AT if page else None,
        large_print=large,
        after_departure=after,
    )
    if kind is LetterKind.LIMITED:
        return plain
    return replace(plain, departure_date=day, answer_before=_before(day, after=after))


def _before(day: date, *, after: bool) -> date | None:
    return None if after else day


def _title(kind: LetterKind, *, large: bool) -> str:
    return f"{kind.replace('_', ' ')}{', grote letters' if large else ''}"


def _id(name: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"voorbeeld/{name}")
