"""One form for every action of the catalogue."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Final

from sqlalchemy import Connection

from notifier.cases.case_action import ActionCode
from notifier.review.acts.act_now import Actor, act_now, said
from notifier.review.acts.action_store import actions_of
from notifier.review.acts.alert_help import alert_help
from notifier.review.acts.catalogue import CATALOGUE, Act
from notifier.review.acts.close_by_hand import close_by_hand
from notifier.review.acts.form_field import Field, Kind, read_typed
from notifier.review.acts.rectify import rectifiable
from notifier.review.acts.shown_form import shown_fields
from notifier.review.acts.situation import Situation, situation_of
from notifier.review.case.forms import CaseForm, Doing, NotNow, Shown
from notifier.review.case.opening import OpenCase
from notifier.review.desk import Desk
from notifier.review.pages.rendering import TEXTS
from notifier.review.visit import Visit
from notifier.service import RECONSIDER
from notifier.staff.roles import Role

_CHOSEN_MESSAGES: Final = "berichten"


def form_of(act: Act) -> CaseForm:
    """Its page and what sending it does."""
    return CaseForm(
        name=act.path,
        template="act_form.html",
        title=lambda t: t.acts.names[act.code],
        done=lambda t: t.acts.done_two if act.two else t.acts.done,
        act=partial(_do, act),
        show=partial(_show, act),
    )


def actor_in(doing: Doing, who: Iterable[Role]) -> Actor:
    """Whoever acts, in the first of the roles of theirs that may."""
    return Actor(doing.subject, min(doing.roles & frozenset(who)))


def situation_in(connection: Connection, desk: Desk, visit: Visit, case: OpenCase) -> Situation:
    """How the case stands, its actions included."""
    decision = case.view.decision
    codes = () if decision is None else tuple(code for code, _text in decision.reasons)
    actions = actions_of(connection, desk.service.keyring, case.row.id)
    return situation_of(case.row, case.facts, codes, actions, visit.now)


def _fields(connection: Connection, case: OpenCase, act: Act) -> tuple[Field, ...]:
    if act.code is not ActionCode.RECTIFY:
        return act.fields
    told = rectifiable(connection, case.row)
    return (Field(_CHOSEN_MESSAGES, Kind.TICKS, options=told), *act.fields)


def _show(act: Act, shown: Shown) -> Mapping[str, object]:
    connection, case = shown.connection, shown.case
    situation = situation_in(connection, shown.desk, shown.visit, case)
    if (why := act.unless(situation)) is not None:
        raise NotNow(said(why))
    texts = TEXTS[shown.visit.frame.language].acts
    is_alert = act.code is ActionCode.SIS_ALERT
    return {
        "intro": texts.intros[act.code],
        "labels": texts.labels,
        "two": act.two,
        "specified": shown_fields(_fields(connection, case, act), texts),
        "submit": texts.submit.get(act.code),
        "warning": alert_help(connection, case, texts) if is_alert else None,
        "action": None,
    }


def _do(act: Act, doing: Doing) -> None:
    connection, case, service = doing.connection, doing.case, doing.service
    typed = read_typed(_fields(connection, case, act), doing.fields)
    situation = situation_in(connection, doing.desk, doing.visit, case)
    actor = actor_in(doing, act.who)
    if act.code is ActionCode.CLOSE:
        oin = doing.desk.settings.rvdk_oin
        if actor.role is Role.CA_IKA_OFFICER:
            oin = doing.desk.settings.ca_ika_oin
        close_by_hand(
            connection, service, case.row, typed, facts=case.facts, situation=situation,
            oin=oin, actor=actor, now=doing.now,
        )  # fmt: skip
        doing.ring(RECONSIDER, case.row.id)
        return
    act_now(
        connection, service, case.row, act, typed,
        facts=case.facts, situation=situation, actor=actor, now=doing.now,
    )  # fmt: skip


ACT_FORMS: Final = tuple(form_of(act) for act in CATALOGUE)
