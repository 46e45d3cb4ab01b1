"""Asking what a derivation takes: of whom what is asked, and what a broken answer costs."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

from brp_adapter.custody.derivation.facts import FamilyFacts
from brp_adapter.register.client import Register
from brp_adapter.register.derivation_answers import families_in
from brp_adapter.register.derivation_fields import (
    ADULT_FIELDS,
    CHILD_FIELDS,
    FIELDS_WITH_ADULTS,
)
from brp_adapter.register.errors import (
    RegisterAnswerInvalid,
    RegisterError,
    RegisterRefused,
    RegisterUnavailable,
)
from brp_adapter.register.fields import FIELDS
from contracts.values.bsn import Bsn, NotABsn

URL = "https://brp.example/personen"
CHILD, OTHER_CHILD = Bsn("999990019"), Bsn("999990068")
ONE, TWO = Bsn("999990032"), Bsn("999990044")
FAMILY = {CHILD: frozenset({ONE, TWO})}
Json = dict[str, Any]


@dataclass
class Brp:
    """Answers with whom it knows, and remembers what was asked."""

    persons: dict[str, Json] = field(default_factory=dict)
    questions: list[Json] = field(default_factory=list)
    status: list[int] = field(default_factory=list)
    content: bytes | None = None

    def knows(self, bsn: Bsn, **members: object) -> Brp:
        self.persons[bsn.reveal()] = {"burgerservicenummer": bsn.reveal(), **members}
        return self

    def register(self) -> Register:
        return Register(httpx.Client(transport=httpx.MockTransport(self._answer)), URL)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        question = json.loads(request.content)
        self.questions.append(question)
        if self.status:
            return httpx.Response(self.status.pop(0))
        if self.content is not None:
            return httpx.Response(200, content=self.content)
        asked = question["burgerservicenummer"]
        found = [self.persons[bsn] for bsn in asked if bsn in self.persons]
        return httpx.Response(200, json={"type": question["type"], "personen": found})


def _parents(*bsns: Bsn) -> list[Json]:
    return [
        {"burgerservicenummer": bsn.reveal(), "ouderAanduiding": str(place)}
        for place, bsn in enumerate(bsns, 1)
    ]


@pytest.fixture
def brp() -> Brp:
    return Brp().knows(CHILD, ouders=_parents(ONE, TWO)).knows(ONE).knows(TWO)


def test_protected_facts_are_asked_of_children_alone(brp: Brp) -> None:
    _derivation(brp, FAMILY)
    of_child, of_adults = brp.questions
    assert of_child["burgerservicenummer"] == [CHILD.reveal()]
    assert of_child["fields"] == list(CHILD_FIELDS)
    assert of_adults["burgerservicenummer"] == [ONE.reveal(), TWO.reveal()]
    assert of_adults["fields"] == list(ADULT_FIELDS)
    protected = {"land", "geslacht", "nationaliteiten", "verblijfstitel", "plaats"}
    assert not protected & {part for path in ADULT_FIELDS for part in path.split(".")}
    # Nothing of the grandparents either.
    assert not any(path.startswith("ouders") for path in ADULT_FIELDS)


def test_twenty_to_a_question() -> None:
    children = _bsns(41)
    brp = Brp()
    for child in children:
        brp.knows(child)
    found = _derivation(brp, dict.fromkeys(children, frozenset()))
    assert found.keys() == set(children)
    assert [len(one["burgerservicenummer"]) for one in brp.questions] == [20, 20, 1]


def test_an_adult_who_is_not_delivered_is_part_of_the_facts(brp: Brp) -> None:
    del brp.persons[TWO.reveal()]
    facts = _derivation(brp, FAMILY)[CHILD]
    assert [parent.adult.delivered for parent in facts.parents] == [True, False]


def test_a_minor_who_is_a_parent_is_asked_as_both() -> None:
    brp = Brp().knows(OTHER_CHILD, ouders=_parents(CHILD)).knows(CHILD, ouders=_parents(ONE))
    brp.knows(ONE)
    families = {OTHER_CHILD: frozenset({CHILD}), CHILD: frozenset({ONE})}
    facts = _derivation(brp, families)
    assert [parent.adult.bsn for parent in facts[OTHER_CHILD].parents] == [CHILD]
    assert [parent.adult.bsn for parent in facts[CHILD].parents] == [ONE]


@pytest.mark.parametrize("broken", [CHILD, ONE])
def test_an_unreadable_person_costs_only_their_own_family(brp: Brp, broken: Bsn) -> None:
    brp.knows(OTHER_CHILD)
    brp.persons[broken.reveal()]["geboorte"] = {"datum": {"type": "Datum", "datum": "morgen"}}
    facts = _derivation(brp, {**FAMILY, OTHER_CHILD: frozenset()})
    assert facts.keys() == {OTHER_CHILD}


def test_a_child_that_is_not_delivered_has_no_facts(brp: Brp) -> None:
    del brp.persons[CHILD.reveal()]
    assert _derivation(brp, FAMILY) == {}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"nonsense",
        b"{}",
        b'{"personen": {}}',
        b'{"personen": [1]}',
        b'{"personen": null}',
        b"[" * 100_000,
    ],
)
def test_an_answer_that_is_no_list_of_persons_is_invalid(brp: Brp, content: bytes) -> None:
    brp.content = content
    with pytest.raises(RegisterAnswerInvalid) as invalid:
        _derivation(brp, FAMILY)
    assert invalid.value.places == ("personen",)


def test_somebody_who_was_not_asked_for_is_invalid(brp: Brp) -> None:
    stranger = {"personen": [{"burgerservicenummer": OTHER_CHILD.reveal()}]}
    brp.content = json.dumps(stranger).encode()
    with pytest.raises(RegisterAnswerInvalid) as invalid:
        _derivation(brp, FAMILY)
    assert invalid.value.places == ("personen.burgerservicenummer",)


@pytest.mark.parametrize(("status", "error"), [(503, RegisterUnavailable), (403, RegisterRefused)])
def test_away_and_refused_are_told_apart(brp: Brp, status: int, error: type[RegisterError]) -> None:
    brp.status = [status]
    with pytest.raises(error):
        _derivation(brp, FAMILY)
    assert len(brp.questions) == 1


def _derivation(brp: Brp, families: dict[Bsn, frozenset[Bsn]]) -> dict[Bsn, FamilyFacts]:
    adults = frozenset[Bsn]().union(*families.values())
    return families_in(families, *brp.register().ask_for_derivation(families, adults))


def test_what_goes_along_for_adults_is_the_same_as_asked_apart(brp: Brp) -> None:
    brp.knows(TWO, partners=[{"burgerservicenummer": ONE.reveal()}])
    apart = brp.register().ask_for_derivation([], [ONE, TWO])[1]
    _, along = brp.register().ask_with_adults([ONE, TWO, CHILD])
    assert along.about(frozenset({ONE, TWO})) == apart
    assert brp.questions[-1]["fields"] == list(FIELDS_WITH_ADULTS)
    protected = {"land", "geslacht", "nationaliteiten", "verblijfstitel", "plaats"}
    more = set(FIELDS_WITH_ADULTS) - set(FIELDS)
    assert more <= set(ADULT_FIELDS)
    assert not protected & {part for path in more for part in path.split(".")}


def test_an_adult_unreadable_for_a_derivation_alone_is_still_delivered(brp: Brp) -> None:
    begun = {"datum": {"type": "Datum", "datum": "morgen"}}
    partner = {"burgerservicenummer": ONE.reveal(), "aangaanHuwelijkPartnerschap": begun}
    brp.knows(TWO, partners=[partner])
    persons, adults = brp.register().ask_with_adults([ONE, TWO])
    assert persons.keys() == {ONE, TWO}
    assert adults.persons.keys() == {ONE}
    assert adults.spoiled
    assert adults.asked == {ONE, TWO}


def _bsns(count: int) -> list[Bsn]:
    found: list[Bsn] = []
    number = 999960000
    while len(found) < count:
        with suppress(NotABsn):
            found.append(Bsn(str(number)))
        number += 1
    return found
