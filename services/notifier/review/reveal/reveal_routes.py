"""The page on which somebody asks to see what is hidden, and sees it once."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import Connection
from starlette.responses import Response

from notifier.cases.reveal_reason import RevealReason
from notifier.review.case.acting import subject_of
from notifier.review.case.fields import LONGEST, Fields
from notifier.review.case.forms import Word
from notifier.review.case.opening import CASES, OpenCase, open_case
from notifier.review.desk import Desk
from notifier.review.pages.rendering import TEXTS
from notifier.review.reveal.hidden import HiddenItem, hidden_items
from notifier.review.reveal.look import AlreadyShown, record_look
from notifier.review.reveal.numbers import numbers_to_call
from notifier.review.shown_case.shown import cast_for
from notifier.review.shown_case.told import Told
from notifier.review.visit import NotUnderstood, Route, Visit

_SHORTEST: Final = 10
_WHAT, REASON, EXPLANATION, _ONCE = "wat", "reden", "uitleg", "eenmalig"


def ask(desk: Desk, visit: Visit) -> Response:
    """The form; nothing hidden is on it."""
    with desk.service.database.transaction() as connection:
        case = open_case(connection, desk, visit, visit.params["reference"])
        items = _items(connection, desk, visit, case)
    return _form(desk, visit, case, items, Fields())


def show_once(desk: Desk, visit: Visit) -> Response:
    """Record the look, then show; a form that did so before comes back empty."""
    fields, once = Fields.of(visit.form), once_of(visit)
    texts = TEXTS[visit.frame.language]
    with desk.service.database.transaction("werkbank.gegevens_inzien") as connection:
        case = open_case(connection, desk, visit, visit.params["reference"])
        items = _items(connection, desk, visit, case)
        chosen = [item for item in items if item.key in fields.all(_WHAT)]
        mistakes = _mistakes(fields, chosen)
        if mistakes:
            return _form(desk, visit, case, items, fields, mistakes=mistakes, status=422)
        try:
            record_look(
                connection,
                desk.service,
                case.row.id,
                [(item.member.bsn, item.kind) for item in chosen],
                once=once,
                reason=RevealReason(fields.one(REASON)),
                explanation=fields.one(EXPLANATION),
                actor=subject_of(visit),
                now=visit.now,
            )
        except AlreadyShown:
            return _form(desk, visit, case, items, Fields(), used=True, status=409)
    told = Told(cast_for(desk.service, case, visit.now), texts.page)
    kinds = texts.aside.reveal.kinds
    shown = [(told.member(item.member), kinds[item.kind], item.lines) for item in chosen]
    return desk.pages.page("reveal_shown.html", visit.frame, case=case, shown=shown, at=visit.now)


def _items(
    connection: Connection, desk: Desk, visit: Visit, case: OpenCase
) -> tuple[HiddenItem, ...]:
    numbers = numbers_to_call(connection, desk.service, case)
    return hidden_items(case.facts, cast_for(desk.service, case, visit.now), numbers=numbers)


def _form(
    desk: Desk,
    visit: Visit,
    case: OpenCase,
    items: tuple[HiddenItem, ...],
    fields: Fields,
    *,
    mistakes: Mapping[str, Word] | None = None,
    used: bool = False,
    status: int = 200,
) -> Response:
    texts = TEXTS[visit.frame.language]
    words = texts.aside.reveal
    told = Told(cast_for(desk.service, case, visit.now), texts.page)
    options = [
        (item.key, f"{told.member(item.member)}: {words.kinds[item.kind]}") for item in items
    ]
    return desk.pages.page(
        "reveal.html",
        visit.frame,
        status=status,
        case=case,
        fields=fields,
        options=options,
        reasons=list(words.reasons.items()),
        mistakes={name: word(texts) for name, word in (mistakes or {}).items()},
        used=used,
        once=uuid4(),
    )


def _mistakes(fields: Fields, chosen: list[HiddenItem]) -> dict[str, Word]:
    found: dict[str, Word] = {}
    if not chosen:
        found[_WHAT] = lambda t: t.aside.reveal.choose_what
    return found | why_mistakes(fields)


def why_mistakes(fields: Fields) -> dict[str, Word]:
    """What is wrong with the reason and with what was written beside it."""
    found: dict[str, Word] = {}
    if fields.one(REASON) not in set(RevealReason):
        found[REASON] = lambda t: t.aside.reveal.choose_reason
    if len(fields.one(EXPLANATION)) < _SHORTEST:
        found[EXPLANATION] = lambda t: t.aside.reveal.too_short
    elif fields.too_long:
        found[EXPLANATION] = lambda t: t.case.too_long.format(most=LONGEST)
    return found


def once_of(visit: Visit) -> UUID:
    """Drawn when the form was made. Raises ``NotUnderstood``."""
    given = visit.form.get(_ONCE)
    try:
        return UUID(given if isinstance(given, str) else "")
    except ValueError:
        raise NotUnderstood from None


_PATH: Final = f"{CASES}/{{reference}}/gegevens-inzien"
REVEAL_ROUTES: Final = (
    Route("gegevens_inzien_form", "GET", _PATH, ask),
    Route("gegevens_inzien", "POST", _PATH, show_once),
)
