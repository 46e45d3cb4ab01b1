"""No object of ours shows a person when it is printed, whoever prints it.

Followed through the whole program without its processes: what the BRP and a municipality say,
the facts, the decision, the letter.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, fields, is_dataclass

import pytest
from pydantic import TypeAdapter

from brp_adapter.register.models import PersonenAntwoord
from brp_adapter.register.translate import read_answer
from brp_adapter.sources.envelope import open_envelope
from brp_adapter.sources.event_types import Aangegeven
from brp_adapter.sources.nlgov import read_event
from contracts.messages.facts import DepartureFacts
from contracts.messages.wire import DEPARTURE_FACTS
from contracts.policy.effects import Mode
from contracts.values.bsn import Bsn
from notifier.decision.decide import decide
from notifier.decision.facts import (
    Answer,
    AnswerKind,
    CaseFacts,
    HistoryEntry,
    HistoryKind,
    Report,
    ReportedBy,
    ReportKind,
)
from notifier.decision.outcome import Decision
from notifier.decision.policy import DecisionPolicy
from notifier.reply.wire import Antwoord
from notifier.reports.wire import Signaal
from tests.privacy.family import Family, families, fixed_clock
from tests.privacy.markers import PersonMarkers, found_in, people
from vertrekmelding.situations.decide import facts_of
from vertrekmelding.situations.file import Situation


@pytest.fixture(scope="module")
def family() -> Family:
    return next(families(people(6)))


@pytest.fixture(scope="module")
def situation(family: Family) -> Situation:
    nothing = {"case": "SKIP", "holders": {}, "flags": []}
    return Situation.model_validate(
        {
            "id": "privacy",
            "title": "privacy",
            "now": fixed_clock().isoformat(),
            "events": [family.declared(fixed_clock)],
            "persons": family.persons(),
            "expected": nothing,
        }
    )


@pytest.fixture(scope="module")
def case(situation: Situation, family: Family) -> CaseFacts:
    father, mother, child = (Bsn(one.bsn) for one in (family.father, family.mother, family.child))
    return CaseFacts(
        departure=facts_of(situation).departure,
        reports=(Report(kind=ReportKind.STALKING, reported_by=ReportedBy.POLICE,
                        protects=mother, against=father, about=child),),
        answers=(Answer(father, AnswerKind.OBJECT, fixed_clock()),),
        history=(HistoryEntry(child, HistoryKind.DECLARATION_WITHDRAWN, fixed_clock()),),
        told=frozenset({father}),
    )  # fmt: skip


def shown(value: object) -> Iterator[tuple[str, str]]:
    """The value and every dataclass inside it, printed in every way that Python has."""
    kind = type(value).__name__
    yield kind, f"{value!r} {value!s} {value} {'%s %r' % (value, value)} {[value]} {{0: value}}"  # noqa: UP031 - that way too
    if is_dataclass(value):
        for member in fields(value):
            inside = getattr(value, member.name)
            for one in inside if isinstance(inside, tuple | frozenset) else [inside]:
                if is_dataclass(one):
                    yield from shown(one)


def leaks(value: object, markers: dict[str, str]) -> set[str]:
    return {f"{kind}: {label}" for kind, text in shown(value) for label in found_in(text, markers)}


def test_the_markers_are_really_in_there(case: CaseFacts, family: Family) -> None:
    everything = TypeAdapter(CaseFacts).dump_json(case)
    seen = found_in(everything, family.markers)
    for who in ("child", "mother", "father"):
        for what in ("bsn", "first_name", "surname"):
            assert f"{family.name} {who} {what}" in seen
    assert f"{family.name} father street" in seen
    with pytest.raises(AssertionError):
        assert not found_in(str(asdict(family)), family.markers)


def test_a_bsn(family: Family) -> None:
    bsn = Bsn(family.child.bsn)
    texts = [f"{bsn}", f"{bsn:>20}", str(bsn), repr(bsn), format(bsn), f"{bsn!r}", f"{[bsn]}"]
    assert not found_in(" ".join(texts), family.markers)


def test_the_facts_of_a_case(case: CaseFacts, family: Family) -> None:
    assert not leaks(case, family.markers)


def test_facts_that_came_over_the_wire(case: CaseFacts, family: Family) -> None:
    received: DepartureFacts = DEPARTURE_FACTS.decode(DEPARTURE_FACTS.encode(case.departure))
    assert not leaks(received, family.markers)


def test_the_decision(case: CaseFacts, family: Family) -> None:
    decision: Decision = decide(case, DecisionPolicy("privacy", Mode.ON), fixed_clock())
    assert decision.holders
    assert not leaks(decision, family.markers)


def test_persons_as_the_brp_answers(family: Family) -> None:
    body = {"type": "RaadpleegMetBurgerservicenummer", "personen": family.persons()}
    for person in read_answer(json.dumps(body).encode()):
        assert not leaks(person, family.markers)


def test_what_a_municipality_reports(family: Family) -> None:
    event = family.declared(fixed_clock)
    for kind, more in (
        ("aangegeven", {}),
        ("ingetrokken", {"aangifteId": "1"}),
        ("gecorrigeerd", {"vertrekVervallen": True}),
    ):
        data = {"personen": [family.child.bsn], **more}
        other = event | {"type": f"nl.brp.vertrek-naar-buitenland.{kind}", "data": data}
        assert not leaks(read_event(event if kind == "aangegeven" else other), family.markers)


def test_the_models_of_the_border(family: Family) -> None:
    event = family.declared(fixed_clock)
    models = (
        PersonenAntwoord.model_validate({"personen": family.persons()}),
        Aangegeven.model_validate(event["data"]),
        open_envelope(event),
    )
    for model in models:
        assert not leaks(model, family.markers)


def test_what_partners_and_holders_bring_in(family: Family) -> None:
    child, mother, father = (one.bsn for one in (family.child, family.mother, family.father))
    report = Signaal.model_validate(
        {"eigenKenmerk": "p1", "soort": "contact_ban", "beschermt": mother, "tegen": father,
         "betreft": child}
    )  # fmt: skip
    answer = Antwoord.model_validate(
        {"eigenKenmerk": "p2", "antwoord": "bezwaar", "gezagsdrager": father, "betreft": child}
    )
    for one in (report, report.to_report(ReportedBy.POLICE), answer, answer.to_answer()):
        assert not leaks(one, family.markers)
    assert not leaks(report.to_report(ReportedBy.POLICE).as_report, family.markers)


def test_it_sees_a_class_that_does_print(person: PersonMarkers, markers: dict[str, str]) -> None:
    assert leaks(person, markers) >= {"PersonMarkers: person bsn", "PersonMarkers: person street"}
