"""What happens after something has left: every row of DECISION §9, on what the holder received."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from structlog.testing import capture_logs

from contracts.gezag import Gezag, GezamenlijkOuderlijkGezag, Holder, TijdelijkGeenGezag
from contracts.messages.facts import (
    ChildFacts,
    Consent,
    ConsentScope,
    GezagAnswer,
    GezagSource,
    Registration,
    Undoing,
)
from contracts.values.dates import PartialDate
from notifier.cases.case_view import CaseView
from notifier.metrics import BREACHES, read_metrics
from notifier.reply.shown_state import shown_state
from notifier.storage.cases import TIMELINE
from tests.integration.notifier.families import Family, only
from tests.integration.notifier.world import World

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip


def spelled(day: Any) -> str:  # noqa: ANN401 -- a date
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def told(world: World, *names: str) -> tuple[Family, list[ChildFacts]]:
    """A family whose father has had his letter about these children."""
    family = Family(world.clock())
    children = [family.child(name) for name in names or ("Sanne",)]
    world.establish(family.facts(*children))
    world.deliver()
    assert len(world.letters()) == 1
    return family, children


def news(world: World, family: Family, *children: ChildFacts) -> CaseView:
    """Newer facts come in, and whatever is due leaves."""
    world.clock.advance(minutes=1)
    facts = family.facts(*children, after=world.clock() - family.now)
    world.establish(facts)
    world.deliver()
    return world.case_of(facts)


def newest_letter(world: World) -> dict[str, Any]:
    return max(world.letters(), key=lambda letter: letter["tijdstip"])


def with_gezag(child: ChildFacts, gezag: Gezag) -> ChildFacts:
    return replace(child, gezag=replace(child.gezag, gezag=gezag))


def registered(child: ChildFacts, day: Any, destination: str = "5003") -> ChildFacts:  # noqa: ANN401 -- a date
    return replace(child, registration=Registration(PartialDate.of(day), destination))


def test_another_destination_on_the_day_told_changes_nothing(world: World) -> None:
    family, (child,) = told(world)
    case = news(world, family, registered(child, family.day, "6039"))
    assert [(m.kind, m.state) for m in case.messages] == [("vertrek", "sent")]


def test_another_date_brings_one_corrected_message(world: World) -> None:
    family, (child,) = told(world)
    first = world.letters()[0]
    other = family.day + timedelta(days=9)
    for _ in range(2):
        case = news(world, family, registered(child, other))
    assert [(m.kind, m.state) for m in case.messages] == [
        ("vertrek", "sent"),
        ("correction", "sent"),
    ]
    letter = newest_letter(world)
    assert len(world.letters()) == 2
    assert letter["ontvanger"] == first["ontvanger"]
    assert spelled(other) in letter["tekst"]
    assert spelled(family.day) not in letter["tekst"]
    assert "De datum in dat bericht klopt niet meer" in " ".join(letter["tekst"].split())


def test_a_date_that_comes_back_before_the_correction_left_cancels_it(world: World) -> None:
    family, (child,) = told(world)
    world.establish(
        family.facts(registered(child, family.day + timedelta(days=9)), after=timedelta(hours=3))
    )
    case = news(world, family, registered(child, family.day))
    assert [(m.kind, m.state) for m in case.messages] == [
        ("vertrek", "sent"),
        ("correction", "cancelled"),
    ]
    assert len(world.letters()) == 1


def test_a_date_that_changes_twice_is_corrected_twice(world: World) -> None:
    family, (child,) = told(world)
    for days in (9, 0):
        case = news(world, family, registered(child, family.day + timedelta(days=days)))
    assert [m.kind for m in case.messages] == ["vertrek", "correction", "correction"]
    assert spelled(family.day) in newest_letter(world)["tekst"]


def test_brothers_and_sisters_with_one_new_date_get_one_correction(world: World) -> None:
    family, children = told(world, "Sanne", "Daan")
    other = family.day + timedelta(days=3)
    later = [registered(child, other) for child in children]
    world.establish(family.facts(later[0], children[1], after=timedelta(hours=3)))
    case = news(world, family, *later)
    assert [(m.kind, m.state) for m in case.messages] == [
        ("vertrek", "sent"),
        ("correction", "sent"),
    ]
    text = newest_letter(world)["tekst"]
    assert "Sanne" in text
    assert "Daan" in text


def test_a_withdrawal_after_a_correction_takes_both_back(world: World) -> None:
    family, (child,) = told(world)
    moved = registered(child, family.day + timedelta(days=9))
    news(world, family, moved)
    case = news(world, family, replace(moved, undone=Undoing.CORRECTED))
    assert [(m.kind, m.state, shown_state(m.state, case.followed)) for m in case.messages] == [
        ("vertrek", "recalled", "ingetrokken"),
        ("correction", "recalled", "ingetrokken"),
        ("recall", "sent", "geldt"),
    ]
    assert case.handling == "closed"
    assert len(world.letters()) == 3


def test_a_hold_after_the_letter_is_with_a_human_within_the_hour_and_shows_nothing(
    world: World,
) -> None:
    family, (child,) = told(world)
    hidden = replace(
        registered(child, family.day + timedelta(days=9)),
        child=replace(child.child, geheimhouding=True),
    )
    before = world.clock()
    case = news(world, family, hidden)
    assert case.handling == "held"
    assert case.clock_at is not None
    assert case.clock_at - before <= timedelta(hours=1, minutes=2)
    (message,) = case.messages
    assert (message.state, shown_state(message.state, case.followed)) == ("sent", "wordt_bekeken")
    assert len(world.letters()) == 1


def test_a_hold_that_is_lifted_makes_up_for_what_was_not_said(world: World) -> None:
    family, (child,) = told(world)
    moved = registered(child, family.day + timedelta(days=9))
    news(world, family, replace(moved, child=replace(child.child, geheimhouding=True)))
    case = news(world, family, moved)
    assert [(m.kind, m.state) for m in case.messages] == [
        ("vertrek", "sent"),
        ("correction", "sent"),
    ]


def test_a_holder_who_turns_out_to_depart_along_gets_nothing(world: World) -> None:
    family, (child,) = told(world)
    along = replace(child, departing=(family.mother.bsn, family.father.bsn))
    case = news(world, family, registered(along, family.day + timedelta(days=9)))
    assert [m.kind for m in case.messages] == ["vertrek"]
    assert (case.handling, case.breach_at) == ("closed", None)


def test_a_holder_who_dies_gets_nothing_and_was_not_told_by_mistake(world: World) -> None:
    """The register then gives the other parent sole gezag and names the dead one no more."""
    family, (child,) = told(world)
    dead = replace(family.father, deceased=True, postal=None)
    case = news(
        world,
        family,
        replace(with_gezag(child, only(family.mother)), persons=(family.mother, dead)),
    )
    assert [m.kind for m in case.messages] == ["vertrek"]
    assert (case.handling, case.breach_at) == ("closed", None)


def test_a_holder_who_consents_after_the_letter_gets_a_receipt(world: World) -> None:
    family, (child,) = told(world)
    consent = Consent(family.father.bsn, ConsentScope.EMIGRATION, verified=True)
    agreed = replace(child.declarations[0], consents=(consent,))
    case = news(world, family, replace(child, declarations=(agreed,)))
    assert [(m.kind, m.state) for m in case.messages] == [("vertrek", "sent"), ("receipt", "sent")]
    assert "toestemming" in newest_letter(world)["tekst"]


def test_who_was_told_and_is_no_holder_gets_a_recall_and_a_human_looks(world: World) -> None:
    family, (child,) = told(world)
    first = world.letters()[0]
    sole = replace(with_gezag(child, only(family.mother)), persons=(family.mother,))
    with capture_logs() as told_of:
        for _ in range(2):
            case = news(world, family, sole)
    assert [(m.kind, m.state) for m in case.messages] == [
        ("vertrek", "recalled"),
        ("recall", "sent"),
    ]
    assert newest_letter(world)["ontvanger"] == first["ontvanger"]
    assert case.handling == "held"
    assert case.breach_at is not None
    assert case.clock_at is not None
    marks = [row for row in world.rows(TIMELINE) if row.kind == "mogelijk_datalek"]
    assert len(marks) == 1
    assert [line["event"] for line in told_of].count("told_no_holder") == 1
    with world.service.database.transaction() as connection:
        assert dict(read_metrics(connection, world.clock()))[BREACHES] == {(): 1.0}


def test_of_a_doubtful_answer_nobody_concludes_that_someone_has_no_gezag(world: World) -> None:
    family, (child,) = told(world)
    nobody = GezagAnswer(source=GezagSource.NONE)
    doubtful = (
        replace(child, gezag=nobody),
        with_gezag(child, TijdelijkGeenGezag()),
        replace(with_gezag(child, only(family.mother)), gezag=replace(
            with_gezag(child, only(family.mother)).gezag, in_onderzoek=True)),
    )  # fmt: skip
    for version in doubtful:
        case = news(world, family, version)
        assert [m.kind for m in case.messages] == ["vertrek"]
        assert (case.handling, case.breach_at) == ("held", None)


def test_a_new_number_of_the_same_father_is_not_told_again(world: World) -> None:
    family, (child,) = told(world)
    other = Family(world.clock()).father
    renumbered = replace(family.father, bsn=other.bsn, former_numbers=(family.father.bsn,))
    both = GezamenlijkOuderlijkGezag((Holder(family.mother.bsn), Holder(renumbered.bsn)))
    case = news(
        world, family, replace(with_gezag(child, both), persons=(family.mother, renumbered))
    )
    assert [(m.kind, m.state) for m in case.messages] == [("vertrek", "sent")]
    assert case.breach_at is None


def test_a_recall_reaches_a_renumbered_father_about_a_renumbered_child_once(world: World) -> None:
    """What was told stands under the old numbers; it is taken back all the same."""
    family, (child,) = told(world)
    others = Family(world.clock())
    father = replace(family.father, bsn=others.father.bsn, former_numbers=(family.father.bsn,))
    both = GezamenlijkOuderlijkGezag((Holder(family.mother.bsn), Holder(father.bsn)))
    renumbered = replace(
        with_gezag(child, both),
        child=replace(child.child, bsn=others.mother.bsn, former_numbers=(child.child.bsn,)),
        persons=(family.mother, father),
        undone=Undoing.WITHDRAWN,
    )
    for _ in range(2):
        case = news(world, family, renumbered)
    assert [(m.kind, m.state) for m in case.messages] == [
        ("vertrek", "recalled"),
        ("recall", "sent"),
    ]
    assert len(world.letters()) == 2


def test_nothing_is_taken_back_from_the_dead(world: World) -> None:
    """Their letters are opened by others."""
    family, (child,) = told(world)
    dead = replace(family.father, deceased=True, postal=None)
    undone = replace(child, persons=(family.mother, dead), undone=Undoing.WITHDRAWN)
    case = news(world, family, undone)
    assert [(m.kind, m.state) for m in case.messages] == [("vertrek", "sent")]
    assert len(world.letters()) == 1
