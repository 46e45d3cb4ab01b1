"""What the worklist says, and where its links lead."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest

from notifier.cases.handling_state import HandlingState
from notifier.cases.reason_group import ReasonGroup
from notifier.decision.looks_first import Desk
from notifier.decision.outcome import Disposition, Flag, Tier
from notifier.review.pages.worklist_en import WORKLIST_EN
from notifier.review.pages.worklist_nl import WORKLIST_NL
from notifier.review.worklist.asked_list import AskedList, address_of, read_asked
from notifier.review.worklist.chosen import CannotChoose, Chosen, Tab, Track, Wrong
from notifier.review.worklist.cursor import NotACursor
from notifier.review.worklist.shown_list import ShownList, show_list
from notifier.review.worklist.shown_row import ShownRow, show_row
from notifier.review.worklist.worklist_routes import mistake_text
from notifier.review.worklist.worklist_row import WorklistRow
from tests.unit.notifier.review.listed_rows import BARE, HELD, LATE, NAMES, NOW, OIN, page_of

EVERYTHING = Chosen(
    tab=Tab.HOLDS,
    municipality=OIN,
    tier=Tier.T0,
    reason_group=ReasonGroup.SAFETY,
    looks_first=Desk.MUNICIPALITY,
    track=Track.BEFORE,
)


def shown(row: WorklistRow) -> ShownRow:
    return show_row(row, NOW, WORKLIST_NL, NAMES)


def listed(*rows: WorklistRow, chosen: Chosen | None = None, more: bool = False) -> ShownList:
    asked = AskedList(chosen or Chosen(), None, tidy=True)
    return show_list(page_of(*rows, more=more), asked, NOW, WORKLIST_NL, NAMES)


def test_a_hold_says_how_long_there_is_and_what_it_is_about() -> None:
    assert shown(HELD) == ShownRow(
        reference="VKM-7QX-2MH",
        left="over 3 uur 20 min",
        clock_at="19-03-2026 03:50",
        late=False,
        tier="T0",
        tier_means="T0: vandaag of binnen 24 uur",
        track="voor vertrek",
        what=("vastgehouden",),
        hands="",
        mine=False,
        reasons="veiligheid, gezag",
        leaves="19-03-2026",
        municipality="Voorbeeldstad",
        first="RvdK IKO",
    )


def test_whatever_waits_is_said_with_the_worst_first() -> None:
    row = shown(LATE)
    assert (row.left, row.late, row.track) == ("2 uur te laat", True, "na vertrek")
    assert row.what == (
        "mogelijk datalek",
        "termijn verstreken, gemeld aan de teamleider",
        "bellen: 1",
        "berichten niet bezorgd: 2",
        "vlaggen niet aangekomen: 1",
        "vastgehouden",
        "vlag voor RvdK IKO",
        "vlag voor Ca IKA",
        "reactie van een gezagshouder",
    )
    assert row.municipality == "00000009900000000077"
    assert row.leaves == "tussen 01-03-2026 en 31-03-2026"


def test_what_is_not_known_is_said_too() -> None:
    row = shown(BARE)
    assert (row.left, row.clock_at, row.late) == ("geen termijn", "", False)
    assert (row.tier, row.track, row.leaves) == ("geen", "geen", "geen vertrek")
    assert (row.municipality, row.first, row.reasons) == ("onbekend", "geen", "geen")


@pytest.mark.parametrize("handling", HandlingState)
@pytest.mark.parametrize("disposition", [None, *Disposition])
def test_a_case_is_never_without_a_word(
    handling: HandlingState, disposition: Disposition | None
) -> None:
    assert shown(replace(BARE, handling=handling, disposition=disposition)).what


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2026, 3, 1), None, "01-03-2026 of later"),
        (None, date(2026, 3, 31), "31-03-2026 of eerder"),
        (None, None, "datum onbekend"),
    ],
)
def test_of_an_incomplete_date_what_is_known(
    first: date | None, last: date | None, expected: str
) -> None:
    assert shown(replace(HELD, leaves_from=first, leaves_until=last)).leaves == expected


def test_every_word_has_its_word_in_both_languages() -> None:
    for texts in (WORKLIST_NL, WORKLIST_EN):
        assert set(texts.tabs) == set(texts.empty) == set(Tab)
        assert set(texts.tiers) == set(Tier)
        assert set(texts.tracks) == set(Track)
        assert set(texts.groups) == set(ReasonGroup)
        assert set(texts.desks) == set(Desk)
        assert set(texts.wrong) == set(Wrong)
        assert set(texts.what.flag) == set(Flag)
        assert set(texts.what.handling) == set(HandlingState)


def test_a_tab_keeps_the_filters_and_forgets_the_place() -> None:
    found = listed(HELD, chosen=EVERYTHING, more=True)
    for tab, link in zip(Tab, found.tabs, strict=True):
        asked = read_asked(parse_qsl(urlsplit(link.address).query))
        assert asked == AskedList(replace(EVERYTHING, tab=tab), None, tidy=True)
    assert [link.current for link in found.tabs].index(True) == list(Tab).index(Tab.HOLDS)
    assert found.more is not None
    on = read_asked(parse_qsl(urlsplit(found.more).query))
    assert (on.chosen, on.after) == (EVERYTHING, HELD.cursor)
    assert (found.clear, found.first_page) == ("/werkbank?tab=vastgehouden", None)


def test_what_is_chosen_stands_in_the_form_also_without_a_name() -> None:
    chosen = replace(EVERYTHING, municipality="00000009900000000055")
    found = {one.name: one for one in listed(chosen=chosen).filters}
    assert {name: one.chosen for name, one in found.items()} == {
        name: value for name, value in chosen.to_query() if name != "tab"
    }
    for one in found.values():
        assert one.chosen in dict(one.options)
        assert one.options[0] == ("", "alles")


def test_without_rows_it_says_why() -> None:
    reasons = {tab: listed(chosen=Chosen(tab=tab)).empty for tab in Tab}
    assert len(set(reasons.values())) == len(Tab)
    assert listed(chosen=EVERYTHING).empty == WORKLIST_NL.empty_filtered
    beyond = AskedList(Chosen(), HELD.cursor, tidy=True)
    found = show_list(page_of(), beyond, NOW, WORKLIST_NL, NAMES)
    assert (found.empty, found.first_page) == (WORKLIST_NL.empty_beyond, "/werkbank")
    assert listed(HELD).empty == ""


def test_an_address_says_what_was_chosen_and_can_be_read_back() -> None:
    assert address_of(Chosen()) == "/werkbank"
    address = address_of(EVERYTHING, HELD.cursor)
    assert read_asked(parse_qsl(urlsplit(address).query)) == AskedList(
        EVERYTHING, HELD.cursor, tidy=True
    )


def test_what_a_form_left_empty_is_not_chosen() -> None:
    asked = read_asked([("tab", "vlaggen"), ("spoed", ""), ("gemeente", ""), ("taal", "en")])
    assert asked == AskedList(Chosen(tab=Tab.FLAGS), None, tidy=False)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ([("spoed", "T9")], "bij “spoed” iets dat er niet is. Kies uit: T0, T1"),
        ([("spoed", "T1"), ("spoed", "T2")], "het filter “spoed” twee keer"),
        ([("kleur", "rood")], "Deze zijn er: tab, gemeente"),
        ([("gemeente", "Utrecht")], "bij “gemeente” geen OIN"),
        ([("na", "x")], "bij “na” geen plek"),
        ([("na", str(HELD.cursor)), ("na", str(HELD.cursor))], "bij “na” geen plek"),
    ],
)
def test_a_wrong_address_is_told_what_is_wrong_and_what_there_is(
    query: list[tuple[str, str]], expected: str
) -> None:
    with pytest.raises((CannotChoose, NotACursor)) as raised:
        read_asked(query)
    assert isinstance(raised.value, CannotChoose | NotACursor)
    text = mistake_text(raised.value, WORKLIST_NL)
    assert expected in text
    for given in ("T9", "rood", "Utrecht"):
        assert given not in text


def test_it_says_who_works_on_it_without_saying_who_that_is() -> None:
    for me, hands, mine in (("somebody", "bij u", True), ("me", "bij een collega", False)):
        row = show_row(LATE, NOW, WORKLIST_NL, NAMES, me)
        assert (row.hands, row.mine) == (hands, mine)
