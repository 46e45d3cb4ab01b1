"""Two people decide about a hold without seeing each other, and a lead settles it."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from html import unescape

from contracts.values.dates import AMSTERDAM, local_date
from notifier.cases.timeline import Happening
from notifier.decision.verdict import Choice
from notifier.escalate_cases import escalate_cases
from notifier.review.case.opening import CASES
from notifier.review.holds.hold_nl import HOLD_NL
from notifier.storage.verdicts import VERDICT
from notifier.verdicts.hold_reason import HoldReason
from notifier.verdicts.refusal import Refusal
from notifier.wire import Zaak
from tests.integration.notifier.workbench.browser import Browser
from tests.integration.notifier.workbench.household import RELEASED, SECRET_WORDS, Household
from tests.integration.notifier.world import World


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
        for path in (
            "",
            "/dienstoverdracht",
            "/tweede-lezer",
            f"/zaken/{held.reference}/afdruk",
            f"/zaken/{held.reference}/acties",
        ):
            page = unescape(held.person(name).get(f"/werkbank{path}").text)
            assert [word for word in betrays if word in page] == [], (name, path)
    second = unescape(held.person("bram").get(f"{CASES}/{held.reference}/tweede-oordeel").text)
    assert SECRET_WORDS not in second
    form = second.split('<form class="act"')[1].split("</form>")[0]
    assert " checked" not in form
    assert " selected" not in form
    view = world.case_of(held.facts)
    assert [one.choice for one in view.verdicts] == [None]
    told = Zaak.of(view).model_dump_json()
    told_to_partners = [word for word in betrays if word in told and word != "sandbox-anna"]
    assert told_to_partners == []
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
        offers = re.findall(r'class="button(?: quiet)?" href="[^"]*/([\w-]+)"', text)
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
