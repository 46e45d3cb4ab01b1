"""The list of destinations, the card of one, and recording what somebody verified on it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from sqlalchemy import Connection
from starlette.responses import RedirectResponse, Response

from contracts.values.dates import local_date
from notifier.remedies.card_fields import DATES, CardField, Known, NotAValue, RemedyClass
from notifier.remedies.card_store import (
    RemedyCard,
    count_unverified,
    find_cards,
    read_card,
    read_history,
)
from notifier.remedies.verify_card import CardMovedOn, NoSuchCard, NothingSaid, verify_card
from notifier.reports.written_down import write_down
from notifier.review.access.table import NOBODY, WHO_MAY
from notifier.review.case.acting import BASIS, subject_of
from notifier.review.case.fields import Fields
from notifier.review.case.forms import Mistakes, Word
from notifier.review.desk import Desk
from notifier.review.destinations.read_form import RIGHT, Compared, read_form
from notifier.review.pages.headers import HTML
from notifier.review.pages.rendering import TEXTS
from notifier.review.shown_case.page import actors_of
from notifier.review.visit import NotThere, NotUnderstood, Route, Visit

PATH: Final = "/werkbank/bestemmingen"
_SEARCH, _UNVERIFIED = "land", "open"
_LONGEST_NAME: Final = 60


def destinations(desk: Desk, visit: Visit) -> Response:
    """All cards, or those that the address asks for."""
    name = visit.query.get(_SEARCH, "").strip()[:_LONGEST_NAME]
    only = bool(visit.query.get(_UNVERIFIED))
    with desk.service.database.transaction() as connection:
        cards = find_cards(connection, name=name, unverified_only=only)
        still_open, count = count_unverified(connection)
    return desk.pages.page(
        "destinations.html",
        visit.frame,
        cards=cards,
        wanted=name,
        only=only,
        still_open=still_open,
        count=count,
        all_fields=len(CardField),
        path=PATH,
    )


def destination(desk: Desk, visit: Visit) -> Response:
    """One card with its history; a form for who may verify it."""
    with desk.service.database.transaction() as connection:
        return _page(desk, visit, connection, Fields(), done="gedaan" in visit.query)


def verify(desk: Desk, visit: Visit) -> Response:
    """Record what somebody compared. A card that moved on comes back with what was typed."""
    fields = Fields.of(visit.form)
    try:
        said = read_form(fields, local_date(visit.now))
    except NotAValue:
        raise NotUnderstood from None
    except Mistakes as found:
        return _again(desk, visit, fields, mistakes=found.mistakes, status=422)
    try:
        return _recorded(desk, visit, said)
    except NoSuchCard:
        raise NotThere from None
    except CardMovedOn:
        # The values of the card as it is now; what belongs to the person stays.
        kept = {
            name: value
            for name, value in fields.values.items()
            if name not in set(CardField) and name != RIGHT
        }
        return _again(desk, visit, replace(fields, values=kept), moved_on=True, status=409)
    except NothingSaid:
        nothing: Mapping[str, Word] = {RIGHT: lambda t: t.aside.destination.nothing_said}
        return _again(desk, visit, fields, mistakes=nothing, status=422)


def _recorded(desk: Desk, visit: Visit, said: Compared) -> Response:
    iso2 = visit.params["iso2"]
    with desk.service.database.transaction("werkbank.bestemming") as connection:
        verify_card(
            connection,
            desk.service.keyring,
            iso2,
            version=said.version,
            values=said.values,
            right=said.right,
            source=said.source,
            actor=subject_of(visit),
            now=visit.now,
        )
        write_down(
            connection,
            desk.service,
            actor=subject_of(visit),
            action="bestemming_nagekeken",
            what=f"bestemming:{iso2}",
            result="gedaan",
            basis=BASIS,
            origin=BASIS,
        )
    return RedirectResponse(f"{PATH}/{iso2}?gedaan=1", status_code=303, headers=dict(HTML))


def _again(
    desk: Desk,
    visit: Visit,
    fields: Fields,
    *,
    mistakes: Mapping[str, Word] | None = None,
    moved_on: bool = False,
    status: int,
) -> Response:
    with desk.service.database.transaction() as connection:
        return _page(
            desk, visit, connection, fields, mistakes=mistakes, moved_on=moved_on, status=status
        )


def _page(
    desk: Desk,
    visit: Visit,
    connection: Connection,
    fields: Fields,
    *,
    mistakes: Mapping[str, Word] | None = None,
    moved_on: bool = False,
    done: bool = False,
    status: int = 200,
) -> Response:
    texts = TEXTS[visit.frame.language]
    card = read_card(connection, visit.params["iso2"])
    if card is None:
        raise NotThere
    actors = actors_of(desk, visit, texts)
    return desk.pages.page(
        "destination.html",
        visit.frame,
        status=status,
        card=card,
        rows=_rows(card, fields),
        history=[
            (one, actors.name(one.actor, texts.happening))
            for one in read_history(connection, desk.service.keyring, card.iso2)
        ],
        fields=fields,
        mistakes={name: word(texts) for name, word in (mistakes or {}).items()},
        moved_on=moved_on,
        done=done,
        may_verify=bool(WHO_MAY.get("bestemming_nakijken", NOBODY) & visit.roles),
        path=PATH,
    )


def _rows(
    card: RemedyCard, fields: Fields
) -> list[tuple[CardField, str, tuple[str, ...], bool, bool]]:
    """Field, value in the form, what it may be (nothing: a date), verified, ticked."""
    return [
        (
            one,
            fields.one(one) if one.value in fields.values else card.values[one],
            () if one in DATES else tuple(_members(one)),
            one in card.verified,
            one in fields.all(RIGHT),
        )
        for one in CardField
    ]


def _members(one: CardField) -> type[RemedyClass] | type[Known]:
    return RemedyClass if one is CardField.REMEDY_CLASS else Known


DESTINATION_ROUTES: Final = (
    Route("bestemmingen", "GET", PATH, destinations),
    Route("bestemming", "GET", f"{PATH}/{{iso2}}", destination),
    Route("bestemming_nakijken", "POST", f"{PATH}/{{iso2}}", verify),
)
