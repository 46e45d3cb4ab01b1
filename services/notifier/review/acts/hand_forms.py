"""Forms about the case itself: take it up, put it down, let it wait, step aside, reopen."""

from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from functools import partial
from typing import Final

from contracts.values.dates import AMSTERDAM, local_date
from notifier.cases.handling_state import HandlingState
from notifier.review.access.table import WORKS
from notifier.review.acts.act_forms import actor_in
from notifier.review.acts.act_now import said, wrong
from notifier.review.acts.catalogue import RVDK_OR_CA, Why
from notifier.review.acts.conflict import declare_conflict
from notifier.review.acts.form_field import Field, Kind, day_of, read_typed
from notifier.review.acts.in_hand import IN_HAND, put_down, take_up, wait_for
from notifier.review.acts.reopen_by_hand import reopen_by_hand
from notifier.review.acts.shown_form import shown_fields
from notifier.review.case.forms import CaseForm, Doing, Mistakes, NotNow, Shown
from notifier.review.notes.keep_note import keep_note
from notifier.review.pages.rendering import TEXTS
from notifier.service import DELIVER, HAND_OVER, RECONSIDER

LONGEST_WAIT: Final = timedelta(days=14)
_MORNING: Final = time(8)
_WAIT: Final = (
    Field("tot", Kind.DAY),
    Field("waarop", Kind.CHOICE, options=(
        "gemeente", "ouder", "rechter", "veilig_thuis", "politie", "anders")),
    Field("toelichting", required=False),
)  # fmt: skip
_WHY: Final = (Field("reden"),)


def _show(name: str, fields: tuple[Field, ...], shown: Shown) -> Mapping[str, object]:
    handling = shown.case.row.handling
    closed = handling is HandlingState.CLOSED
    if closed and name in {"oppakken", "wachten"}:
        raise NotNow(said(Why.CLOSED))
    if name == "neerleggen" and handling not in IN_HAND:
        raise NotNow(wrong("not_taken"))
    if name == "heropenen" and shown.case.view.outcome is None:
        raise NotNow(wrong("never_closed"))
    texts = TEXTS[shown.visit.frame.language].acts
    return {
        "intro": texts.form_intros[name],
        "labels": texts.labels,
        "two": False,
        "specified": shown_fields(fields, texts),
        "submit": None,
        "warning": None,
        "action": None,
    }


def _take_up(doing: Doing) -> None:
    take_up(doing.connection, doing.case.row, actor=actor_in(doing, WORKS), now=doing.now)


def _put_down(doing: Doing) -> None:
    put_down(doing.connection, doing.case.row, actor=actor_in(doing, WORKS), now=doing.now)


def _wait(doing: Doing) -> None:
    typed = read_typed(_WAIT, doing.fields)
    day, today = day_of(typed, "tot"), local_date(doing.now)
    if day is None or not today < day <= today + LONGEST_WAIT:
        raise Mistakes({"tot": wrong("until")})
    until = datetime.combine(day, _MORNING, tzinfo=AMSTERDAM)
    case = doing.case.row
    late = case.clock_at is not None and until > case.clock_at
    if late and "toelichting" not in typed:
        raise Mistakes({"toelichting": wrong("beyond_clock")})
    actor = actor_in(doing, WORKS)
    wait_for(doing.connection, case, until=until, actor=actor, now=doing.now)
    words = TEXTS[doing.visit.frame.language].acts.options[f"waarop.{typed['waarop']}"]
    keep_note(doing, "\n".join(part for part in (words, typed.get("toelichting")) if part))


def _declare(doing: Doing) -> str:
    actor = actor_in(doing, WORKS)
    declare_conflict(doing.connection, doing.case.row, actor=actor, now=doing.now)
    # The case is not theirs to see any more.
    return "/werkbank"


def _reopen(doing: Doing) -> None:
    typed = read_typed(_WHY, doing.fields)
    actor = actor_in(doing, RVDK_OR_CA)
    reopen_by_hand(doing.connection, doing.service, doing.case.row, actor=actor, now=doing.now)
    keep_note(doing, typed["reden"])
    for task in (RECONSIDER, HAND_OVER, DELIVER):
        doing.ring(task, doing.case.row.id)


def _form(
    name: str, act: Callable[[Doing], str | None], fields: tuple[Field, ...] = ()
) -> CaseForm:
    return CaseForm(
        name=name,
        template="act_form.html",
        title=lambda t: t.acts.forms[name],
        done=lambda t: t.acts.form_done[name],
        act=act,
        show=partial(_show, name, fields),
    )


HAND_FORMS: Final = (
    _form("oppakken", _take_up),
    _form("neerleggen", _put_down),
    _form("wachten", _wait, _WAIT),
    _form("belangenconflict", _declare),
    _form("heropenen", _reopen, _WHY),
)
