"""A3: asking a municipality to summon whoever made the declaration (verschijningsplicht)."""

from datetime import datetime
from typing import Final

from notifier.outgoing.word_kind import SUMMONING_GROUND, TEXTS, WordKind
from notifier.review.acts.products.family import children, views_of
from notifier.review.acts.products.lines import Ingredients, dutch_moment, written

_ASKED: Final = TEXTS[WordKind.SUMMON].text


def summons(given: Ingredients, *, reply_by: datetime) -> str:
    """The same words as the event that the municipality gets, for when somebody has to call.

    Nothing of what the reviewer thinks: the municipality needs the request and its ground.
    """
    views = views_of(given.facts, given.at)
    return written(
        "Verzoek om op te roepen voor een aangifte van vertrek",
        ("Verzoek", (
            _ASKED,
            f"Grond: {SUMMONING_GROUND}.",
            "Van: Raad voor de Kinderbescherming, team IKO",
            f"Kenmerk: {given.reference}",
            f"Verzonden: {dutch_moment(given.at)}",
        )),
        ("Kind", children(views, numbers=False)),
        ("Antwoord", (f"- Graag uiterlijk {dutch_moment(reply_by)}.",)),
    )  # fmt: skip
