"""Two people hand a departed case from RvdK to Ca IKA at the workbench."""

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape

import httpx
import pytest

from notifier.decision.outcome import Flag
from notifier.handover.handover_state import HandoverState
from notifier.review.case.fields import LONGEST
from notifier.review.pages.case_texts import CASE_NL
from notifier.review.transfers.texts_nl import TRANSFERS_NL
from notifier.storage.handovers import HANDOVER_PACKAGE
from notifier.storage.shared import AUDIT
from tests.integration.notifier.handed_over import HandedOver
from tests.integration.notifier.workbench.browser import Browser
from tests.integration.notifier.workbench.test_case_forms import form_of
from tests.integration.notifier.world import World

REVIEWER, OFFICER, AUDITOR, SPECIALIST = "anna", "daan", "gijs", "emine"
WHY = "De vader belde: hij wil dat Noor terugkomt."


@pytest.fixture
def over(world: World) -> HandedOver:
    handed = HandedOver(world)
    handed.arrives()
    return handed


def address(over: HandedOver, part: str = "") -> str:
    reference = over.world.case_of(over.facts).reference
    return f"/werkbank/zaken/{reference}{part}"


def fill(browser: Browser, path: str, **typed: str) -> httpx.Response:
    page = browser.get(path)
    assert page.status_code == 200, page.text
    return browser.http.post(f"{browser.url}{path}", data={**form_of(page), **typed})


def gives(browser: Browser, over: HandedOver) -> httpx.Response:
    path = address(over, "/overdragen")
    return fill(browser, path, aanleiding="eigen_oordeel", toelichting=WHY)


def words(page: httpx.Response) -> str:
    return unescape(page.text)


def test_from_the_reviewer_to_the_officer_and_to_the_end(
    world: World, people: Callable[[], Browser], over: HandedOver
) -> None:
    reviewer, officer = people(), people()
    reviewer.login(REVIEWER)
    officer.login(OFFICER)
    # Nothing reached Ca IKA yet, so for them there is no such case.
    assert officer.get(address(over)).status_code == 404
    assert TRANSFERS_NL.give_title in words(reviewer.get(address(over)))
    given = gives(reviewer, over)
    assert given.status_code == 303, given.text
    case = reviewer.get(given.headers["location"])
    assert TRANSFERS_NL.give_done in words(case)
    assert TRANSFERS_NL.owner[Flag.RVDK_IKO] in words(case)
    assert WHY not in words(case)  # it stands in the package

    shown = officer.get(address(over))
    assert TRANSFERS_NL.take_why in words(shown)
    pdf = officer.get(address(over, "/pakket/1/pdf"))
    assert (pdf.status_code, pdf.headers["content-type"]) == (200, "application/pdf")
    assert pdf.headers["cache-control"] == "no-store"
    assert pdf.content.startswith(b"%PDF-")
    package = officer.get(address(over, "/pakket/1/json")).json()
    form = form_of(officer.get(address(over, "/overname")))
    assert form["sha256"] == package["sha256"]
    taken = fill(officer, address(over, "/overname"), gezien="ja")
    assert taken.status_code == 303, taken.text
    case = officer.get(taken.headers["location"])
    assert TRANSFERS_NL.owner[Flag.CA_IKA] in words(case)

    ended = fill(officer, address(over, "/afgerond"), uitkomst="overbrenging_bevestigd")
    assert ended.status_code == 303, ended.text
    view = world.case_of(over.facts)
    assert (view.outcome, view.transfers[-1].state) == ("overbrenging_bevestigd", "done")
    assert [(kind, actor) for kind, _, actor in over.happened] == [
        ("overgedragen", f"sandbox-{REVIEWER}"),
        ("overdracht_bevestigd", f"sandbox-{OFFICER}"),
        ("overdracht_afgerond", f"sandbox-{OFFICER}"),
    ]
    looks = [(row.actor, row.result) for row in world.rows(AUDIT) if row.action == "pakket_bekeken"]
    assert looks == [(f"sandbox-{OFFICER}", "pdf"), (f"sandbox-{OFFICER}", "json")]


def test_what_is_missing_is_said_at_its_field(
    world: World, browser: Browser, over: HandedOver
) -> None:
    browser.login(REVIEWER)
    path = address(over, "/overdragen")
    nothing = fill(browser, path, aanleiding="")
    assert (nothing.status_code, TRANSFERS_NL.ground_missing in words(nothing)) == (422, True)
    silent = fill(browser, path, aanleiding="eigen_oordeel")
    assert (silent.status_code, TRANSFERS_NL.explanation_missing in words(silent)) == (422, True)
    forged = fill(browser, path, aanleiding="bezwaar")
    assert forged.status_code == 422
    assert "staat geen bezwaar" in words(forged)
    long = fill(browser, path, aanleiding="eigen_oordeel", toelichting="x" * (LONGEST + 1))
    assert long.status_code == 422
    assert world.rows(HANDOVER_PACKAGE) == []


