"""A10: telling the certified institution (GI) that carries out a measure for the child."""

from notifier.review.acts.products.family import children, departures, views_of
from notifier.review.acts.products.lines import Ingredients, dutch_moment, paragraph, written


def gi_message(given: Ingredients) -> str:
    """The child, when it leaves, and whom to call; the measure itself they know better."""
    views, typed = views_of(given.facts, given.at), given.typed
    more = typed.get("toelichting")
    return written(
        "Bericht over het vertrek van een kind voor wie u een maatregel uitvoert",
        ("Bericht", (
            f"Aan: {' '.join(typed['instelling'].split())}",
            "Van: Raad voor de Kinderbescherming, team IKO",
            f"Kenmerk: {given.reference}",
            f"Verzonden: {dutch_moment(given.at)}",
        )),
        ("Kind", children(views, numbers=False)),
        ("Vertrek", departures(views)),
        ("Toelichting", (paragraph(more),) if more else ()),
    )  # fmt: skip
