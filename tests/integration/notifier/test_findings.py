"""A person confirms or corrects who has gezag, or takes it back: so long it counts, and no more."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from contracts.gezag import Holder, Voogdij
from contracts.messages.derived import DerivedGezag
from contracts.messages.facts import (
    GezagAnswer,
    GezagSource,
)
from contracts.messages.finding import FindingKind, FindingSource
from contracts.values.bsn import Bsn
from foundation.provider_errors import NotSent, Refused
from notifier.cases.case_outcome import CaseOutcome
from notifier.close_case import close_case
from notifier.decision.facts import ReportedBy
from notifier.hand_over_findings import hand_over_findings
from notifier.review_rows import retry_row, rows_in_review
from notifier.stop_everything import stop_everything
from notifier.storage.findings import FINDING_HANDOVER
from notifier.storage.messages import MESSAGE
from notifier.sweep import sweep
from tests.integration.notifier.departed import RVDK, Departed
from tests.integration.notifier.families import Family, new_bsn, only
from tests.integration.notifier.partners import Partners, partners_of
from tests.integration.notifier.world import World

MUNICIPALITY = "gemeente"


@pytest.fixture
def family(world: World) -> Family:
    return Family(world.clock(), departs_in_days=-3)


@pytest.fixture
def partners(world: World) -> Iterator[Partners]:
    with partners_of(world) as running:
        yield running


@pytest.fixture
def departed(world: World, partners: Partners, family: Family) -> Departed:
    made = Departed(world, partners, family)
    made.arrives(made.unsaid(made.derived))
    assert made.outcome == ("HOLD", ["S15"])
    return made


def test_what_is_confirmed_goes_to_the_adapter_and_then_the_holder_who_stays_is_told(
    departed: Departed, world: World
) -> None:
    answer = departed.finds(departed.body())
    assert answer.status_code == 202, answer.text
    found = UUID(answer.json()["id"])
    assert departed.outcome == ("HOLD", ["S15"])  # nothing counts before its facts are here
    assert ("notifier.hand_over_findings", found) in world.rings
    departed.taken()

    (finding,) = world.register.findings
    assert (finding.finding_id, finding.kind) == (found, FindingKind.CONFIRMED)
    assert (finding.gezag, finding.source) == (departed.both, FindingSource.REGISTER)
    assert finding.withdrawn_at is None
    departed.arrives(departed.found(finding.gezag, finding.found_at))
    assert departed.outcome == ("NOTIFY", ["S01"])
    world.deliver()
    (letter,) = world.letters()
    assert "Frans Blijver" in str(letter)
    assert departed.happened() == [
        ("bevinding_gedaan", "bevestigd"),
        ("bevinding_overgedragen", None),
    ]


def test_sole_gezag_of_who_departs_tells_nobody_and_a_guardian_is_told(
    departed: Departed, world: World
) -> None:
    mother = departed.family.mother
    alone = {
        "type": "EenhoofdigOuderlijkGezag",
        "ouder": {"burgerservicenummer": mother.bsn.reveal()},
    }
    assert departed.finds(departed.corrected(alone)).status_code == 202
    departed.arrives(departed.found(only(mother), departed.taken()))
    assert departed.outcome == ("SKIP", ["G04"])
    assert world.register.findings[-1].gezag == only(mother)

    father = departed.family.father.bsn
    guardian = {"type": "Voogdij", "derden": [{"burgerservicenummer": father.reveal()}]}
    body = departed.corrected(guardian)
    assert body["afleiding"] is None  # what stands now was found, not derived
    assert departed.finds(body).status_code == 202
    # Until its facts come, the one before it counts no more.
    assert departed.outcome == ("HOLD", ["S15"])
    departed.arrives(departed.found(Voogdij((Holder(father),)), departed.taken()))
    assert departed.outcome[0] == "NOTIFY"
    assert "S11" in departed.outcome[1]


def test_what_is_withdrawn_ends_at_once_and_facts_that_rest_on_it_count_no_more(
    departed: Departed, world: World
) -> None:
    found = departed.finds(departed.body()).json()["id"]
    moment = departed.taken()
    departed.arrives(departed.found(departed.both, moment))
    assert world.states(departed.facts) == [("vertrek", "planned")]

    answer = departed.withdraws(found)
    assert (answer.status_code, answer.json()["status"]) == (200, "ingetrokken")
    assert departed.outcome == ("HOLD", ["S15"])
    assert world.states(departed.facts) == [("vertrek", "cancelled")]
    assert departed.withdraws(found).status_code == 200
    departed.arrives(departed.found(departed.both, moment))  # read before it was withdrawn
    assert departed.outcome == ("HOLD", ["S15"])
    departed.taken()
    assert world.register.findings[-1].withdrawn_at is not None
    world.deliver()
    assert world.letters() == []
    assert departed.happened()[-2:] == [
        ("bevinding_ingetrokken", "bevestigd"),
        ("bevinding_overgedragen", None),
    ]


def test_withdrawn_after_a_letter_a_human_looks_and_another_holder_makes_it_a_recall(
    departed: Departed, world: World
) -> None:
    found = departed.finds(departed.body()).json()["id"]
    departed.arrives(departed.found(departed.both, departed.taken()))
    world.deliver()
    world.clock.advance(hours=-2)  # else the tokens of the test have expired
    assert world.states(departed.facts) == [("vertrek", "sent")]
    assert departed.withdraws(found).status_code == 200
    departed.taken()
    departed.arrives(departed.unsaid(departed.derived))
    assert departed.outcome == ("HOLD", ["S15"])
    assert departed.view.clock_at is not None  # a human has to act
    assert len(world.letters()) == 1

    mother = departed.family.mother
    alone = {
        "type": "EenhoofdigOuderlijkGezag",
        "ouder": {"burgerservicenummer": mother.bsn.reveal()},
    }
    assert departed.finds(departed.corrected(alone)).status_code == 202
    departed.arrives(departed.found(only(mother), departed.taken()))
    world.deliver()
    assert world.states(departed.facts) == [("vertrek", "recalled"), ("recall", "sent")]
    assert departed.view.breach_at is not None


def test_a_derivation_that_changed_since_it_was_seen_is_not_confirmed(departed: Departed) -> None:
    seen = departed.body()
    departed.arrives(departed.unsaid(replace(departed.derived, gezag=only(departed.family.mother))))
    answer = departed.finds(seen)
    assert (answer.status_code, answer.json()["code"]) == (409, "derivation_changed")
    departed.arrives(departed.unsaid(DerivedGezag(missing="een eerder huwelijk")))
    departed.derived = DerivedGezag(missing="een eerder huwelijk")
    answer = departed.finds(departed.body())
    assert (answer.status_code, answer.json()["code"]) == (409, "nothing_to_confirm")
    assert departed.happened() == []


def test_where_the_register_says_it_nobody_finds_anything(departed: Departed) -> None:
    seen = departed.body()
    for source in (GezagSource.LIVE, GezagSource.SNAPSHOT):
        departed.arrives(
            GezagAnswer(source=source, gezag=departed.both, taken_at=departed.world.clock())
        )
        answer = departed.finds(seen)
        assert (answer.status_code, answer.json()["code"]) == (409, "register_says")


def test_only_these_organisations_and_a_municipality_only_in_its_own_case(
    departed: Departed,
) -> None:
    assert departed.finds(departed.body(), "politie").status_code == 403
    assert departed.finds(departed.body(), "vertrekmelding").status_code == 403
    assert departed.finds(departed.body(), "gemeente-2").status_code == 404
    made = departed.finds(departed.body(), MUNICIPALITY)
    assert made.status_code == 202, made.text
    found = made.json()["id"]
    assert departed.withdraws(found, RVDK).status_code == 403
    assert departed.withdraws(found, "gemeente-2").status_code == 404
    assert departed.withdraws(found, MUNICIPALITY).status_code == 200


def test_a_repetition_gets_the_same_answer_also_when_the_case_went_on(
    departed: Departed, world: World
) -> None:
    body = departed.body()
    first = departed.finds(body)
    departed.arrives(departed.found(departed.both, departed.taken()))
    again = departed.finds(body)
    assert (again.status_code, again.json()) == (202, first.json())
    assert len(world.rows(FINDING_HANDOVER)) == 1
    other = departed.finds({**body, "bron": "akte"})
    assert (other.status_code, other.json()["code"]) == (409, "same_reference_other_content")
    path = f"/zaken/{departed.view.id}/bevindingen/{first.json()['id']}"
    stand = departed.partners.api.get(
        f"/v1{path}", headers=departed.partners.token(RVDK, "zaken:schrijven")
    )
    assert stand.json()["status"] == "overgedragen"


@pytest.mark.parametrize(
    ("change", "member", "code"),
    [
        ({"kind": str(uuid4())}, "body.kind", "unknown"),
        ({"afleiding": None}, "body.afleiding", "missing"),
        ({"oordeel": "gecorrigeerd"}, "body.gezag", "missing"),
        ({"gezag": {"type": "TijdelijkGeenGezag"}}, "body.gezag", "not_for_this_kind"),
    ],
)
def test_what_does_not_hold_together_is_refused_by_member(
    departed: Departed, change: dict[str, Any], member: str, code: str
) -> None:
    answer = departed.finds(departed.body(**change))
    assert answer.status_code == 400
    assert [(p["name"], p["code"]) for p in answer.json()["invalidParams"]] == [(member, code)]
    assert departed.happened() == []


def test_nobody_is_named_twice_nor_is_the_child_nor_a_real_person(departed: Departed) -> None:
    father = {"burgerservicenummer": departed.family.father.bsn.reveal()}
    child = {"burgerservicenummer": departed.facts.children[0].child.bsn.reveal()}
    real = {"burgerservicenummer": "123456782"}
    for ouders, code in (
        ([father, father], "same_person"),
        ([father, child], "the_child"),
    ):
        gezag = {"type": "GezamenlijkOuderlijkGezag", "ouders": ouders}
        answer = departed.finds(departed.corrected(gezag))
        assert [p["code"] for p in answer.json()["invalidParams"]] == [code]
    answer = departed.finds(departed.corrected({"type": "EenhoofdigOuderlijkGezag", "ouder": real}))
    assert answer.status_code == 400
    assert real["burgerservicenummer"] not in answer.text


def test_an_adapter_that_is_away_gets_it_later_and_once(departed: Departed, world: World) -> None:
    world.register.failures.append(NotSent("ConnectError"))
    departed.finds(departed.body())
    assert hand_over_findings(world.service)
    assert world.register.findings == []
    world.rings.clear()
    sweep(world.service)
    assert "notifier.hand_over_findings" not in {task for task, _ in world.rings}
    world.clock.advance(hours=1)
    sweep(world.service)
    assert "notifier.hand_over_findings" in {task for task, _ in world.rings}
    hand_over_findings(world.service)
    hand_over_findings(world.service)
    assert len(world.register.findings) == 1


def test_a_finding_that_the_adapter_refuses_waits_for_an_operator(
    departed: Departed, world: World
) -> None:
    world.register.failures.append(Refused("http_409"))
    departed.finds(departed.body())
    hand_over_findings(world.service)
    assert departed.happened()[-1] == ("bevinding_naar_mens", "http_409")
    (waiting,) = [row for row in rows_in_review(world.service) if row.kind == "finding"]
    assert retry_row(world.service, waiting.id, left=None, actor="beheer:anna", why="hersteld")
    hand_over_findings(world.service)
    assert len(world.register.findings) == 1


def test_the_stop_switch_does_not_halt_it(departed: Departed, world: World) -> None:
    stop_everything(world.service.database, reason="T-1", actor="beheer:anna")
    assert departed.finds(departed.body()).status_code == 202
    departed.arrives(departed.found(departed.both, departed.taken()))
    assert departed.outcome == ("NOTIFY", ["S01"])
    world.deliver()
    assert world.letters() == []


def test_a_finding_that_kills_its_worker_ends_before_a_human_and_its_case_says_so(
    departed: Departed, world: World
) -> None:
    departed.finds(departed.body())
    with world.service.database.transaction() as connection:
        connection.execute(FINDING_HANDOVER.update().values(attempts=10_000))
    assert hand_over_findings(world.service) == 0
    for _ in range(2):
        sweep(world.service)
    assert departed.happened()[-1] == ("bevinding_naar_mens", "attempts_exhausted")
    assert len(departed.happened()) == 2
    (waiting,) = [row for row in rows_in_review(world.service) if row.kind == "finding"]
    assert retry_row(world.service, waiting.id, left=None, actor="beheer:anna", why="hersteld")
    assert hand_over_findings(world.service) == 1


def test_a_finding_goes_along_when_its_case_turns_out_to_be_one_household_with_another(
    departed: Departed, world: World
) -> None:
    older = departed.family.child("Daan")
    apart = replace(older, departing=())
    earlier = departed.family.facts(apart)
    own = replace(departed.facts.children[0], departing=())
    world.clock.advance(hours=-1)  # the other case is the older one, and goes on
    world.establish(earlier)
    world.clock.advance(hours=1)
    world.establish(departed.family.facts(own, after=timedelta(minutes=1)))
    answer = departed.finds(departed.body())
    assert answer.status_code == 202, answer.text
    made_in = departed.view.id
    both = departed.family.facts(
        replace(own, departing=(departed.family.mother.bsn,)), older, after=timedelta(minutes=2)
    )
    world.establish(both)
    departed.taken()
    assert departed.view.id == world.case_of(earlier).id != made_in
    assert [str(found.stored.id) for found in departed.view.brought_in.findings] == [
        answer.json()["id"]
    ]
    assert ("bevinding_overgedragen", None) in departed.happened()


def test_a_clock_that_was_set_back_makes_no_older_finding_the_newest(
    departed: Departed, world: World
) -> None:
    departed.finds(departed.body())
    world.clock.advance(seconds=-5)
    mother = {"burgerservicenummer": departed.family.mother.bsn.reveal()}
    sole = {"type": "EenhoofdigOuderlijkGezag", "ouder": mother}
    second = departed.finds(departed.corrected(sole))
    assert second.status_code == 202, second.text
    (first, last) = (found.stored for found in departed.view.brought_in.findings)
    assert (str(last.id), last.stands, first.stands) == (second.json()["id"], True, False)
    assert last.found_at > first.found_at


def test_somebody_found_to_have_gezag_after_a_human_closed_the_case_is_told(
    departed: Departed, world: World
) -> None:
    father = departed.family.father.bsn
    aunt = replace(departed.family.father, bsn=new_bsn(), full_name="Tante Voogd")
    departed.also(aunt)
    departed.finds(departed.corrected(guardians(father)))
    departed.arrives(departed.found(Voogdij((Holder(father),)), departed.taken()))
    world.deliver()
    world.clock.advance(hours=-2)  # else the tokens of the test have expired
    before = departed.outcome
    ended = CaseOutcome.AGREEMENT
    oin = "00000009900000000002"
    assert close_case(world.service, departed.view.id, ended, oin=oin, role=ReportedBy.RVDK)

    departed.finds(departed.corrected(guardians(father, aunt.bsn)))
    departed.arrives(departed.found(Voogdij((Holder(father), Holder(aunt.bsn))), departed.taken()))
    assert departed.outcome == before  # the same rows: only who is to be told is new
    world.deliver()
    assert [letter for letter in map(str, world.letters()) if "Tante Voogd" in letter]


def test_one_parent_under_an_earlier_and_a_present_number_is_not_both_parents(
    departed: Departed,
) -> None:
    mother, earlier = departed.family.mother, new_bsn()
    departed.also(replace(mother, former_numbers=(earlier,)))
    departed.arrives(departed.unsaid(departed.derived))
    ouders = [{"burgerservicenummer": one.reveal()} for one in (mother.bsn, earlier)]
    gezag = {"type": "GezamenlijkOuderlijkGezag", "ouders": ouders}
    answer = departed.finds(departed.corrected(gezag))
    assert answer.status_code == 400, answer.text
    assert [p["code"] for p in answer.json()["invalidParams"]] == ["same_person"]


def guardians(*numbers: Bsn) -> dict[str, Any]:
    derden = [{"burgerservicenummer": number.reveal()} for number in numbers]
    return {"type": "Voogdij", "derden": derden}


def test_what_is_withdrawn_holds_a_brother_or_sister_who_left_since_as_well(
    departed: Departed, world: World
) -> None:
    mother = departed.family.mother.bsn
    sole = {
        "type": "EenhoofdigOuderlijkGezag",
        "ouder": {"burgerservicenummer": mother.reveal()},
    }
    found = departed.finds(departed.corrected(sole)).json()["id"]
    departed.arrives(departed.found(only(departed.family.mother), departed.taken()))
    assert departed.outcome == ("SKIP", ["G04"])
    sister = departed.family.facts(departed.family.child("Daan"), after=timedelta(minutes=1))
    world.establish(sister)
    assert world.case_of(sister).id != departed.view.id
    assert world.states(sister) == [("vertrek", "planned")]

    assert departed.withdraws(found).status_code == 200
    # At once, and not only when the next facts come in.
    assert world.case_of(sister).id == departed.view.id
    assert departed.outcome[0] == "HOLD"
    assert [row.message_state for row in world.rows(MESSAGE)] == ["cancelled"]
