"""The catalogue of actions (``domain/workflow`` §3): who may, when not, and what has to follow.

One row for each. A8 and A11 stand elsewhere: they have a package and a hold of their own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from notifier.cases.case_action import FOUR_EYES, ActionCode, NextStep
from notifier.cases.case_outcome import CaseOutcome
from notifier.review.acts.form_field import Field, Kind
from notifier.review.acts.situation import Situation
from notifier.staff.roles import Role


class Why(StrEnum):
    """Why an action cannot be done to a case as it stands; each has a sentence."""

    CLOSED = "closed"
    GONE = "gone"
    NOT_URGENT = "not_urgent"
    PROCESSED = "processed"
    SILENT = "silent"
    NOT_SAFE = "not_safe"
    NO_ADVICE = "no_advice"
    VIOLENCE = "violence"
    NO_SUPERVISION = "no_supervision"
    NOBODY_TOLD = "nobody_told"
    PROPOSED = "proposed"
    UNFINISHED = "unfinished"


RVDK: Final = frozenset({Role.REVIEWER, Role.LEAD})
RVDK_OR_CA: Final = RVDK | {Role.CA_IKA_OFFICER}
RVDK_OR_MUNICIPALITY: Final = RVDK | {Role.MUNICIPAL_SPECIALIST}
SECOND: Final = frozenset({Role.SECOND_READER, Role.REVIEWER, Role.LEAD})
"""Who may be the second person: of the same team, and never the same subject."""


@dataclass(frozen=True, slots=True)
class Act:
    """One row. ``path``: last part of the address of its form. ``follows``: the step after it."""

    code: ActionCode
    path: str
    who: frozenset[Role]
    unless: Callable[[Situation], Why | None]
    fields: tuple[Field, ...]
    follows: NextStep | None = None

    @property
    def two(self) -> bool:
        """Whether it is done only when a second person agrees."""
        return self.code in FOUR_EYES


def _always(situation: Situation) -> Why | None:
    return Why.CLOSED if situation.closed else None


def _alert(situation: Situation) -> Why | None:
    if ActionCode.SIS_ALERT in situation.proposed | situation.unsubmitted:
        return Why.PROPOSED
    return Why.GONE if situation.gone else _always(situation)


def _police(situation: Situation) -> Why | None:
    return _always(situation) or (None if situation.urgent else Why.NOT_URGENT)


def _summons(situation: Situation) -> Why | None:
    return _always(situation) or (None if situation.declared else Why.PROCESSED)


def _holder(situation: Situation) -> Why | None:
    # Advice would tell what the hold is there to keep until people have decided.
    silent = Why.SILENT if situation.silent else None
    return _always(situation) or silent or (None if situation.safe_holder else Why.NOT_SAFE)


def _parent(situation: Situation) -> Why | None:
    waits = situation.held and ActionCode.VEILIG_THUIS not in situation.standing
    return _always(situation) or (Why.NO_ADVICE if waits else None)


def _inquiry(situation: Situation) -> Why | None:
    proposed = ActionCode.OWN_INQUIRY in situation.proposed | situation.unsubmitted
    return _always(situation) or (Why.PROPOSED if proposed else None)


def _mediation(situation: Situation) -> Why | None:
    violence = Why.VIOLENCE if situation.violence else None
    return _always(situation) or violence or (Why.SILENT if situation.silent else None)


def _gi(situation: Situation) -> Why | None:
    return _always(situation) or (None if situation.supervised else Why.NO_SUPERVISION)


def _close(situation: Situation) -> Why | None:
    unfinished = bool(situation.proposed or situation.unsubmitted)
    return _always(situation) or (Why.UNFINISHED if unfinished else None)


def _rectify(situation: Situation) -> Why | None:
    # A case that is over may have told somebody wrongly all the same.
    if ActionCode.RECTIFY in situation.proposed:
        return Why.PROPOSED
    return None if situation.told else Why.NOBODY_TOLD


_A: Final = ActionCode
_MORE: Final = Field("toelichting", required=False)

CATALOGUE: Final[tuple[Act, ...]] = (
    Act(_A.SIS_ALERT, "signalering", RVDK, _alert, (
        Field("concreet"), Field("dreigend"), Field("onrechtmatig"), Field("belang"),
        Field("jurist", Kind.TICK), Field("jurist_op", Kind.DAY),
        Field("vervalt_op", Kind.DAY), Field("herzien_op", Kind.DAY),
    ), NextStep.SUBMIT),
    Act(_A.POLICE, "politie", RVDK, _police, (
        Field("instantie", Kind.CHOICE, options=("politie", "kmar")),
        Field("gesproken_met", Kind.LINE), Field("meldnummer", Kind.LINE, required=False),
        Field("gevraagd"),
    ), NextStep.CHECK),
    Act(_A.VERSCHIJNINGSPLICHT, "oproepen", RVDK_OR_MUNICIPALITY, _summons, (
        Field("reden"),
    ), NextStep.REPLY),
    Act(_A.ADVISE_HOLDER, "adviseren", RVDK, _holder, (
        Field("bereikt", Kind.CHOICE, options=("gesproken", "terugbellen", "niet_bereikt")),
        Field("besproken", Kind.TICKS, required=False, options=(
            "advocaat", "kort_geding", "paspoort", "ciko", "aangifte")),
        _MORE,
    )),
    Act(_A.HEAR_PARENT, "horen", RVDK, _parent, (
        Field("zegt_toestemming", Kind.CHOICE, options=("ja", "nee", "onduidelijk")),
        Field("zegt_veilig", Kind.CHOICE, options=("ja", "nee", "niet_gevraagd")),
        Field("verklaring"),
    )),
    Act(_A.VEILIG_THUIS, "veilig-thuis", RVDK, _always, (
        Field("soort", Kind.CHOICE, options=("advies", "melding")),
        Field("teken", Kind.CHOICE, options=("in_de_zaak", "gehoord")),
        Field("kenmerk", Kind.LINE), Field("advies"),
    )),
    Act(_A.OWN_INQUIRY, "onderzoek", RVDK, _inquiry, (
        Field("maatregel", Kind.CHOICE, options=(
            "onderzoek", "ondertoezichtstelling", "voorlopige_ondertoezichtstelling",
            "voorlopige_voogdij")),
        Field("reden"), Field("belang"),
    ), NextStep.SUBMIT),
    Act(_A.MEDIATION, "bemiddeling", RVDK_OR_CA, _mediation, (
        Field("aangeboden_aan", Kind.TICKS, options=("gezagshouder", "vertrekkende_ouder")),
        _MORE,
    )),
    Act(_A.GI, "gi-informeren", RVDK, _gi, (
        Field("instelling", Kind.LINE), Field("gesproken_met", Kind.LINE), _MORE,
    )),
    Act(_A.CLOSE, "afsluiten", RVDK_OR_CA, _close, (
        Field("uitkomst", Kind.CHOICE, options=tuple(CaseOutcome)), Field("reden"),
    )),
    Act(_A.RECTIFY, "rectificeren", RVDK, _rectify, (
        Field("fout", Kind.CHOICE, options=(
            "verkeerde_persoon", "verkeerd_kind", "geen_vertrek", "andere_fout")),
        Field("reden"),
    )),
)  # fmt: skip

BY_CODE: Final = {act.code: act for act in CATALOGUE}
