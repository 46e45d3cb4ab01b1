"""What people decide about a hold: alone, two by two without seeing each other, and by phone."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from html import unescape

import httpx
import pytest

from contracts.messages.facts import ChildFacts, DepartureFacts, GezagAnswer, GezagSource, Undoing
from contracts.values.dates import AMSTERDAM, local_date
from notifier.cases.timeline import Happening
from notifier.decision.verdict import Choice
from notifier.deliver_message import deliver_messages
from notifier.escalate_cases import escalate_cases
from notifier.review.case.opening import CASES
from notifier.review.holds.hold_nl import HOLD_NL
from notifier.storage.cases import TIMELINE
from notifier.storage.messages import MESSAGE
from notifier.storage.shared import AUDIT
from notifier.storage.verdicts import HOLDER_CALL, JUDGEMENT, VERDICT
from notifier.verdicts.hold_reason import HoldReason
from notifier.verdicts.new_judgement import LONGEST_WITHHELD
from notifier.verdicts.refusal import Refusal
from tests.integration.notifier.families import Family
from tests.integration.notifier.workbench.browser import HOME, Browser, title
from tests.integration.notifier.world import World

SECRET_WORDS = "Zij vertelde dat hij haar zoekt."
RELEASED = {"keuze": Choice.FULL, "reden": HoldReason.NO_DANGER}


def hidden_in(answer: httpx.Response) -> dict[str, str]:
    """What the form says by itself; nothing is ticked or chosen beforehand."""
    form = answer.text.split('<form class="act"')[1].split("</form>")[0]
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))


class Household:
    """A family whose departure is held, and one person at the screen for each name."""

    def __init__(self, world: World, people: Callable[[], Browser], **child: object) -> None:
        self.world = world
        self.family = Family(world.clock())
        self.child = self.family.child("Noor", **{"geheimhouding": True, **child})  # type: ignore[arg-type]
        self.facts = self.family.facts(self.child)
        world.establish(self.facts)
        self.reference = world.case_of(self.facts).reference
        self.later = timedelta()
        self._people = people
        self._in: dict[str, Browser] = {}

    def person(self, name: str) -> Browser:
        if name not in self._in:
            self._in[name] = self._people()
            self._in[name].login(name)
        return self._in[name]

    def page(self, name: str) -> str:
        answer = self.person(name).get(f"{CASES}/{self.reference}")
        assert answer.status_code == 200
        return answer.text

    def open(self, name: str, form: str) -> dict[str, str]:
        answer = self.person(name).get(f"{CASES}/{self.reference}/{form}")
        assert answer.status_code == 200, unescape(answer.text)
        return hidden_in(answer)

    def send(self, name: str, form: str, **typed: str) -> httpx.Response:
        return self.post(name, form, {**self.open(name, form), **typed})

    def post(self, name: str, form: str, fields: dict[str, str]) -> httpx.Response:
        browser = self.person(name)
        return browser.http.post(f"{browser.url}{CASES}/{self.reference}/{form}", data=fields)

    def done(self, name: str, form: str, **typed: str) -> None:
        answer = self.send(name, form, **typed)
        assert answer.status_code == 303, unescape(answer.text)

    def withhold(self, name: str, form: str = "achterhouden", *, days: int = 7) -> None:
        day = local_date(self.world.clock()) + timedelta(days=days)
        choice = {"keuze": str(Choice.WITHHOLD)} if form == "tweede-oordeel" else {}
        self.done(
            name,
            form,
            reden=HoldReason.BAN_IN_FORCE,
            toelichting=SECRET_WORDS,
            veilig_thuis="ja",
            herzien_op=day.isoformat(),
            **choice,
        )

    def establish(self, *children: ChildFacts) -> DepartureFacts:
        self.later += timedelta(seconds=1)
        facts = self.family.facts(*children, after=self.later)
        self.world.establish(facts)
        return facts

    def deliver(self) -> None:
        """Everything that is due leaves, two hours later; who is at work stays logged in."""
        for _ in range(13):
            self.world.clock.advance(minutes=10)
            for browser in self._in.values():
                assert browser.get(HOME).status_code == 200
        deliver_messages(self.world.service)

    def kinds(self) -> list[tuple[str, str | None, str]]:
        rows = sorted(self.world.rows(TIMELINE), key=lambda row: row.number)
        return [(row.kind, row.code, row.actor) for row in rows]


@pytest.fixture
def held(world: World, people: Callable[[], Browser]) -> Household:
    return Household(world, people)


def test_who_releases_has_one_letter_sent_and_everything_can_be_read_back(
    world: World, held: Household
) -> None:
    assert held.person("carla")
    assert world.letters() == []
    held.done("anna", "vrijgeven", **RELEASED, toelichting=SECRET_WORDS)
    held.deliver()
    held.deliver()
    assert world.states(held.facts) == [("vertrek", "sent")]
    assert len(world.letters()) == 1
    assert (Happening.VERDICT, Choice.FULL, "sandbox-anna") in held.kinds()
    page = unescape(held.page("carla"))
    assert HOLD_NL.stands[Choice.FULL] in page
    assert SECRET_WORDS in page
    assert HOLD_NL.reasons[HoldReason.NO_DANGER] in page
    view = world.case_of(held.facts)
    assert view.decision is not None
    assert (view.decision.case, view.followed) == ("HOLD", "NOTIFY")
    (stored,) = world.rows(JUDGEMENT)
    assert SECRET_WORDS.encode() not in stored.remark
    assert held.family.father.bsn.reveal().encode() not in stored.looked_at
    acts = [(row.actor, row.action) for row in world.rows(AUDIT)]
    assert ("sandbox-anna", "zaak_vrijgeven") in acts


def test_a_letter_without_a_date_tells_none_also_when_the_date_changes(
    world: World, held: Household
) -> None:
    held.done("anna", "vrijgeven", keuze=Choice.LIMITED, reden=HoldReason.DATE_OR_PLACE_IS_RISK)
    held.deliver()
    assert world.states(held.facts) == [("vertrek_beperkt", "sent")]
    (message,) = world.rows(MESSAGE)
    assert message.told_date is None
    held.family.day += timedelta(days=3)
    moved = replace(held.child, declarations=(held.family.declaration(),))
    held.establish(moved)
    held.deliver()
    assert world.states(held.facts) == [("vertrek_beperkt", "sent")]
    assert len(world.letters()) == 1


def test_what_came_in_after_the_release_holds_again_before_the_letter_leaves(
    world: World, held: Household
) -> None:
    held.done("anna", "vrijgeven", **RELEASED)
    assert world.states(held.facts) == [("vertrek", "planned")]
    mother = replace(held.family.mother, geheimhouding=True)
    persons = tuple(mother if one.bsn == mother.bsn else one for one in held.child.persons)
    # Not handed in: the check right before the sending finds it.
    held.world.register.learns(
        held.family.facts(replace(held.child, persons=persons), after=timedelta(seconds=1))
    )
    held.deliver()
    assert world.states(held.facts) == [("vertrek", "cancelled")]
    assert world.letters() == []
    page = unescape(held.page("anna"))
    assert HOLD_NL.came_since in page
    assert HOLD_NL.facts["geheimhouding"] in page


def test_a_brother_who_comes_after_the_release_holds_the_household(
    world: World, held: Household
) -> None:
    held.done("anna", "vrijgeven", **RELEASED)
    held.establish(held.child, held.family.child("Bram"))
    held.deliver()
    assert world.letters() == []
    assert HOLD_NL.came_since in unescape(held.page("anna"))


def test_two_people_withhold_and_the_case_waits_for_its_review_date(
    world: World, held: Household
) -> None:
    held.withhold("anna", days=9)
    assert (Happening.FIRST_JUDGED, None, "sandbox-anna") in held.kinds()
    assert [row.state for row in world.rows(VERDICT)] == ["wacht_op_tweede"]
    held.withhold("bram", "tweede-oordeel", days=5)
    (verdict,) = world.rows(VERDICT)
    assert (verdict.state, verdict.choice) == ("geldt", Choice.WITHHOLD)
    review = local_date(world.clock()) + timedelta(days=5)
    assert verdict.due_at.astimezone(AMSTERDAM).date() == review, "the earlier of the two"
    assert world.case_of(held.facts).clock_at == verdict.due_at
    held.deliver()
    assert world.letters() == []
    # The reason to hold goes; silence that people chose stays until people end it.
    held.establish(replace(held.child, child=replace(held.child.child, geheimhouding=False)))
    held.deliver()
    assert world.letters() == []
    world.clock.advance(days=6)
    escalate_cases(world.service)
    after = world.case_of(held.facts)
    assert after.escalated_at is not None
    assert after.handling == "held"
    assert world.letters() == []


def test_nobody_reads_what_the_first_chose_before_choosing(world: World, held: Household) -> None:
    before = dict.fromkeys(("bram", "carla"), "")
    for name in before:
        before[name] = held.page(name)
    held.withhold("anna")
    betrays = [
        *(word for word in (SECRET_WORDS, HoldReason.BAN_IN_FORCE.value)),
        HOLD_NL.reasons[HoldReason.BAN_IN_FORCE],
        HOLD_NL.stands[Choice.WITHHOLD],
        '"achterhouden"',
        "sandbox-anna",
    ]
    for name in before:
        for path in ("", "?gedaan=tweede-oordeel", "/notitie", "/vrijgeven", "/achterhouden"):
            page = unescape(held.person(name).get(f"{CASES}/{held.reference}{path}").text)
            assert [word for word in betrays if word in page] == [], (name, path)
        page = unescape(held.person(name).get("/werkbank").text)
        assert [word for word in betrays if word in page] == [], name
    second = unescape(held.person("bram").get(f"{CASES}/{held.reference}/tweede-oordeel").text)
    assert SECRET_WORDS not in second
    assert "checked" not in second
    assert " selected" not in second
    view = world.case_of(held.facts)
    assert [one.choice for one in view.verdicts] == [None]
    assert [entry.code for entry in view.timeline if entry.actor == "sandbox-anna"] == [None]


def test_the_first_of_two_leaves_the_same_trace_whatever_was_chosen(
    world: World, people: Callable[[], Browser]
) -> None:
    """So that nobody can tell a release from withholding by what is on the page."""
    shown = []
    for release in (True, False):
        held = Household(world, people)
        if release:
            held.done("anna", "vrijgeven", **RELEASED, tweede="ja")
        else:
            held.withhold("anna")
        text = unescape(held.page("bram"))
        section = text.split('id="aanhouding"')[1].split("</section>")[0]
        offers = re.findall(r'class="button" href="[^"]*/([\w-]+)"', text)
        shown.append((section, offers, world.case_of(held.facts).clock_at is not None))
        for browser in held._in.values():
            browser.http.cookies.clear()
    assert shown[0] == shown[1]


def test_two_who_differ_send_it_to_the_lead_who_reads_both_and_decides(
    world: World, held: Household
) -> None:
    assert held.person("carla")
    held.withhold("anna")
    held.done("bram", "tweede-oordeel", **RELEASED)
    assert [row.state for row in world.rows(VERDICT)] == ["oordelen_verschillen"]
    assert Happening.DISAGREEMENT in [kind for kind, _, _ in held.kinds()]
    assert world.case_of(held.facts).escalated_at is not None
    held.deliver()
    assert world.letters() == []
    refused = held.person("anna").get(f"{CASES}/{held.reference}/vrijgeven")
    assert HOLD_NL.refusals[Refusal.LEAD_DECIDES] in unescape(refused.text)
    assert SECRET_WORDS not in held.page("bram")
    assert SECRET_WORDS in held.page("carla")
    held.done("carla", "vrijgeven", **RELEASED)
    held.deliver()
    assert len(world.letters()) == 1
    assert sorted(row.state for row in world.rows(VERDICT)) == ["geldt", "voorbij"]


def test_the_same_person_is_never_both(held: Household) -> None:
    held.withhold("anna")
    answer = held.person("anna").get(f"{CASES}/{held.reference}/tweede-oordeel")
    assert answer.status_code == 409
    assert HOLD_NL.refusals[Refusal.SAME_PERSON] in unescape(answer.text)
    assert "/tweede-oordeel" not in held.page("anna")


def test_in_place_of_a_letter_somebody_calls_until_the_holder_is_reached(
    world: World, held: Household
) -> None:
    held.done("anna", "vrijgeven", keuze=Choice.CALL, reden=HoldReason.LETTER_NOT_SAFE)
    view = world.case_of(held.facts)
    assert (view.handling, view.followed) == ("held", "NOTIFY")
    assert view.clock_at is not None
    page = held.person("anna").get(f"{CASES}/{held.reference}/gezagshouder-gebeld").text
    (whom,) = re.findall(r'name="wie" value="([^"]+)"', page)
    at = world.clock().astimezone(AMSTERDAM).strftime("%Y-%m-%dT%H:%M")
    call = {"wie": whom, "gebeld_op": at, "toelichting": SECRET_WORDS}
    held.done("anna", "gezagshouder-gebeld", **call, bereikt="nee")
    assert world.case_of(held.facts).clock_at == view.clock_at
    held.done("anna", "gezagshouder-gebeld", **call, bereikt="ja")
    after = world.case_of(held.facts)
    assert (after.handling, after.clock_at) == ("scheduled", None)
    assert [row.reached for row in world.rows(HOLDER_CALL)] == [False, True]
    # The hold ends by itself: who was told by phone gets no letter.
    held.establish(replace(held.child, child=replace(held.child.child, geheimhouding=False)))
    held.done("anna", "terugnemen")
    held.deliver()
    assert world.letters() == []
    # The departure does not go on: somebody has to say so by phone.
    held.establish(replace(held.child, undone=Undoing.WITHDRAWN))
    assert world.case_of(held.facts).handling == "held"
    assert unescape(held.page("anna")).count("Terugbellen dat het niet doorgaat") == 1


def test_who_is_not_reached_in_time_goes_to_the_lead(world: World, held: Household) -> None:
    held.done("anna", "vrijgeven", keuze=Choice.CALL, reden=HoldReason.TIME_IS_SHORT)
    world.clock.advance(days=6)
    escalate_cases(world.service)
    assert world.case_of(held.facts).escalated_at is not None
    assert world.letters() == []


def test_what_was_taken_back_before_it_left_does_not_leave(world: World, held: Household) -> None:
    held.done("anna", "vrijgeven", **RELEASED)
    held.done("anna", "terugnemen")
    held.deliver()
    assert world.letters() == []
    assert world.states(held.facts) == [("vertrek", "cancelled")]
    assert (Happening.VERDICT_ENDED, Choice.FULL, "sandbox-anna") in held.kinds()


def test_what_has_left_can_only_be_recalled(held: Household) -> None:
    held.done("anna", "vrijgeven", **RELEASED)
    held.deliver()
    answer = held.send("anna", "terugnemen")
    assert answer.status_code == 409
    assert HOLD_NL.refusals[Refusal.ALREADY_LEFT] in unescape(answer.text)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"reden": HoldReason.NO_DANGER}, "kies_wat"),
        ({"keuze": Choice.WITHHOLD, "reden": HoldReason.NO_DANGER}, "kies_wat"),
        ({"keuze": Choice.FULL}, "kies_een_reden"),
        ({"keuze": Choice.FULL, "reden": HoldReason.SHELTER}, "reden_past_niet"),
        ({"keuze": Choice.FULL, "reden": HoldReason.OTHER}, "licht_toe"),
    ],
)
def test_what_is_missing_is_said_at_its_field(
    world: World, held: Household, typed: dict[str, str], fault: str
) -> None:
    answer = held.send("anna", "vrijgeven", **typed)
    assert answer.status_code == 422
    words = {one.value: text for one, text in HOLD_NL.faults.items()}
    assert words[fault] in unescape(answer.text)
    assert world.rows(VERDICT) == []


@pytest.mark.parametrize("days", [0, LONGEST_WITHHELD.days + 1])
def test_a_review_is_never_further_away_than_two_weeks(held: Household, days: int) -> None:
    with pytest.raises(AssertionError, match=f"{LONGEST_WITHHELD.days} dagen"):
        held.withhold("anna", days=days)


def test_what_was_not_on_the_page_is_looked_at_first(world: World, held: Household) -> None:
    form = held.open("anna", "vrijgeven")
    mother = replace(held.family.mother, geheimhouding=True)
    persons = tuple(mother if one.bsn == mother.bsn else one for one in held.child.persons)
    held.establish(replace(held.child, persons=persons))
    form["seen"] = held.open("anna", "vrijgeven")["seen"]
    answer = held.post("anna", "vrijgeven", {**form, **RELEASED})
    assert answer.status_code == 409
    assert HOLD_NL.refusals[Refusal.LOOK_AGAIN] in unescape(answer.text)
    assert world.rows(VERDICT) == []


def test_a_specialist_releases_what_is_a_matter_of_the_register_and_nothing_else(
    world: World, people: Callable[[], Browser]
) -> None:
    safety = Household(world, people)
    refused = safety.person("emine").get(f"{CASES}/{safety.reference}/vrijgeven")
    assert refused.status_code == 409
    assert HOLD_NL.refusals[Refusal.NOT_YOURS] in unescape(refused.text)
    assert safety.person("emine").get(f"{CASES}/{safety.reference}/achterhouden").status_code == 403
    safety.person("emine").http.cookies.clear()
    register = Household(world, people, geheimhouding=False)
    home = register.family.father.residences
    mother = replace(register.family.mother, residences=home)
    persons = tuple(mother if one.bsn == mother.bsn else one for one in register.child.persons)
    register.establish(replace(register.child, persons=persons))
    assert world.case_of(register.facts).followed == "HOLD"
    register.done("emine", "vrijgeven", **RELEASED)
    register.deliver()
    assert len(world.letters()) == 1


def test_where_nobody_has_gezag_for_certain_nobody_can_be_told(
    world: World, people: Callable[[], Browser]
) -> None:
    held = Household(world, people)
    answer = GezagAnswer(source=GezagSource.NONE)
    held.establish(replace(held.child, gezag=answer))
    page = held.person("anna").get(f"{CASES}/{held.reference}/vrijgeven")
    assert title(page) == "Dit kan nu niet"
    assert HOLD_NL.refusals[Refusal.GEZAG_FIRST] in unescape(page.text)
