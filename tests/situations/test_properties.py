"""What holds for every situation, whatever its expectation says, and however it is changed.

``VERTREKMELDING_EXAMPLES=20000`` looks much longer, and elsewhere at every run.
"""

from __future__ import annotations

import copy
import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from contracts.values.bsn import Bsn
from notifier.decision.outcome import Decision, Disposition, HolderDisposition
from tests.situations.families import OWN_FILES, SHARED_FILES, read
from tests.situations.mutations import (
    DECLARED,
    REPORTS,
    SITUATIONS,
    WITHDRAWN,
    Item,
    a_report,
    declarations_in,
    families,
    past,
)
from vertrekmelding.situations.decide import decide_situation, facts_of

MANY = os.environ.get("VERTREKMELDING_EXAMPLES")
thorough = settings(
    derandomize=MANY is None,
    database=None,
    deadline=None,
    max_examples=int(MANY or 300),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
STRENGTH = [Disposition.SKIP, Disposition.NOTIFY, Disposition.HOLD]


def decided(item: Item) -> Decision:
    return decide_situation(read(item))


def in_essence(decision: Decision) -> tuple[object, ...]:
    """The decision without the order in which its children came to be known."""
    return (
        decision.case,
        {h.holder: (h.disposition, frozenset(h.children)) for h in decision.holders},
        frozenset(decision.flags),
        decision.urgency,
        frozenset(r.code for r in decision.reasons),
        {h.holder: frozenset(h.children) for h in decision.receipts},
        decision.recall,
        decision.mode,
        {c.child: (c.case, frozenset(c.codes), c.urgency) for c in decision.children},
    )


def people_of(event: Item) -> set[str]:
    """Everybody whom an event is about, its declarant and those who consented included."""
    data = event["data"]
    consents = data.get("toestemmingen") or ()
    return {
        *data.get("personen", ()),
        *data.get("historicBsns", ()),
        *(data[key] for key in ("burgerservicenummer", "pl_id", "bsn") if key in data),
        *((data.get("aangever") or {}).values()),
        *(consent["gezaghouder"] for consent in consents),
    }


def test_repeating_an_event_changes_nothing() -> None:
    """The same event again (same source and id), at any later place."""
    for item in SITUATIONS:
        before = decided(item)
        for which, event in enumerate(item["events"]):
            for where in range(which + 1, len(item["events"]) + 1):
                events = [*item["events"][:where], event, *item["events"][where:]]
                assert decided({**item, "events": events}) == before, (item["id"], which, where)


@thorough
@given(families(changes=6), st.data())
def test_repeating_events_of_a_changed_family_changes_nothing(
    item: Item, data: st.DataObject
) -> None:
    """Several of them, several times, each anywhere after its first coming."""
    other = copy.deepcopy(item)
    for which in data.draw(st.lists(st.sampled_from(item["events"]), min_size=1, max_size=4)):
        first = other["events"].index(which)
        other["events"].insert(data.draw(st.integers(first + 1, len(other["events"]))), which)
    assert decided(other) == decided(item)


@thorough
@given(families(changes=6), st.lists(st.integers(0, 30), min_size=1, max_size=12))
def test_order_of_events_of_different_people_or_sources_changes_nothing(
    item: Item, swaps: list[int]
) -> None:
    """Only what one source says of one person keeps its order; and then its moments decide."""
    assume(len(item["events"]) > 1)
    other = copy.deepcopy(item)
    events = other["events"]
    for swap in swaps:
        at = swap % (len(events) - 1)
        first, second = events[at : at + 2]
        elsewhere = sender_of(first) != sender_of(second)
        if elsewhere or people_of(first).isdisjoint(people_of(second)):
            events[at : at + 2] = [second, first]
    assume(events != item["events"])
    assert in_essence(decided(other)) == in_essence(decided(item))


def sender_of(event: Item) -> str:
    """The organisation, whichever of its systems sent it."""
    return str(event["source"]).partition(":systeem:")[0]


@thorough
@given(families(), st.integers(0, 20))
def test_two_families_in_one_stream_do_not_touch_each_other(item: Item, where: int) -> None:
    """The declaration of somebody unrelated, anywhere among the events."""
    other = copy.deepcopy(item)
    stranger = declaration(item["now"], "own-stranger", [SOMEBODY_ELSE])
    other["events"].insert(where % (len(item["events"]) + 1), stranger)
    other["persons"].append(
        {
            "burgerservicenummer": SOMEBODY_ELSE,
            "geboorte": {"datum": {"type": "Datum", "datum": "1970-01-01"}},
        }
    )
    assume(decided(item).children)
    assert in_essence(decided(other)) == in_essence(decided(item))


SOMEBODY_ELSE = "999990020"
"""In no situation, and no change brings them in."""


def declaration(at: str, number: str, people: list[str]) -> Item:
    return {
        "specversion": "1.0",
        "id": number,
        "source": "urn:nld:oin:00000009900000000000:systeem:burgerzaken",
        "type": DECLARED,
        "time": at,
        "data": {
            "personen": people,
            "aangever": {"burgerservicenummer": people[0], "hoedanigheid": "zelf"},
            "aangifteTijdstip": at,
            "vertrekdatum": "2031-02-03",
            "bestemming": {"landcode": "5010"},
            "veiligTeInformeren": None,
            "toestemmingen": [],
            "vervangendeToestemming": None,
        },
    }


@pytest.mark.parametrize("late", [False, True])
def test_a_withdrawal_withdraws_also_before_its_declaration(late: bool) -> None:  # noqa: FBT001
    alone = [item for item in SITUATIONS if [e["type"] for e in item["events"]] == [DECLARED]]
    assert len(alone) > 100
    for item in alone:
        other = copy.deepcopy(item)
        declared = other["events"][0]
        withdrawal = {
            **{k: declared[k] for k in ("specversion", "source", "time")},
            "id": f"{declared['id']}-back",
            "type": "nl.brp.vertrek-naar-buitenland.ingetrokken",
            "data": {"personen": declared["data"]["personen"], "aangifteId": declared["id"]},
        }
        other["events"].insert(int(late), withdrawal)
        decision = decided(other)
        assert (decision.case, decision.holders, decision.flags) == (Disposition.SKIP, (), ()), (
            item["id"]
        )


@thorough
@given(families(changes=5), st.data())
def test_a_withdrawal_counts_wherever_it_arrives(item: Item, data: st.DataObject) -> None:
    """Of one declaration among others, whatever moment it gives; also before its declaration."""
    known = declarations_in(item)
    assume(known)
    declared = data.draw(st.sampled_from(known))
    hours = data.draw(st.integers(-48, 48))
    recorded = datetime.fromisoformat(declared["data"]["aangifteTijdstip"]) + timedelta(hours=hours)
    withdrawal = {
        **{name: declared[name] for name in ("specversion", "source")},
        "id": f"{declared['id']}-back",
        "time": recorded.isoformat(),
        "type": WITHDRAWN,
        "data": {"personen": declared["data"]["personen"], "aangifteId": declared["id"]},
    }
    outcomes = []
    for where in (0, data.draw(st.integers(0, len(item["events"]))), len(item["events"])):
        events = [*item["events"][:where], withdrawal, *item["events"][where:]]
        outcomes.append(in_essence(decided({**item, "events": events})))
    assert outcomes[0] == outcomes[1] == outcomes[2]
    facts = facts_of(read({**item, "events": [withdrawal, *item["events"]]}))
    for child in facts.departure.children:
        for told in child.declarations:
            own = told.declared_at == datetime.fromisoformat(declared["data"]["aangifteTijdstip"])
            same_people = child.child.bsn.reveal() in declared["data"]["personen"]
            if own and same_people and len(known) == 1:
                assert told.withdrawn_at is not None


@thorough
@given(families(), st.data())
def test_more_reports_never_weaken_a_hold_or_a_flag(item: Item, data: st.DataObject) -> None:
    more = [a_report(item, data.draw, REPORTS) for _ in range(data.draw(st.integers(1, 3)))]
    after = {**item, "reports": [*item.get("reports", ()), *more]}
    assert_not_weaker(decided(item), decided(after))


@thorough
@given(families(), st.data())
def test_more_history_never_weakens_a_hold_or_a_flag(item: Item, data: st.DataObject) -> None:
    more = [past(item, data.draw) for _ in range(data.draw(st.integers(1, 3)))]
    after = {**item, "history": [*item.get("history", ()), *more]}
    assert_not_weaker(decided(item), decided(after))


@thorough
@given(families(changes=6))
def test_what_a_decision_lists_fits_its_outcome(item: Item) -> None:
    """DECISION §3: nothing beside SKIP, nobody told beside HOLD, somebody told beside NOTIFY."""
    decision = decided(item)
    found = {h.disposition for h in decision.holders}
    if decision.case is Disposition.SKIP:
        assert (decision.holders, decision.flags, decision.urgency) == ((), (), None)
    elif decision.case is Disposition.HOLD:
        assert HolderDisposition.NOTIFY not in found
        assert decision.urgency is not None
    else:
        assert HolderDisposition.NOTIFY in found
        assert HolderDisposition.HOLD not in found
        assert decision.urgency is not None


def assert_not_weaker(before: Decision, after: Decision) -> None:
    assert STRENGTH.index(after.case) >= STRENGTH.index(before.case)
    assert set(before.flags) <= set(after.flags)
    held = {h.holder for h in before.holders if h.disposition is HolderDisposition.HOLD}
    assert held <= {h.holder for h in after.holders if h.disposition is HolderDisposition.HOLD}
    if before.urgency is not None:
        assert after.urgency is not None
        assert after.urgency <= before.urgency


@thorough
@given(families(), st.data())
def test_protected_grounds_change_nothing(item: Item, data: st.DataObject) -> None:
    """Nationality, sex, residence title, country and place of birth (DECISION §1)."""
    other = copy.deepcopy(item)
    for person in other["persons"]:
        code = data.draw(st.sampled_from(["0001", "0052", "0339", "0500"]))
        land = data.draw(st.sampled_from(["6030", "6043", "5022", "7028"]))
        person["nationaliteiten"] = [{"nationaliteit": {"code": code, "omschrijving": "x"}}]
        person["geslacht"] = {"code": data.draw(st.sampled_from("MVO")), "omschrijving": "x"}
        person["verblijfstitel"] = {"aanduiding": {"code": code[2:], "omschrijving": "x"}}
        person["geboorte"] |= {
            "land": {"code": land, "omschrijving": "x"},
            "plaats": {"code": land},
        }
        for parent in person.get("ouders", ()):
            parent["geslacht"] = {"code": data.draw(st.sampled_from("MVO"))}
    assert decided(other) == decided(item)


def lands_of(item: Item) -> set[str]:
    found: set[str] = set()

    def seen(code: str) -> str:
        found.add(code)
        return code

    with_lands(item, seen)
    return found


def with_lands(value: object, change: Callable[[str], str], key: str = "") -> Any:  # noqa: ANN401
    """The same members with every destination changed: events and addresses abroad."""
    if isinstance(value, dict):
        if key == "land":
            return {**value, "code": change(value["code"])}
        return {name: with_lands(member, change, name) for name, member in value.items()}
    if isinstance(value, list):
        return [with_lands(member, change, key) for member in value]
    return change(str(value)) if key in {"landcode", "e1310"} else value


@thorough
@given(families(), st.randoms(use_true_random=False))
def test_which_country_it_is_changes_nothing(item: Item, random: Random) -> None:
    """Other countries for the known ones, equal where they were equal (DECISION §1)."""
    known = sorted(lands_of(item) - {"0000"})
    pool = ["5010", "6037", "9089", "5053", "7028", "6043", "5107", "5001", "6014", "5022"]
    other = dict(zip(known, random.sample(pool, len(known)), strict=True))
    renamed = with_lands(item, lambda code: other.get(code, code))
    assert decided(renamed) == decided(item)


def test_same_input_gives_the_same_bytes() -> None:
    """In other processes, with other hash seeds: nothing depends on the order of a set."""
    command = "from vertrekmelding.cli import app; app()"
    files = [str(file) for file in (*OWN_FILES, *SHARED_FILES)]
    digests = set()
    for seed in ("1", "20262"):
        ran = subprocess.run(  # noqa: S603  # our own program and files
            [sys.executable, "-c", command, "decide", *files],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        )
        assert ran.stdout.count(b"\n") == len(SITUATIONS)
        digests.add(hashlib.sha256(ran.stdout).hexdigest())
    assert len(digests) == 1


@pytest.mark.parametrize("item", SITUATIONS, ids=[str(item["id"]) for item in SITUATIONS])
def test_a_holder_is_connected_only_with_children_under_own_gezag(item: Item) -> None:
    decision = decided(item)
    for outcome in (*decision.holders, *decision.receipts):
        assert outcome.children, "a holder stands there because of a child"
        for child in outcome.children:
            assert outcome.holder in named_with_gezag_over(item, child)


def named_with_gezag_over(item: Item, child: Bsn) -> set[Bsn]:
    """Everybody whom any gezag answer about the child names, now or earlier."""
    numbers = same_person(item)
    relations = [
        relation
        for source in (*item["persons"], *item.get("snapshots", ()))
        for relation in source.get("gezag", ())
        if numbers(relation["minderjarige"]["burgerservicenummer"]) == child.reveal()
    ]
    named = [
        person
        for relation in relations
        for person in (
            *relation.get("ouders", ()),
            *relation.get("derden", ()),
            relation.get("ouder", {}),
            relation.get("derde", {}),
        )
    ]
    return {
        Bsn(numbers(person["burgerservicenummer"]))
        for person in named
        if "burgerservicenummer" in person
    }


def same_person(item: Item) -> Callable[[str], str]:
    """From a number to the present number of that person."""
    present = {
        former: event["data"]["bsn"]
        for event in item["events"]
        for former in event["data"].get("historicBsns", ())
    }
    return lambda number: present.get(number, number)
