"""Being on call at the workbench: taking a call, the rota, swaps, and the word that nobody is."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from html import unescape
from uuid import UUID

import httpx
import pytest

from contracts.values.dates import AMSTERDAM
from notifier.application import Application
from notifier.oncall.build import build_on_call
from notifier.oncall.call_people import call_people
from notifier.oncall.send_calls import send_calls
from notifier.review.pages.duty_nl import DUTY_NL
from notifier.settings import NotifierSettings
from notifier.storage.oncall import CALL_OUT, COLLEAGUE, SHIFT
from notifier.storage.shared import AUDIT
from notifier.sweep import sweep
from sandbox.settings import TEST_CALL_SECRET
from tests.integration.notifier.oncall.duty import urgent_hold
from tests.integration.notifier.workbench.browser import Browser, title
from tests.integration.notifier.world import World
from tests.stack.driving import until

ROTA = "/werkbank/dienst"
CALLS = "/werkbank/oproepen"
R = DUTY_NL.rota


@pytest.fixture
def application(application: Application, sandbox_url: str) -> Application:
    settings = NotifierSettings.model_validate(
        application.settings.model_dump()
        | {
            "oncall_webhook_url": f"{sandbox_url}/oproepen",
            "oncall_webhook_secret": TEST_CALL_SECRET,
            "oncall_sms_template_id": "11111111-2222-4333-8444-555555555555",
        }
    )
    on_call = build_on_call(settings, application.client)
    return replace(application, service=replace(application.service, on_call=on_call))


@pytest.fixture
def anna(people: Callable[[], Browser]) -> Browser:
    return inside(people, "anna")


@pytest.fixture
def carla(people: Callable[[], Browser]) -> Browser:
    """The lead."""
    return inside(people, "carla")


def inside(people: Callable[[], Browser], name: str) -> Browser:
    browser = people()
    browser.login(name)
    return browser


def said(answer: httpx.Response) -> str:
    return unescape(answer.text)


def listed(browser: Browser, label: str, phone: str = "06 12345601") -> None:
    answer = browser.post(f"{ROTA}/aanmelden", label=label, phone=phone)
    assert answer.status_code == 303, answer.text
    assert R.done["aanmelden"] in said(browser.get(answer.headers["Location"]))


def ids_of(world: World) -> dict[str, UUID]:
    return {row.subject.removeprefix("sandbox-"): row.id for row in world.rows(COLLEAGUE)}


def local(world: World, *, hours: float) -> str:
    at = world.clock() + timedelta(hours=hours)
    return at.astimezone(AMSTERDAM).strftime("%Y-%m-%dT%H:%M")


def planned(
    browser: Browser, world: World, who: str, *, place: str = "eerste", starts: float = -1,
    ends: float = 24,
) -> httpx.Response:  # fmt: skip
    fields = {
        "who": str(ids_of(world)[who]),
        "place": place,
        "starts": local(world, hours=starts),
        "ends": local(world, hours=ends),
    }
    return browser.post(f"{ROTA}/toevoegen", **fields)


def shifts(world: World) -> list[tuple[str, str]]:
    names = {value: name for name, value in ids_of(world).items()}
    rows = sorted(world.rows(SHIFT), key=lambda row: row.starts_at)
    return [(names[row.colleague_id], row.place) for row in rows if row.removed_at is None]


def test_somebody_puts_themselves_on_the_list_and_their_number_is_never_shown_again(
    world: World, anna: Browser
) -> None:
    assert R.not_listed in said(anna.get(ROTA))
    listed(anna, "Anna de Vries")
    page = said(anna.get(ROTA))
    assert R.phone_known.format(end="01") in page
    assert "12345601" not in page
    (row,) = world.rows(COLLEAGUE)
    assert row.subject == "sandbox-anna"
    assert b"Anna" not in row.label
    assert b"123456" not in row.phone
    # Another label keeps the number.
    listed(anna, "Anna", phone="")
    assert R.phone_known.format(end="01") in said(anna.get(ROTA))
    entry = max(world.rows(AUDIT), key=lambda entry: entry.seq)
    assert (entry.actor, entry.action) == ("sandbox-anna", "dienst_aanmelden")
    assert "612345601" not in str(entry)


@pytest.mark.parametrize(
    ("fields", "mistake"),
    [
        ({"label": "", "phone": ""}, "label"),
        ({"label": "x" * 41, "phone": ""}, "label"),
        ({"label": "Anna", "phone": "020 1234567"}, "phone"),
        ({"label": "Anna", "phone": "bel me"}, "phone"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(
    world: World, anna: Browser, fields: dict[str, str], mistake: str
) -> None:
    answer = anna.post(f"{ROTA}/aanmelden", **fields)
    assert answer.status_code == 422
    assert f'id="fout-{mistake}"' in answer.text
    assert R.mistakes[mistake] in said(answer)
    assert world.rows(COLLEAGUE) == []


def test_a_lead_plans_and_undoes(world: World, anna: Browser, carla: Browser) -> None:
    listed(anna, "Anna")
    listed(carla, "Carla", phone="06 12345603")
    answer = planned(carla, world, "anna")
    assert answer.status_code == 303
    page = said(carla.get(answer.headers["Location"]))
    assert R.done["toevoegen"] in page
    assert R.undo_added in page
    assert R.now_first.format(name="Anna") in page
    assert R.gap in page
    (row,) = world.rows(SHIFT)
    carla.post(f"{ROTA}/{row.id}/weghalen")
    assert shifts(world) == []
    assert R.undo_removed in said(carla.get(ROTA))
    carla.post(f"{ROTA}/{row.id}/ongedaan")
    assert shifts(world) == [("anna", "eerste")]
    assert anna.post(f"{ROTA}/{row.id}/weghalen").status_code == 403


def test_two_people_are_never_first_at_once_and_nobody_is_both(
    world: World, anna: Browser, carla: Browser
) -> None:
    listed(anna, "Anna")
    listed(carla, "Carla", phone="")
    planned(carla, world, "anna")
    over_it = planned(carla, world, "carla", starts=3, ends=40)
    assert over_it.status_code == 409
    assert R.obstacles["overlap"] in said(over_it)  # type: ignore[index]
    assert 'id="fout-starts"' in over_it.text
    twice = planned(carla, world, "anna", place="tweede")
    assert R.obstacles["both_places"] in said(twice)  # type: ignore[index]
    backwards = planned(carla, world, "carla", starts=50, ends=49)
    assert R.obstacles["back_to_front"] in said(backwards)  # type: ignore[index]
    empty = carla.post(f"{ROTA}/toevoegen")
    assert empty.status_code == 422
    assert all(f'id="fout-{name}"' in empty.text for name in ("who", "place", "starts", "ends"))
    assert shifts(world) == [("anna", "eerste")]
    assert planned(carla, world, "carla", place="tweede").status_code == 303


def test_an_hour_that_the_clock_skips_is_refused(
    world: World, anna: Browser, carla: Browser
) -> None:
    listed(anna, "Anna")
    spring = datetime(world.clock().year + 1, 3, 31, 2, 30)  # noqa: DTZ001 -- as it is typed
    spring -= timedelta(days=(spring.weekday() + 1) % 7)
    who = str(ids_of(world)["anna"])
    answer = carla.post(
        f"{ROTA}/toevoegen",
        who=who,
        place="eerste",
        starts=spring.isoformat(timespec="minutes"),
        ends=(spring + timedelta(days=1)).isoformat(timespec="minutes"),
    )
    assert R.mistakes["no_such_time"] in said(answer)


def test_who_still_has_a_shift_stays_on_the_list(
    world: World, anna: Browser, carla: Browser
) -> None:
    listed(anna, "Anna")
    planned(carla, world, "anna")
    answer = anna.post(f"{ROTA}/afmelden")
    assert (answer.status_code, R.mistakes["still_on_call"] in said(answer)) == (422, True)
    (row,) = world.rows(SHIFT)
    carla.post(f"{ROTA}/{row.id}/weghalen")
    assert anna.post(f"{ROTA}/afmelden").status_code == 303
    (colleague,) = world.rows(COLLEAGUE)
    assert colleague.phone is None


def test_a_swap_takes_two(
    world: World, people: Callable[[], Browser], anna: Browser, carla: Browser
) -> None:
    bram = inside(people, "bram")
    listed(anna, "Anna")
    listed(bram, "Bram", phone="06 12345602")
    planned(carla, world, "anna", starts=-1, ends=24)
    planned(carla, world, "bram", starts=24, ends=48)
    first, second = sorted(world.rows(SHIFT), key=lambda row: row.starts_at)
    whom = f"{ids_of(world)['bram']}/{second.id}"
    assert whom in anna.get(ROTA).text
    assert anna.post(f"{ROTA}/{first.id}/ruilen", aan=whom).status_code == 303
    assert anna.post(f"{ROTA}/{first.id}/ruilen", aan=whom).status_code == 409
    page = bram.get(ROTA)
    assert "Anna vraagt" in said(page)
    found = re.search(r"/werkbank/dienst/ruil/([0-9a-f-]{36})", page.text)
    assert found
    refused = anna.post(found[0], antwoord="ja")
    assert R.obstacles["not_yours"] in said(refused)  # type: ignore[index]
    assert shifts(world) == [("anna", "eerste"), ("bram", "eerste")]
    assert bram.post(found[0], antwoord="ja").status_code == 303
    assert shifts(world) == [("bram", "eerste"), ("anna", "eerste")]
    assert "Anna vraagt" not in said(bram.get(ROTA))


def test_a_test_call_goes_to_oneself_alone(world: World, anna: Browser, carla: Browser) -> None:
    listed(anna, "Anna")
    listed(carla, "Carla", phone="06 12345603")
    assert anna.post(f"{ROTA}/proef").status_code == 303
    assert "onderweg" in said(anna.get(ROTA))
    call_people(world.service)
    send_calls(world.service)
    received = [one for one in world.delivered() if one["soort"] == "sms"]
    assert [one["ontvanger"] for one in received] == ["+31612345601"]
    assert re.search(r"Uw proefoproep van .* is verstuurd", said(anna.get(ROTA)))
    world.clock.advance(minutes=6)
    call_people(world.service)
    send_calls(world.service)
    assert len([one for one in world.delivered() if one["soort"] == "sms"]) == 1


def rung(world: World, carla: Browser, anna: Browser) -> str:
    """A call went out to Anna; its address."""
    listed(anna, "Anna")
    planned(carla, world, "anna")
    urgent_hold(world)
    sweep(world.service)
    call_people(world.service)
    send_calls(world.service)
    (call,) = world.rows(CALL_OUT)
    return f"/werkbank/oproep/{call.id}"


def test_the_link_in_a_message_leads_through_the_login_to_the_case(
    world: World, people: Callable[[], Browser], anna: Browser, carla: Browser
) -> None:
    address = rung(world, carla, anna)
    stranger = people()
    assert stranger.get(address).status_code == 401
    inside_again = stranger.login("anna", back=address)
    assert address in inside_again.text
    page = stranger.get(address)
    assert title(page).startswith("Oproep voor zaak")
    answer = stranger.post(address)
    case_page = stranger.get(answer.headers["Location"])
    assert case_page.status_code == 200
    assert DUTY_NL.calls.taken in said(case_page)
    # From now on the same link leads to the case.
    assert stranger.get(address).headers["Location"].startswith("/werkbank/zaken/")
    (call,) = world.rows(CALL_OUT)
    assert call.acknowledged_by == "sandbox-anna"


def test_who_comes_second_reads_that_somebody_was_first(
    world: World, anna: Browser, carla: Browser
) -> None:
    address = rung(world, carla, anna)
    assert DUTY_NL.calls.take in said(carla.get(CALLS))
    anna.post(address)
    answer = carla.post(address)
    page = carla.get(answer.headers["Location"])
    assert DUTY_NL.calls.was_first in said(page)
    assert DUTY_NL.calls.none in said(page)
    (call,) = world.rows(CALL_OUT)
    assert call.acknowledged_by == "sandbox-anna"


def test_an_auditor_reads_and_takes_nothing(
    world: World, people: Callable[[], Browser], anna: Browser, carla: Browser
) -> None:
    address = rung(world, carla, anna)
    gijs = inside(people, "gijs")
    for path in (CALLS, address, ROTA):
        page = gijs.get(path)
        assert page.status_code == 200
        assert DUTY_NL.calls.take not in said(page)
        assert R.join not in said(page)
    assert gijs.post(address).status_code == 403
    (call,) = world.rows(CALL_OUT)
    assert call.acknowledged_at is None


def test_every_page_says_that_nobody_can_be_reached(
    world: World, people: Callable[[], Browser], anna: Browser, carla: Browser
) -> None:
    emine = inside(people, "emine")
    alarm = DUTY_NL.unreachable.format(reason=DUTY_NL.why["niemand_ingeroosterd"])  # type: ignore[index]
    for browser in (anna, emine):
        until(lambda browser=browser: alarm in said(browser.get("/werkbank")), what="it is said")  # type: ignore[misc]
    address = rung(world, carla, anna)
    until(lambda: alarm not in said(emine.get("/werkbank")), what="somebody is there")
    until(lambda: DUTY_NL.one_waiting in said(anna.get("/werkbank")), what="a call waits")
    assert DUTY_NL.one_waiting not in said(emine.get("/werkbank"))
    anna.post(address)
    until(lambda: DUTY_NL.one_waiting not in said(anna.get("/werkbank")), what="it was taken")
