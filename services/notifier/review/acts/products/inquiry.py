"""A7: opening an inquiry of one's own, or asking a court for a measure."""

from typing import Final

from notifier.review.acts.products.family import (
    authority,
    children,
    companions,
    departures,
    views_of,
)
from notifier.review.acts.products.lines import Ingredients, dutch_moment, paragraph, written

_WHAT: Final = {
    "onderzoek": "een onderzoek door de Raad voor de Kinderbescherming",
    "ondertoezichtstelling": "een verzoek om ondertoezichtstelling (artikel 1:255 BW)",
    "voorlopige_ondertoezichtstelling": "een verzoek om voorlopige ondertoezichtstelling"
    " (artikel 1:257 BW)",
    "voorlopige_voogdij": "een verzoek om voorlopige voogdij (artikel 1:241 BW)",
}


def inquiry(given: Ingredients) -> str:
    """For the file of the RvdK: numbers of the children, since the file is found by them."""
    views, typed = views_of(given.facts, given.at), given.typed
    return written(
        "Opdracht voor een onderzoek of een maatregel",
        ("Wat er gevraagd wordt", (
            f"Gevraagd: {_WHAT[typed['maatregel']]}.",
            f"Kenmerk: {given.reference}",
            f"Opgesteld: {dutch_moment(given.at)}",
        )),
        ("Kind", children(views, numbers=True)),
        ("Met wie het kind vertrekt", companions(views)),
        ("Vertrek", departures(views)),
        ("Gezag", authority(views)),
        ("Waarom", (paragraph(typed["reden"]),)),
        ("Waarom dit in het belang van het kind is", (paragraph(typed["belang"]),)),
        ("Besluit", ("- Een tweede beoordelaar van het team IKO heeft dit gelezen en stemde in.",)),
    )  # fmt: skip
