"""Somebody does an action of the catalogue, or proposes it where a second person must agree."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import Connection

from contracts.values.dates import local_date
from notifier.cases.case_action import ActionCode, ActionState, NextStep
from notifier.cases.case_row import CaseRow
from notifier.cases.timeline import Happening, note
from notifier.decision.facts import CaseFacts
from notifier.outgoing.plan_word import plan_word
from notifier.outgoing.word_kind import WordKind
from notifier.review.acts.action_store import add_action, settle_task_clock
from notifier.review.acts.catalogue import Act, Why
from notifier.review.acts.clocks import step_due
from notifier.review.acts.form_field import day_of
from notifier.review.acts.products.lines import Ingredients
from notifier.review.acts.products.product_of import product_of
from notifier.review.acts.situation import Situation
from notifier.review.case.forms import Mistakes, NotNow, Word
from notifier.service import Service
from notifier.staff.roles import Role

BY_SYSTEM: Final = "door_het_systeem"
"""Beside what was typed for A3: whether the municipality is told by an event of ours."""

_LONGEST_ALERT: Final = timedelta(days=365)
"""An alert is looked at again within a year (art. 53 of the Regulation)."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: the provider's id of a person, and in which role."""

    subject: str
    role: Role


def act_now(
    connection: Connection,
    service: Service,
    case: CaseRow,
    act: Act,
    typed: Mapping[str, str],
    *,
    facts: CaseFacts | None,
    situation: Situation,
    actor: Actor,
    now: datetime,
) -> UUID:
    """Keep it with its product and its clock; answers the action's id.

    The caller holds the lock of the case. Raises ``NotNow`` where the precondition does not hold,
    and ``Mistakes`` for what does not fit together.
    """
    if (why := act.unless(situation)) is not None:
        raise NotNow(said(why))
    check(act.code, typed, situation, now=now)
    action_id, step = uuid4(), first_step(act)
    clocks = service.policy.content.klokken
    due = None if step is None else step_due(step, act.code, case, now, clocks=clocks)
    product = None
    if facts is not None:
        given = Ingredients(reference=case.reference, facts=facts, typed=dict(typed), at=now)
        product = product_of(act.code, given, due=due)
    state = ActionState.PROPOSED if act.two else ActionState.DONE
    kept = dict(typed)
    if act.code is ActionCode.VERSCHIJNINGSPLICHT:
        kept[BY_SYSTEM] = _ask_municipality(connection, service, case, due, now)
    add_action(
        connection,
        service.keyring,
        action_id=action_id,
        fields=kept,
        product=product,
        zaak_id=case.id,
        code=act.code,
        action_state=state,
        subject=actor.subject,
        role=actor.role,
        at=now,
        next_step=step,
        due_at=due,
        expires_on=day_of(typed, "vervalt_op"),
        review_on=day_of(typed, "herzien_op"),
    )
    settle_task_clock(connection, case.id)
    happened = Happening.ACT_PROPOSED if act.two else Happening.ACT_DONE
    note(connection, case.id, happened, act.code, now=now, actor=actor.subject)
    return action_id


def _ask_municipality(
    connection: Connection, service: Service, case: CaseRow, due: datetime | None, now: datetime
) -> str:
    """Whether the request leaves by itself; without a basis for that, somebody has to call."""
    event = plan_word(connection, service, case, WordKind.SUMMON, now=now, answer_by=due)
    return "nee" if event is None else "ja"


def first_step(act: Act) -> NextStep | None:
    """Of an action that was just written down."""
    return NextStep.SECOND_READER if act.two else act.follows


def said(why: Why) -> Word:
    """Its sentence, in the language of whoever reads it."""
    return lambda texts: texts.acts.why[why]


def wrong(key: str) -> Word:
    """What is wrong with a field, and what to do about it."""
    return lambda texts: texts.acts.wrong[key]


def check(
    code: ActionCode, typed: Mapping[str, str], situation: Situation, *, now: datetime
) -> None:
    """What can be said of what was typed beside the case. Raises ``Mistakes``."""
    mistakes: dict[str, Word] = {}
    match code:
        case ActionCode.SIS_ALERT:
            mistakes = _dates(typed, now)
        case ActionCode.ADVISE_HOLDER:
            if typed["bereikt"] == "gesproken" and "besproken" not in typed:
                mistakes["besproken"] = wrong("nothing_discussed")
        case ActionCode.VEILIG_THUIS:
            if typed["teken"] == "in_de_zaak" and not situation.violence:
                mistakes["teken"] = wrong("no_sign")
        case _:
            return
    if mistakes:
        raise Mistakes(mistakes)


def _dates(typed: Mapping[str, str], now: datetime) -> dict[str, Word]:
    today = local_date(now)
    until, again = day_of(typed, "vervalt_op"), day_of(typed, "herzien_op")
    agreed = day_of(typed, "jurist_op")
    found: dict[str, Word] = {}
    if until is None or not today < until <= today + _LONGEST_ALERT:
        found["vervalt_op"] = wrong("expiry")
    elif again is None or not today < again <= until:
        found["herzien_op"] = wrong("review")
    if agreed is None or agreed > today:
        found["jurist_op"] = wrong("agreed")
    return found
