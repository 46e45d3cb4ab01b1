"""The whole page of a case in words: every part, from one opened case."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from contracts.values.dates import local_date
from notifier.cases.case_view import opaque_id
from notifier.remedies.card_store import RemedyCard
from notifier.review.case.opening import OpenCase
from notifier.review.pages.case_page_texts import PageTexts
from notifier.review.shown_case.cast import Cast, cast_of
from notifier.review.shown_case.clock_part import ShownClock, show_clock
from notifier.review.shown_case.consent_part import ShownConsent, show_consent
from notifier.review.shown_case.gezag_part import ShownGezag, show_gezag
from notifier.review.shown_case.picture import Picture, draw_family
from notifier.review.shown_case.reasons_part import ShownReasons, show_reasons
from notifier.review.shown_case.remedy_part import ShownRemedy, destination_of, show_remedy
from notifier.review.shown_case.reply_part import ShownReplies, show_replies
from notifier.review.shown_case.safety_part import ShownSafety, show_safety
from notifier.review.shown_case.told import Told
from notifier.service import Service


@dataclass(frozen=True)
class ShownCase:
    """What a template needs; everything is text for a person. Names nobody."""

    clock: ShownClock
    reasons: ShownReasons
    safety: ShownSafety
    gezag: tuple[ShownGezag, ...]
    picture: Picture | None
    consent: ShownConsent
    replies: ShownReplies
    remedy: ShownRemedy
    told: Told = field(repr=False)


def show_case(
    service: Service,
    case: OpenCase,
    card: RemedyCard | None,
    texts: PageTexts,
    now: datetime,
) -> ShownCase:
    """``card``: that of the destination of the case (``destination_of``)."""
    told = Told(cast_for(service, case, now), texts)
    view, facts = case.view, case.facts
    return ShownCase(
        clock=show_clock(facts, case.row.clock_at, now, told),
        reasons=show_reasons(view, facts, told),
        safety=show_safety(view, told),
        gezag=show_gezag(view, facts, told),
        picture=draw_family(facts, told, local_date(now)),
        consent=show_consent(view, facts, told),
        replies=show_replies(view, told),
        remedy=show_remedy(destination_of(facts), card, told),
        told=told,
    )


def cast_for(service: Service, case: OpenCase, now: datetime) -> Cast:
    """Who is who in a case; nobody where its facts are gone."""
    if case.facts is None:
        return Cast(())
    named = partial(opaque_id, service, case.row.id)
    return cast_of(case.facts.departure, named, local_date(now))
