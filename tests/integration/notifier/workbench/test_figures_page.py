"""The page with figures, its file, and the command: what was published, for who may see it."""

import csv
import re
from collections.abc import Callable
from datetime import timedelta
from io import StringIO

import pytest
from rich.console import Console

from contracts.values.dates import local_date
from notifier.publish_statistics import publish_statistics
from notifier.review.figures.figures_csv import HEADER, as_csv
from notifier.review.figures.shown_figures import period_title
from notifier.review.pages.figures_nl import FIGURES_NL
from notifier.review.pages.texts_nl import NL
from notifier.statistics.edition import quarter_edition
from notifier.statistics.editions import store_edition
from notifier.statistics.periods import Quarter
from notifier.storage.statistics import STATISTIC_EDITION, Stream
from tests.integration.notifier.families import Family
from tests.integration.notifier.workbench.browser import Browser, title
from tests.integration.notifier.workbench.test_worklist_page import counted
from tests.integration.notifier.world import World
from vertrekmelding.bench.werkbank.made_up_figures import made_up_counts
from vertrekmelding.figures_command import (
    NotATrial,
    editions_between,
    publish_made_up,
    show_figures,
)

PAGE = "/werkbank/cijfers"
LEAD, AUDITOR, PRIVACY, REVIEWER = "carla", "gijs", "hanna", "anna"


@pytest.fixture
def filled(world: World) -> World:
    with world.service.database.transaction() as connection:
        for period, cases in (("2026-K1", 700), ("2026-K2", 4)):
            cells = quarter_edition(made_up_counts(cases))
            store_edition(connection, period, Stream.REAL, cells, now=world.clock())
            store_edition(connection, period, Stream.SHADOW, {}, now=world.clock())
    return world


def test_before_anything_is_published_the_page_says_when(browser: Browser) -> None:
    browser.login(LEAD)
    answer = browser.get(PAGE)
    assert answer.status_code == 200
    assert FIGURES_NL.none_yet in answer.text
    assert re.search(r"op zijn vroegst op \d\d-\d\d-\d{4}", answer.text)
    assert "<select" not in answer.text


def test_cases_become_the_page(world: World, browser: Browser) -> None:
    """From families that come in to a page in which none of them can be found."""
    for _ in range(21):
        family = Family(world.clock())
        world.establish(family.facts(family.child("Sanne")))
    ahead = world.clock.ahead
    world.clock.ahead += timedelta(days=125)
    publish_statistics(world.service)
    # Back, for the provider tells the real time.
    world.clock.ahead = ahead
    browser.login(LEAD)
    quarter = Quarter.of(local_date(world.clock()))
    page = browser.get(f"{PAGE}?periode={quarter}").text
    assert "Zaken die in deze periode begonnen: 20." in page
    # Of 21 families that are all alike a table would tell something about each of them.
    assert FIGURES_NL.table_too_few in page
    assert "<svg" not in page
    assert "Sanne" not in page


@pytest.mark.usefixtures("filled")
def test_the_newest_quarter_is_shown_and_another_can_be_chosen(browser: Browser) -> None:
    browser.login(LEAD)
    newest = browser.get(PAGE)
    assert title(newest) == "Cijfers voor beleid, 2e kwartaal 2026"
    assert FIGURES_NL.too_few in newest.text
    first = browser.get(f"{PAGE}?periode=2026-K1")
    assert title(first) == "Cijfers voor beleid, 1e kwartaal 2026"
    assert "Zaken die in deze periode begonnen: 700." in first.text
    assert first.text.count("<svg") == first.text.count("<table") > 8
    trial = browser.get(f"{PAGE}?periode=2026-K1&soort=proef")
    assert FIGURES_NL.too_few in trial.text


@pytest.mark.parametrize(
    ("query", "status", "kind"),
    [
        ("periode=2019-K1", 404, "not_found"),
        ("periode=onzin", 404, "not_found"),
        ("soort=alles", 400, "bad_request"),
    ],
)
@pytest.mark.usefixtures("filled")
def test_what_there_is_not_is_said(browser: Browser, query: str, status: int, kind: str) -> None:
    browser.login(LEAD)
    answer = browser.get(f"{PAGE}?{query}")
    assert (answer.status_code, title(answer)) == (status, NL.errors[kind].title)


