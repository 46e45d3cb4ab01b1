"""How templates say moments, days and roles in the language of the page."""

from datetime import date, datetime
from typing import Final

from jinja2 import pass_context
from jinja2.runtime import Context

from contracts.values.dates import AMSTERDAM
from notifier.cases.timeline import TimelineView
from notifier.review.shown_case.timeline_part import in_words
from notifier.staff.roles import Role


@pass_context
def moment(context: Context, at: datetime) -> str:
    """Day and time in the Netherlands."""
    return at.astimezone(AMSTERDAM).strftime(context["t"].list.days.moment)


@pass_context
def day(context: Context, at: date) -> str:
    """A date."""
    return at.strftime(context["t"].list.days.day)


@pass_context
def roles(context: Context, stored: str) -> str:
    """Roles as they are stored, one space between them."""
    return ", ".join(context["t"].roles[Role(one)] for one in stored.split())


@pass_context
def happening(context: Context, entry: TimelineView) -> str:
    """An entry of a timeline in a sentence."""
    sentence, code = in_words(entry.kind, entry.code, context["t"].happening)
    return sentence if code is None else f"{sentence} ({code})"


FILTERS: Final = {"moment": moment, "day": day, "roles": roles, "happening": happening}
"""By the name that a template uses."""
