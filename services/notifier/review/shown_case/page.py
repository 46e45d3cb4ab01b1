"""What the template of a case is given beside what the frame knows."""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection

from notifier.remedies.card_store import RemedyCard, read_card
from notifier.review.access.table import NOBODY, WHO_MAY
from notifier.review.case.acting import subject_of
from notifier.review.case.opening import OpenCase
from notifier.review.desk import Desk
from notifier.review.pages.rendering import TEXTS
from notifier.review.pages.texts import Texts
from notifier.review.reveal.look import LookView, looks_at
from notifier.review.shown_case.origin_part import show_origin
from notifier.review.shown_case.remedy_part import destination_of
from notifier.review.shown_case.shown import show_case
from notifier.review.shown_case.timeline_part import (
    Actors,
    Whose,
    narrowed,
    newest_first,
    show_looks,
    show_timeline,
)
from notifier.review.visit import Visit

NEWEST: Final = 3
"""Entries of the timeline that are read without scrolling."""

_WHOSE: Final = "tijdlijn"


def card_for(connection: Connection, case: OpenCase) -> RemedyCard | None:
    """The remedy card of the destination of a case; None where there is none."""
    land = destination_of(case.facts)
    return None if land is None or land.iso2 is None else read_card(connection, land.iso2)


@dataclass(frozen=True)
class Beside:
    """What a page shows of a case that is not in the case itself."""

    card: RemedyCard | None
    looks: tuple[LookView, ...]


def read_beside(connection: Connection, case: OpenCase) -> Beside:
    """In the transaction in which the case was opened."""
    return Beside(card_for(connection, case), looks_at(connection, case.row.id))


def in_words(desk: Desk, visit: Visit, case: OpenCase, beside: Beside) -> dict[str, Any]:
    """Every part of the page in the language of whoever reads it."""
    texts = TEXTS[visit.frame.language]
    actors, whose = actors_of(desk, visit, texts), _whose(visit)
    entries = show_timeline(case.view.timeline, actors, texts.happening)
    looks = show_looks(beside.looks, actors, texts)
    everything = newest_first(entries, looks)
    shown = show_case(desk.service, case, beside.card, texts.page, visit.now)
    return {
        "shown": shown,
        "origin": show_origin(case.view, shown.told, texts.origin),
        "municipality": municipality_of(desk, case),
        "newest": everything[:NEWEST],
        "timeline": narrowed(everything, whose),
        "timeline_length": len(everything),
        "timeline_choices": _choices(case, texts, whose),
        "beside": _beside(visit, case, texts),
    }


def actors_of(desk: Desk, visit: Visit, texts: Texts) -> Actors:
    """Whom the timeline can name: organisations and oneself."""
    words = texts.happening
    names = {oin: words.municipality.format(name=name) for oin, name in desk.municipalities.items()}
    names |= {desk.settings.rvdk_oin: words.rvdk, desk.settings.ca_ika_oin: words.ca_ika}
    return Actors(subject_of(visit), names, desk.service.index)


def municipality_of(desk: Desk, case: OpenCase) -> str:
    """Its name; the OIN where the policy does not name it; empty where none is known."""
    oin = case.row.municipality
    return "" if oin is None else desk.municipalities.get(oin, oin)


def _beside(visit: Visit, case: OpenCase, texts: Texts) -> list[tuple[str, str]]:
    words = texts.aside
    links = (
        ("gegevens_inzien_form", words.reveal.link, f"{case.address}/gegevens-inzien"),
        ("verzendbewijs_form", words.proof.link, f"{case.address}/verzendbewijs"),
        ("afdruk", words.paper.link, f"{case.address}/afdruk"),
    )
    return [
        (label, address)
        for route, label, address in links
        if WHO_MAY.get(route, NOBODY) & visit.roles
    ]


def _whose(visit: Visit) -> Whose:
    given = visit.query.get(_WHOSE, "")
    return Whose(given) if given in set(Whose) else Whose.ALL


def _choices(case: OpenCase, texts: Texts, whose: Whose) -> list[tuple[str, str, bool]]:
    words = texts.happening
    labels = {
        Whose.ALL: words.all,
        Whose.PEOPLE: words.people_only,
        Whose.PROGRAM: words.program_only,
    }
    return [
        (label, f"{case.address}?{_WHOSE}={one}", one is whose) for one, label in labels.items()
    ]