@pytest.mark.usefixtures("filled")
def test_the_file_has_every_row_and_hides_what_the_page_hides(browser: Browser) -> None:
    browser.login(LEAD)
    answer = browser.get("/werkbank/cijfers.csv?periode=2026-K1")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert 'filename="vertrekmelding-cijfers-2026-K1.csv"' in answer.headers["content-disposition"]
    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8"))))
    assert tuple(rows[0]) == HEADER
    assert {row["soort"] for row in rows} == {"werkelijk", "proef"}
    page = browser.get(f"{PAGE}?periode=2026-K1").text
    real = [row for row in rows if row["soort"] == "werkelijk" and row["tabel"] != "totaal"]
    shown = [row for row in real if row["aantal"]]
    assert 20 < len(shown) < len(real)
    for row in shown:
        assert int(row["aantal"]) % 5 == 0
        assert f">{row['onderdeel']}</th><td>{row['aantal']}</td>" in page
    assert all(not row["percentage"] for row in real if not row["aantal"])
    assert {row["aantal"] for row in rows if row["soort"] == "proef"} == {""}
    every = browser.get("/werkbank/cijfers.csv")
    assert len(list(csv.DictReader(StringIO(every.text)))) == 2 * len(rows)
    assert browser.get("/werkbank/cijfers.csv?periode=2019-K1").status_code == 404


@pytest.mark.parametrize(
    ("user", "may"), [(LEAD, True), (AUDITOR, True), (PRIVACY, True), (REVIEWER, False)]
)
@pytest.mark.usefixtures("filled")
def test_who_may_sees_it_in_the_menu(
    people: Callable[[], Browser], user: str, *, may: bool
) -> None:
    browser = people()
    browser.login(user)
    home = browser.get("/werkbank")
    assert (f'href="{PAGE}"' in home.text) is may
    assert (browser.get(PAGE).status_code == 200) is may


@pytest.mark.usefixtures("filled")
def test_the_page_asks_two_questions_however_many_cases_there_are(browser: Browser) -> None:
    browser.login(LEAD)
    with counted() as asked:
        assert browser.get(PAGE).status_code == 200
    assert len(asked) == 2, asked
    assert all("statistic_edition" in one for one in asked)


def test_the_command_tells_the_same_as_the_file(filled: World, browser: Browser) -> None:
    settings = filled.application.settings
    browser.login(LEAD)
    file = browser.get("/werkbank/cijfers.csv?periode=2026-K1")
    everything = editions_between(settings, None, None)
    assert as_csv(reversed(everything[:2])) == file.text
    assert [one.period for one in everything] == ["2026-K1", "2026-K1", "2026-K2", "2026-K2"]
    later = editions_between(settings, Quarter(2026, 2), Quarter(2027, 1))
    assert {one.period for one in later} == {"2026-K2"}
    assert editions_between(settings, None, Quarter(2025, 4)) == ()
    console = Console(record=True, width=120, file=StringIO())
    show_figures(everything, console)
    told = console.export_text()
    assert "1e kwartaal 2026, in werking" in told
    assert told.count(FIGURES_NL.too_few) == 3
    assert FIGURES_NL.hidden in told


def test_a_trial_can_be_filled_with_made_up_figures_and_nothing_else_can(
    world: World, browser: Browser
) -> None:
    settings = world.application.settings
    with pytest.raises(NotATrial, match="test mode only"):
        publish_made_up(settings.model_copy(update={"test_mode": False}))
    browser.login(LEAD)
    assert FIGURES_NL.none_yet in browser.get(PAGE).text
    periods = publish_made_up(settings)
    assert title(browser.get(PAGE)).endswith(period_title(periods[-1], FIGURES_NL))
    assert browser.get(PAGE).text.count("<svg") > 10
    before = world.rows(STATISTIC_EDITION)
    assert publish_made_up(settings) == periods
    assert world.rows(STATISTIC_EDITION) == before
