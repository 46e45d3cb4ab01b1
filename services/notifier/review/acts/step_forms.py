"""Forms about an action that is there: a second reading, the step after it, taking it back."""

from collections.abc import Callable, Mapping
from typing import Final

from notifier.cases.case_action import ActionCode, ActionState, NextStep
from notifier.reports.written_down import write_down
from notifier.review.acts.act_forms import actor_in
from notifier.review.acts.act_now import wrong
from notifier.review.acts.action_store import StoredAction, actions_of
from notifier.review.acts.catalogue import BY_CODE, SECOND
from notifier.review.acts.finish_step import STEP_FIELDS, finish_step
from notifier.review.acts.form_field import Field, Kind, read_typed
from notifier.review.acts.second_reading import second_reading
from notifier.review.acts.shown_form import shown_fields, shown_typed
from notifier.review.acts.take_back import can_be_taken_back, take_back
from notifier.review.case.acting import BASIS, subject_of
from notifier.review.case.drafts import keep_draft
from notifier.review.case.fields import Fields
from notifier.review.case.forms import CaseForm, Doing, Mistakes, NotNow, Shown
from notifier.review.pages.rendering import TEXTS
from notifier.review.visit import NotThere
from notifier.service import DELIVER
from notifier.staff.roles import Role

ACTION: Final = "actie"
_READING: Final = (
    Field("besluit", Kind.CHOICE, options=("akkoord", "terug")),
    Field("uitleg", required=False),
)


def chosen(asked: Shown | Doing) -> StoredAction:
    """The action that the form is about. Raises ``NotThere``."""
    given = asked.fields.one(ACTION) or asked.visit.query.get(ACTION, "")
    keyring = asked.desk.service.keyring
    actions = actions_of(asked.connection, keyring, asked.case.row.id)
    found = next((one for one in actions if str(one.id) == given), None)
    if found is None:
        raise NotThere
    return found


def fields_of(action: StoredAction) -> tuple[Field, ...]:
    """Those that were asked when it was done; letters are told by what was chosen of them."""
    fields = BY_CODE[action.code].fields
    if action.code is ActionCode.RECTIFY:
        return (Field("berichten", Kind.TICKS), *fields)
    return fields


def _page(
    shown: Shown, action: StoredAction, form: str, fields: tuple[Field, ...]
) -> dict[str, object]:
    texts = TEXTS[shown.visit.frame.language].acts
    look(shown, action)
    return {
        "intro": texts.form_intros[form],
        "labels": texts.labels,
        "two": False,
        "specified": shown_fields(fields, texts),
        "submit": None,
        "warning": None,
        "action": action,
        "action_name": texts.names[action.code],
        "typed": shown_typed(fields_of(action), action.fields, texts),
    }


def look(shown: Shown, action: StoredAction) -> None:
    """Whoever opens it reads what was typed and what came of it; that is in the audit."""
    write_down(
        shown.connection,
        shown.desk.service,
        actor=subject_of(shown.visit),
        action="actie_bekeken",
        what=f"actie:{action.id}",
        result="getoond",
        basis=BASIS,
        origin=BASIS,
    )


def _show_reading(shown: Shown) -> Mapping[str, object]:
    action = chosen(shown)
    if action.state is not ActionState.PROPOSED:
        raise NotNow(wrong("decided"))
    if action.subject == subject_of(shown.visit):
        raise NotNow(wrong("own_proposal"))
    return _page(shown, action, "tweede-lezing", _READING)


def _read(doing: Doing) -> None:
    action = chosen(doing)
    typed = read_typed(_READING, doing.fields)
    agrees = typed["besluit"] == "akkoord"
    if not agrees and "uitleg" not in typed:
        raise Mistakes({"uitleg": wrong("say_why")})
    case = doing.case
    second_reading(
        doing.connection, doing.service, case.row, action, facts=case.facts,
        agrees=agrees, reason=typed.get("uitleg"), actor=actor_in(doing, SECOND), now=doing.now,
    )  # fmt: skip
    if not agrees:
        _give_back(doing, action)
    elif action.code is ActionCode.RECTIFY:
        doing.ring(DELIVER, case.row.id)


def _give_back(doing: Doing, action: StoredAction) -> None:
    """Its maker finds what they typed in the form again, to make it better."""
    pairs = (
        (one.name, value)
        for one in fields_of(action)
        if one.name in action.fields
        for value in _values(one, action.fields[one.name])
    )
    keep_draft(
        doing.connection, doing.service.keyring, doing.case.row.id,
        subject=action.subject, form=BY_CODE[action.code].path,
        fields=Fields.of_pairs(pairs), now=doing.now,
    )  # fmt: skip


def _values(one: Field, stored: str) -> tuple[str, ...]:
    return tuple(stored.split()) if one.kind is Kind.TICKS else (stored,)


def _show_step(shown: Shown) -> Mapping[str, object]:
    action = chosen(shown)
    step = _step(action)
    if step is NextStep.CHECK and action.subject == subject_of(shown.visit):
        raise NotNow(wrong("own_act"))
    return _page(shown, action, "vervolg", STEP_FIELDS[step])


def _finish(doing: Doing) -> None:
    action = chosen(doing)
    step = _step(action)
    typed = read_typed(STEP_FIELDS[step], doing.fields)
    who = SECOND if step is NextStep.CHECK else BY_CODE[action.code].who
    if not who & doing.roles:
        raise NotThere
    finish_step(
        doing.connection, doing.service, doing.case.row, action, typed,
        actor=actor_in(doing, who), now=doing.now,
    )  # fmt: skip


def _step(action: StoredAction) -> NextStep:
    step = action.open_step
    if action.state is not ActionState.DONE or step is None:
        raise NotNow(wrong("step_done"))
    return step


def _show_back(shown: Shown) -> Mapping[str, object]:
    action = chosen(shown)
    if not can_be_taken_back(action):
        raise NotNow(wrong("has_left"))
    mine = action.subject == subject_of(shown.visit)
    if not mine and Role.LEAD not in shown.visit.roles:
        raise NotNow(wrong("not_yours"))
    return _page(shown, action, "actie-terugnemen", ())


def _take_back(doing: Doing) -> None:
    action = chosen(doing)
    who = BY_CODE[action.code].who
    lead = frozenset({Role.LEAD})
    allowed = lead if action.subject != doing.subject else who
    if not allowed & doing.roles:
        raise NotNow(wrong("not_yours"))
    take_back(
        doing.connection, doing.service, doing.case.row, action,
        actor=actor_in(doing, allowed), now=doing.now,
    )  # fmt: skip


def _form(
    name: str,
    show: Callable[[Shown], Mapping[str, object]],
    act: Callable[[Doing], None],
) -> CaseForm:
    return CaseForm(
        name=name,
        template="act_form.html",
        title=lambda t: t.acts.forms[name],
        done=lambda t: t.acts.form_done[name],
        act=act,
        show=show,
    )


STEP_FORMS: Final = (
    _form("tweede-lezing", _show_reading, _read),
    _form("vervolg", _show_step, _finish),
    _form("actie-terugnemen", _show_back, _take_back),
)
