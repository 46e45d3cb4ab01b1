"""A1: the request for a preventive alert, art. 32(1)(c) of Regulation (EU) 2018/1862."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from notifier.review.acts.products.family import (
    authority,
    children,
    companions,
    departures,
    views_of,
)
from notifier.review.acts.products.lines import (
    Ingredients,
    dutch_day,
    dutch_moment,
    paragraph,
    written,
)

_GROUND: Final = (
    "Signalering op grond van artikel 32, eerste lid, onder c, van Verordening (EU) 2018/1862: een"
    " kind dat gevaar loopt te worden ontvoerd door een ouder, familielid of voogd, en dat moet"
    " worden verhinderd te reizen."
)


def sis_alert(given: Ingredients) -> str:
    """Numbers of the children only: by those the police finds the right child."""
    views, typed = views_of(given.facts, given.at), given.typed
    return written(
        "Verzoek om een preventieve signalering van een kind",
        ("Verzoek", (
            _GROUND,
            "Aan: politie, SIRENE-bureau",
            "Van: Raad voor de Kinderbescherming, team IKO",
            f"Kenmerk: {given.reference}",
            f"Opgesteld: {dutch_moment(given.at)}",
        )),
        ("Kind", children(views, numbers=True)),
        ("Met wie het kind vertrekt", companions(views)),
        ("Vertrek", departures(views)),
        ("Gezag", authority(views)),
        ("Waaruit blijkt dat het gevaar concreet en duidelijk is", (paragraph(typed["concreet"]),)),
        ("Waaruit blijkt dat het meenemen nabij is", (paragraph(typed["dreigend"]),)),
        ("Waarom het meenemen in strijd met het recht is", (paragraph(typed["onrechtmatig"]),)),
        ("Waarom dit in het belang van het kind is", (paragraph(typed["belang"]),)),
        ("Termijn", (
            f"- Gevraagd tot en met: {_day(typed, 'vervalt_op')}",
            f"- Opnieuw bekeken uiterlijk: {_day(typed, 'herzien_op')}",
        )),
        ("Besluit", (
            f"- Een jurist van de Raad was akkoord op {_day(typed, 'jurist_op')}.",
            "- Een tweede beoordelaar van het team IKO heeft dit verzoek gelezen en stemde in.",
        )),
    )  # fmt: skip


def _day(typed: Mapping[str, str], name: str) -> str:
    return dutch_day(date.fromisoformat(typed[name]))
