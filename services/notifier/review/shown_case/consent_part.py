"""What was consented to, and what a court said, as far as the declaration tells: part 6."""

from dataclasses import dataclass

from contracts.messages.facts import Consent, ConsentScope, Declaration
from notifier.cases.case_view import CaseView
from notifier.decision.facts import CaseFacts, ReportKind
from notifier.review.shown_case.told import Told


@dataclass(frozen=True)
class ShownConsent:
    """Sentences; never empty."""

    consents: tuple[str, ...]
    court: tuple[str, ...]


def show_consent(view: CaseView, facts: CaseFacts | None, told: Told) -> ShownConsent:
    """Of the declaration that counts for each child: the last that was not withdrawn."""
    declarations = _that_count(facts)
    consents = dict.fromkeys(
        _consent(one, told) for declaration in declarations for one in declaration.consents
    )
    court = dict.fromkeys(said for one in declarations if (said := _court(one, told)))
    contradicts = any(
        one.kind == ReportKind.COURT_ORDER_CONTRADICTS and one.checked and not one.withdrawn
        for one in view.brought_in.reports
    )
    texts = told.texts.consent
    return ShownConsent(
        tuple(consents) or (texts.none,),
        (*(tuple(court) or (texts.no_court,)), *((texts.contradicts,) if contradicts else ())),
    )


def _that_count(facts: CaseFacts | None) -> list[Declaration]:
    children = () if facts is None else facts.departure.children
    found = []
    for child in children:
        still = [one for one in child.declarations if one.withdrawn_at is None]
        found += still[-1:]
    return found


def _consent(one: Consent, told: Told) -> str:
    texts = told.texts.consent
    words = texts.emigration if one.scope is ConsentScope.EMIGRATION else texts.travel
    checked = texts.verified if one.verified else texts.not_verified
    return f"{words.format(who=told.by_bsn(one.holder))}, {checked}."


def _court(one: Declaration, told: Told) -> str:
    texts, permission = told.texts.consent, one.court_permission
    if permission is None:
        return ""
    checked = texts.court_checked if permission.checked else texts.court_not_checked
    valid = texts.court_enforceable if permission.enforceable else texts.court_not_enforceable
    return f"{texts.court} {checked}, {valid}."
