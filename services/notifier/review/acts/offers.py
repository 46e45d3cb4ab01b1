"""What can be done to a case, what helps most first, and why the rest cannot be done now."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from starlette.responses import Response

from notifier.cases.case_action import ActionCode
from notifier.cases.handling_state import HandlingState
from notifier.cases.timeline import Happening, TimelineView
from notifier.review.access.table import NOBODY, WHO_MAY
from notifier.review.acts.act_forms import situation_in
from notifier.review.acts.catalogue import CATALOGUE, Act
from notifier.review.acts.in_hand import IN_HAND
from notifier.review.acts.situation import Situation, situation_of
from notifier.review.case.forms import Word
from notifier.review.case.opening import CASES, OpenCase, open_case
from notifier.review.case.panels import Offer
from notifier.review.desk import Desk
from notifier.review.pages.rendering import TEXTS
from notifier.review.visit import Route, Visit

_LAST: Final = 8
_A: Final = ActionCode
_ORDINARY: Final[Mapping[ActionCode, int]] = {
    _A.ADVISE_HOLDER: 2, _A.VERSCHIJNINGSPLICHT: 3, _A.HEAR_PARENT: 4, _A.SIS_ALERT: 4,
    _A.GI: 4, _A.POLICE: 5, _A.VEILIG_THUIS: 6, _A.OWN_INQUIRY: 6, _A.MEDIATION: 6,
    _A.CLOSE: 7, _A.RECTIFY: 7,
}  # fmt: skip
_URGENT: Final = {_A.POLICE: 0, _A.SIS_ALERT: 1, _A.VERSCHIJNINGSPLICHT: 2, _A.ADVISE_HOLDER: 3}
_ENDS: Final = frozenset({Happening.ACT_REFUSED, Happening.ACT_TAKEN_BACK})
_GONE: Final = {_A.ADVISE_HOLDER: 2, _A.MEDIATION: 3, _A.POLICE: 1}


def act_offers(visit: Visit, case: OpenCase) -> Sequence[Offer]:
    """Only what its precondition allows; what waits is read from the timeline, without asking."""
    decision = case.view.decision
    codes = () if decision is None else tuple(code for code, _text in decision.reasons)
    situation = situation_of(case.row, case.facts, codes, (), visit.now)
    asked = _asked_already(case.view.timeline)
    possible = [act for act in CATALOGUE if act.code not in asked and act.unless(situation) is None]
    offers = [
        Offer(
            _name(act),
            f"{case.address}/{act.path}",
            act.path,
            rank=_rank(act, situation),
            why=_reason(act),
        )
        for act in possible
    ]
    return (*offers, *_hand(case), Offer(
        lambda t: t.acts.all_offer, f"{case.address}/acties", "acties", rank=_LAST
    ))  # fmt: skip


def _hand(case: OpenCase) -> Iterable[Offer]:
    handling = case.row.handling
    names = ["belangenconflict"]
    if handling is HandlingState.CLOSED:
        names += ["heropenen"] if case.view.outcome is not None else []
    else:
        names += ["wachten", "neerleggen" if handling in IN_HAND else "oppakken"]
    for name in names:
        rank = 1 if name == "oppakken" else _LAST
        yield Offer(_form(name), f"{case.address}/{name}", name, rank=rank)


def _asked_already(timeline: Iterable[TimelineView]) -> frozenset[str]:
    """What was proposed and neither given back nor taken back: that is not offered once more."""
    waiting: Counter[str] = Counter()
    for entry in timeline:
        if entry.code is not None and entry.kind == Happening.ACT_PROPOSED:
            waiting[entry.code] += 1
        elif entry.code is not None and entry.kind in _ENDS and waiting[entry.code]:
            waiting[entry.code] -= 1
    return frozenset(waiting.elements())


def _rank(act: Act, situation: Situation) -> int:
    if situation.violence and act.code is ActionCode.VEILIG_THUIS:
        return 1
    turned = _GONE if situation.gone else _URGENT if situation.urgent else {}
    return turned.get(act.code, _ORDINARY[act.code])


def _name(act: Act) -> Word:
    return lambda t: t.acts.names[act.code]


def _form(name: str) -> Word:
    return lambda t: t.acts.forms[name]


def _reason(act: Act) -> Word | None:
    return (lambda t: t.acts.two) if act.two else None


def all_acts(desk: Desk, visit: Visit) -> Response:
    """Every action of this visitor's roles, with why not where it cannot be done now."""
    texts = TEXTS[visit.frame.language].acts
    with desk.service.database.transaction() as connection:
        case = open_case(connection, desk, visit, visit.params["reference"])
        situation = situation_in(connection, desk, visit, case)
    rows = []
    for act in CATALOGUE:
        if not WHO_MAY.get(act.path, NOBODY) & visit.roles:
            continue
        why = act.unless(situation)
        rows.append(
            (
                act.code.value,
                texts.names[act.code],
                f"{case.address}/{act.path}" if why is None else None,
                texts.intros[act.code] if why is None else texts.why[why],
            )
        )
    return desk.pages.page("all_acts.html", visit.frame, case=case, rows=rows)


ALL_ROUTES: Final = (Route("acties", "GET", f"{CASES}/{{reference}}/acties", all_acts),)
