"""A2: what is told to the police or the Koninklijke Marechaussee on the phone, and no more."""

from notifier.review.acts.products.family import children, companions, departures, views_of
from notifier.review.acts.products.lines import Ingredients, dutch_moment, paragraph, written

_WHO = {"politie": "politie", "kmar": "Koninklijke Marechaussee, Schiphol"}


def case_sheet(given: Ingredients) -> str:
    """Names and dates of birth; numbers, addresses and who has gezag stay here."""
    views, typed = views_of(given.facts, given.at), given.typed
    return written(
        "Gegevens voor een spoedmelding",
        ("Melding", (
            f"Aan: {_WHO[typed['instantie']]}",
            "Van: Raad voor de Kinderbescherming, team IKO",
            f"Kenmerk: {given.reference}",
            f"Gebeld: {dutch_moment(given.at)}",
        )),
        ("Kind", children(views, numbers=False)),
        ("Met wie het kind vertrekt", companions(views)),
        ("Vertrek", departures(views)),
        ("Wat er gevraagd is", (paragraph(typed["gevraagd"]),)),
    )  # fmt: skip