@pytest.mark.parametrize(
    "told", ["Hij woont op Blijfweg 3.", "1234AB is de postcode", "zij zit in de opvang"]
)
def test_words_that_tell_where_somebody_is_do_not_go_along(
    world: World, browser: Browser, told: str
) -> None:
    handed = HandedOver(world)
    (given,) = handed.child.declarations
    unsafe = replace(given, safe_to_inform=False)
    handed.arrives(replace(handed.child, declarations=(unsafe,)))
    browser.login(REVIEWER)
    path = address(handed, "/overdragen")
    assert TRANSFERS_NL.give_shielded in words(browser.get(path))
    refused = fill(browser, path, aanleiding="eigen_oordeel", toelichting=told)
    assert refused.status_code == 422
    assert told in words(refused)
    assert world.rows(HANDOVER_PACKAGE) == []


def test_it_cannot_be_confirmed_without_looking_or_with_another_hash(
    people: Callable[[], Browser], over: HandedOver
) -> None:
    reviewer, officer = people(), people()
    reviewer.login(REVIEWER)
    officer.login(OFFICER)
    gives(reviewer, over)
    path = address(over, "/overname")
    unseen = fill(officer, path, gezien="")
    assert (unseen.status_code, TRANSFERS_NL.take_box_missing in words(unseen)) == (422, True)
    for sha256 in ("00" * 32, "geen hash"):
        other = fill(officer, path, gezien="ja", sha256=sha256)
        assert (other.status_code, TRANSFERS_NL.take_other in words(other)) == (422, True)
    assert over.world.case_of(over.facts).owner is Flag.RVDK_IKO


def test_a_package_that_was_replaced_meanwhile_is_not_confirmed_by_the_old_page(
    people: Callable[[], Browser], over: HandedOver
) -> None:
    reviewer, officer = people(), people()
    reviewer.login(REVIEWER)
    officer.login(OFFICER)
    gives(reviewer, over)
    path = address(over, "/overname")
    old = form_of(officer.get(path))
    over.arrives(
        replace(over.child, declarations=(replace(over.family.declaration(), destination="6030"),))
    )
    assert TRANSFERS_NL.outdated in words(reviewer.get(address(over)))
    assert gives(reviewer, over).status_code == 303
    late = officer.http.post(f"{officer.url}{path}", data={**old, "gezien": "ja"})
    assert late.status_code == 409
    assert CASE_NL.changed_title in words(late)
    assert over.world.case_of(over.facts).owner is Flag.RVDK_IKO
    # The page that came back is of the new package.
    assert form_of(late)["sha256"] != old["sha256"]


def test_what_they_give_back_comes_with_their_words(
    people: Callable[[], Browser], over: HandedOver
) -> None:
    reviewer, officer = people(), people()
    reviewer.login(REVIEWER)
    officer.login(OFFICER)
    gives(reviewer, over)
    path = address(over, "/teruggeven")
    empty = fill(officer, path, reden="")
    assert empty.status_code == 422
    assert TRANSFERS_NL.return_code_missing in words(empty)
    assert TRANSFERS_NL.return_text_missing in words(empty)
    back = fill(officer, path, reden="geen_verzoek", toelichting="De ouders zijn het eens.")
    assert (back.status_code, back.headers["location"]) == (303, "/werkbank")
    assert officer.get(address(over)).status_code == 404
    assert officer.get(address(over, "/pakket/1/pdf")).status_code == 404
    case = reviewer.get(address(over))
    assert "De ouders zijn het eens." in words(case)
    assert TRANSFERS_NL.states[HandoverState.RETURNED] in words(case)


@pytest.mark.parametrize("who", [AUDITOR, SPECIALIST])
def test_who_only_looks_sees_that_it_was_handed_over_and_opens_no_package(
    people: Callable[[], Browser], over: HandedOver, who: str
) -> None:
    reviewer, other = people(), people()
    reviewer.login(REVIEWER)
    other.login(who)
    gives(reviewer, over)
    case = other.get(address(over))
    assert TRANSFERS_NL.heading in words(case)
    assert "/pakket/" not in case.text
    assert other.get(address(over, "/pakket/1/pdf")).status_code == 403
    assert other.get(address(over, "/overdragen")).status_code == 403


def test_a_package_that_is_not_there(browser: Browser, over: HandedOver) -> None:
    browser.login(REVIEWER)
    assert browser.get(address(over, "/pakket/7/pdf")).status_code == 404
    assert browser.get(address(over, "/pakket/een/pdf")).status_code == 404


def test_before_the_departure_there_is_nothing_to_hand_over(world: World, browser: Browser) -> None:
    handed = HandedOver(world, departed_days=-4)
    handed.arrives()
    browser.login(REVIEWER)
    page = browser.get(address(handed))
    assert TRANSFERS_NL.heading not in words(page)
    refused = browser.get(address(handed, "/overdragen"))
    assert refused.status_code == 409
    assert re.search("nog niet vertrokken", words(refused))
