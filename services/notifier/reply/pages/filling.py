"""Puts numbers, addresses and moments into the sentences of a page, marked up."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from notifier.reply.pages import days
from notifier.reply.pages.states import Slip


@pass_context
def filled(context: Context, text: str, **more: object) -> Markup:
    """A sentence of ours with what it names filled in; numbers of telephones can be pressed."""
    frame = context["frame"]
    return escape(text).format(
        phone=telephone(frame.phone),
        address=Markup('<bdi dir="ltr" lang="nl" translate="no">{}</bdi>').format(frame.write_to),
        sender=Markup('<bdi translate="no">{}</bdi>').format(context["sender"]),
        minutes=context["idle_minutes"],
        **more,
    )


def telephone(number: str) -> Markup:
    """A number to press, which is read from left to right in every language."""
    digits = "".join(sign for sign in number if sign.isdigit() or sign == "+")
    return Markup('<a class="nl-link number" href="tel:{}"><bdi dir="ltr">{}</bdi></a>').format(
        digits, number
    )


@pass_context
def day(context: Context, on: date) -> str:
    """A date in the language of the page."""
    return days.in_words(on, context["t"].visit.around)


@pass_context
def moment(context: Context, at: datetime) -> str:
    """Day and time in the language of the page."""
    return days.moment_in_words(at, context["t"].visit.around)


def among(slips: Sequence[Slip], *names: str) -> Slip | None:
    """The first of what is not right that has one of these names."""
    return next((slip for slip in slips if slip.value in names), None)


FILTERS: Final = {
    "filled": filled,
    "telephone": telephone,
    "day": day,
    "moment": moment,
    "among": among,
}
"""By the name that a template uses."""
