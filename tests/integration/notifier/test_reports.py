"""What partner organisations report, over HTTP, and what it does to cases."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, insert, select, text

from contracts.messages.wire import DEPARTURE_FACTS
from contracts.values.bsn import Bsn
from foundation.work import WorkState, new_work
from notifier.accept_facts import accept_facts
from notifier.cases.person_index import person_index
from notifier.cases.related import take_turns
from notifier.decide_case import decide_cases
from notifier.decision.policy import DecisionPolicy
from notifier.policy import Policy
from notifier.reconsider_cases import BATCH, reconsider_cases
from notifier.service import Service
from notifier.storage.reconsiderations import RECONSIDERATION
from notifier.storage.reports import REPORT, REPORT_PERSON
from notifier.storage.shared import AUDIT
from notifier.sweep import sweep
from tests.integration.notifier.families import Family, new_bsn
from tests.integration.notifier.partners import Partners, partners_of, report
from tests.integration.notifier.world import World
from tests.stack.driving import until


@pytest.fixture
def partners(world: World) -> Iterator[Partners]:
    with partners_of(world) as running:
        yield running


@pytest.fixture
def family(world: World) -> Family:
    return Family(world.clock())


def codes(world: World, facts: object) -> set[str]:
    decision = world.case_of(facts).decision  # type: ignore[arg-type]
    assert decision is not None
    return {code for code, _text in decision.reasons}


def test_a_ban_that_protects_the_mother_holds_a_planned_letter(
    world: World, partners: Partners, family: Family
) -> None:
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    assert world.states(facts) == [("vertrek", "planned")]
    partners.report("politie", "contact_ban", beschermt=family.mother.bsn, tegen=family.father.bsn)
    world.deliver()
    assert "S20" in codes(world, facts)
    assert world.states(facts) == [("vertrek", "cancelled")]
    assert [flag.recipient for flag in world.case_of(facts).flags] == ["RVDK_IKO"]
    assert world.letters() == []


def test_a_report_from_before_counts_when_a_case_opens(
    world: World, partners: Partners, family: Family
) -> None:
    child = family.child("Sanne")
    partners.report("gi", "supervision", betreft=child.child.bsn)
    assert [row.reason for row in world.rows(RECONSIDERATION)] == ["no_case"]
    facts = family.facts(child)
    world.establish(facts)
    assert {"S33", "R14"} <= codes(world, facts)


def test_a_withdrawn_report_counts_no_more_and_the_letter_goes(
    world: World, partners: Partners, family: Family
) -> None:
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    report_id = partners.report(
        "politie", "stalking", beschermt=family.mother.bsn, tegen=family.father.bsn
    )
    others = partners.post("school", f"/signalen/{report_id}/intrekking")
    assert others.status_code == 404
    first = partners.post("politie", f"/signalen/{report_id}/intrekking")
    again = partners.post("politie", f"/signalen/{report_id}/intrekking")
    assert (first.status_code, first.json()["status"]) == (200, "ingetrokken")
    assert again.json() == first.json()
    assert reconsider_cases(world.service) == 1, "the second time is no news"
    world.deliver()
    assert len(world.letters()) == 1
    assert [(r.kind, r.withdrawn) for r in world.case_of(facts).brought_in.reports] == [
        ("stalking", True)
    ]


def test_a_threat_counts_once_a_reviewer_finds_it_credible(
    world: World, partners: Partners, family: Family
) -> None:
    child = family.child("Sanne")
    facts = family.facts(child)
    world.establish(facts)
    report_id = partners.report("gemeente", "threat", betreft=child.child.bsn, namensOuder=True)
    assert "R03" not in codes(world, facts)
    judged = {"geloofwaardig": True}
    for client in ("gemeente", "politie", "school"):
        refused = partners.post(client, f"/signalen/{report_id}/controle", judged)
        assert (refused.status_code, refused.json()["code"]) == (403, "mark_not_yours")
    answer = partners.post("rvdk", f"/signalen/{report_id}/controle", judged)
    assert answer.json() == {
        "id": str(report_id),
        "geloofwaardig": True,
        "gecontroleerd": False,
    }
    assert partners.post("rvdk", f"/signalen/{report_id}/controle", judged).json() == answer.json()
    assert reconsider_cases(world.service) == 1
    assert "R03" in codes(world, facts)
    partners.post("ca-ika", f"/signalen/{report_id}/controle", {"geloofwaardig": False})
    reconsider_cases(world.service)
    assert "R03" not in codes(world, facts)


def test_a_municipality_checks_documents_of_its_own_cases_only(
    world: World, partners: Partners, family: Family
) -> None:
    child = family.child("Sanne")
    facts = family.facts(child)
    world.establish(facts)
    report_id = partners.report("gi", "court_order_contradicts", betreft=child.child.bsn)
    path, seen = f"/signalen/{report_id}/controle", {"gecontroleerd": True}
    assert partners.post("gemeente-2", path, seen).status_code == 404
    assert partners.post("rechtspraak", path, seen).status_code == 404
    assert partners.post("gemeente", path, seen).status_code == 200
    reconsider_cases(world.service)
    assert "R04" in codes(world, facts)


def test_a_report_under_a_former_number_finds_the_case(
    world: World, partners: Partners, family: Family
) -> None:
    former = new_bsn()
    family.father = replace(family.father, former_numbers=(former,))
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    partners.report("gemeente", "never_notify", betreft=former, namensOuder=True)
    assert "S43" in codes(world, facts)


def test_the_same_report_again_is_the_same_and_other_content_is_refused(
    world: World, partners: Partners, family: Family
) -> None:
    body = report("shelter", betreft=family.mother.bsn)
    first, second = (partners.post("veilig-thuis", "/signalen", body) for _ in range(2))
    assert (first.status_code, second.status_code) == (202, 202)
    assert first.json() == second.json()
    assert first.headers["Location"] == f"/v1/signalen/{first.json()['id']}"
    other = partners.post("veilig-thuis", "/signalen", body | {"soort": "already_gone"})
    assert (other.status_code, other.json()["code"]) == (409, "same_reference_other_content")
    from_another = partners.post("politie", "/signalen", body)
    assert from_another.status_code == 202, "a reference is the sender's own"
    assert len(world.rows(REPORT)) == 2
    assert len(world.rows(RECONSIDERATION)) == 2


WRONG = [
    ("politie", {"soort": "contact_ban", "beschermt": "B"}, 400, "invalid_report"),
    ("politie", {"soort": "contact_ban", "tegen": "B"}, 400, "invalid_report"),
    ("politie", {"soort": "contact_ban", "tegen": "B", "beschermt": "B"}, 400, "invalid_report"),
    ("gi", {"soort": "placed"}, 400, "invalid_report"),
    ("gi", {"soort": "placed", "betreft": "B", "tegen": "B"}, 400, "invalid_report"),
    ("gi", {"soort": "placed", "betreft": "123456782"}, 400, "invalid_report"),
    ("gi", {"soort": "placed", "betreft": "999900001"}, 400, "invalid_request"),
    ("gi", {"soort": "onbekend", "betreft": "B"}, 400, "invalid_request"),
    ("gi", {"soort": "placed", "betreft": "B", "999912345": 1}, 400, "invalid_request"),
    ("gi", {"soort": "placed", "betreft": "B", "eigenKenmerk": "B"}, 400, "invalid_request"),
    ("gi", {"soort": "placed", "betreft": "B", "eigenKenmerk": ""}, 400, "invalid_request"),
    ("gi", {"soort": "placed", "betreft": "B", "eigenKenmerk": None}, 400, "invalid_request"),
    ("rvdk", {"soort": "placed", "betreft": "B", "geloofwaardig": True}, 400, "invalid_report"),
    ("gi", {"soort": "threat", "betreft": "B", "geloofwaardig": True}, 403, "mark_not_yours"),
    ("school", {"soort": "placed", "betreft": "B"}, 403, "kind_not_yours"),
    ("gemeente", {"soort": "never_notify", "betreft": "B"}, 403, "kind_not_yours"),
    ("gemeente", {"soort": "placed", "betreft": "B", "namensOuder": True}, 403, "kind_not_yours"),
    ("gi", {"soort": "threat", "betreft": "B", "namensOuder": True}, 403, "not_for_parents"),
    ("vertrekmelding", {"soort": "threat", "betreft": "B"}, 403, "only_for_parents"),
]


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_what_is_wrong_is_told_without_an_echo(
    world: World, partners: Partners, wrong: tuple[str, dict[str, object], int, str]
) -> None:
    client, members, status, code = wrong
    marker = new_bsn().reveal()
    body = {"eigenKenmerk": "k1"} | {
        name: marker if value == "B" else value for name, value in members.items()
    }
    answer = partners.post(client, "/signalen", body)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"
    if status == 400:
        assert answer.json()["invalidParams"]
    for number in (marker, "123456782", "999900001", "999912345"):
        assert number not in answer.text
    assert world.rows(REPORT) == []


def test_no_role_no_report(world: World, partners: Partners, family: Family) -> None:
    body = report("already_gone", betreft=family.mother.bsn)
    without = partners.api.post("/v1/signalen", json=body)
    assert without.status_code == 401
    scope = partners.token("gi", "zaken:lezen")
    assert partners.api.post("/v1/signalen", json=body, headers=scope).status_code == 403
    settings = world.application.settings.model_copy(update={"rvdk_oin": "0" * 20})
    world.application = replace(world.application, settings=settings)
    with partners_of(world) as elsewhere:
        answer = elsewhere.post("rvdk", "/signalen", body)
    assert (answer.status_code, answer.json()["code"]) == (403, "role_missing")


def test_a_sender_sees_its_own_report_without_people(
    world: World, partners: Partners, family: Family
) -> None:
    answer = partners.post("school", "/signalen", report("referral", betreft=family.mother.bsn))
    path = f"/signalen/{answer.json()['id']}"
    assert partners.get("school", path).json()["status"] == "ontvangen"
    reconsider_cases(world.service)
    shown = partners.get("school", path)
    assert shown.json()["status"] == "verwerkt"
    assert shown.json()["gemeldDoor"] == "school"
    assert family.mother.bsn.reveal() not in shown.text
    assert partners.get("politie", path).status_code == 404
    assert partners.get("school", f"/signalen/{uuid4()}").status_code == 404


def test_the_case_says_that_there_are_reports_and_not_about_whom(
    world: World, partners: Partners, family: Family
) -> None:
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    partners.report("politie", "huisverbod", beschermt=family.mother.bsn, tegen=family.father.bsn)
    shown = partners.get("rvdk", f"/zaken/{world.case_of(facts).id}")
    (one,) = shown.json()["signalen"]
    assert (one["soort"], one["gemeldDoor"]) == ("huisverbod", "police")
    assert ("signaal_ontvangen", "huisverbod") in {
        (entry["soort"], entry["code"]) for entry in shown.json()["tijdlijn"]
    }
    for person in (family.mother, family.father):
        assert person.bsn.reveal() not in shown.text


class Died(BaseException):
    """What a kill looks like from inside."""


class DeadlyPolicy(Policy):
    """The process dies in the middle of deciding."""

    def for_decision(self, oin: str | None, today: date) -> DecisionPolicy:
        del oin, today
        raise Died


def die(_task: str, _row_id: UUID) -> None:
    raise Died


def test_nothing_is_lost_when_the_process_dies_before_or_after_deciding_again(
    world: World, partners: Partners, family: Family
) -> None:
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    body = report("shelter", betreft=family.mother.bsn)
    assert partners.post("veilig-thuis", "/signalen", body).status_code == 202
    working = world.service
    deadly = DeadlyPolicy(working.policy.content, working.policy.sha256)
    with pytest.raises(Died):
        reconsider_cases(replace(working, policy=deadly))
    assert codes(world, facts) == {"S01"}
    assert reconsider_cases(working) == 0, "the lease of the dead process still runs"
    world.clock.advance(seconds=working.timing.lease.total_seconds() + 1)
    world.rings.clear()
    assert sweep(working).due_reconsiderations == 1
    assert "notifier.reconsider" in {task for task, _row_id in world.rings}
    with pytest.raises(Died):
        reconsider_cases(replace(working, ring=die))
    assert "S18" in codes(world, facts), "decided and committed before it could ring"
    (row,) = world.rows(RECONSIDERATION)
    assert (row.state, row.attempts) == (WorkState.DONE, 2)
    assert reconsider_cases(working) == 0


def test_more_than_one_batch_is_worked_off_at_one_ring(world: World) -> None:
    with world.service.database.transaction() as connection:
        rows = [
            new_work(now=world.clock(), correlation_id="proef")
            | {"cause": "signaal_ontvangen", "subject": uuid4(), "persons": []}
            for _ in range(BATCH + 5)
        ]
        connection.execute(insert(RECONSIDERATION), rows)
    service = replace(world.service, timing=replace(world.service.timing, turn=timedelta(hours=1)))
    assert reconsider_cases(service) == BATCH + 5
    assert {row.state for row in world.rows(RECONSIDERATION)} == {WorkState.DONE}


@contextmanager
def nobody_gets_a_turn_with(world: World, person: Bsn) -> Iterator[None]:
    """As long as this lasts, whoever works on this person waits."""
    with world.service.database.transaction() as connection:
        take_turns(connection, [person_index(world.service.index, person)])
        yield


def is_waited_by(world: World, number: int) -> bool:
    """Whether so many do."""
    with world.service.database.transaction() as connection:
        waiting = text(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        )
        return int(connection.execute(waiting).scalar_one()) == number


@pytest.mark.parametrize(
    "order", [(decide_cases, reconsider_cases), (reconsider_cases, decide_cases)]
)
def test_a_report_and_a_case_that_open_at_once_find_each_other(
    world: World,
    partners: Partners,
    family: Family,
    order: tuple[Callable[[Service], int], ...],
) -> None:
    """Both have begun, and the one has its turn before the other: PostgreSQL keeps their order."""
    facts = family.facts(family.child("Sanne"))
    accept_facts(world.service, DEPARTURE_FACTS.encode(facts), sender="brp_adapter", test_mode=True)
    partners.post("veilig-thuis", "/signalen", report("shelter", betreft=family.mother.bsn))
    with ThreadPoolExecutor(len(order)) as pool:
        with nobody_gets_a_turn_with(world, family.mother.bsn):
            begun = []
            for number, work in enumerate(order, 1):
                begun.append(pool.submit(work, world.service))
                until(partial(is_waited_by, world, number), what="it waits its turn")
            assert not any(one.done() for one in begun)
        assert [one.result(20) for one in begun] == [1, 1]
    (row,) = world.rows(RECONSIDERATION)
    no_case_yet = order[0] is reconsider_cases
    assert (row.state, row.reason) == (WorkState.DONE, "no_case" if no_case_yet else None)
    assert "S18" in codes(world, facts)


def test_every_act_is_written_down_per_person(
    world: World, partners: Partners, family: Family
) -> None:
    def entries() -> int:
        with world.service.database.transaction() as connection:
            return connection.execute(select(func.count()).select_from(AUDIT)).scalar_one()

    before = entries()
    report_id = partners.report(
        "politie", "contact_ban", beschermt=family.mother.bsn, tegen=family.father.bsn
    )
    assert entries() == before + 2
    partners.get("politie", f"/signalen/{report_id}")
    partners.post("politie", f"/signalen/{report_id}/intrekking")
    assert entries() == before + 5


def test_what_is_stored_holds_no_number(world: World, partners: Partners, family: Family) -> None:
    partners.report("politie", "contact_ban", beschermt=family.mother.bsn, tegen=family.father.bsn)
    for table in (REPORT, REPORT_PERSON, RECONSIDERATION):
        for row in world.rows(table):
            for person in (family.mother, family.father):
                assert person.bsn.reveal() not in str(row)
    (row,) = world.rows(REPORT)
    assert b"contact_ban" not in row.content


def test_a_report_about_a_brother_who_stays_counts_for_him_alone(
    world: World, partners: Partners, family: Family
) -> None:
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    partners.report("gi", "supervision", betreft=new_bsn())
    assert codes(world, facts) == {"S01"}
