"""A4 and A9: what is said to a parent, to be read out or sent along; nothing of the case in it."""

from typing import Final

from notifier.letters.content import DEFAULT_HELP_LINES
from notifier.review.acts.products.lines import written

_HELP: Final = DEFAULT_HELP_LINES
_STEPS: Final = {
    "advocaat": "- Een advocaat: die weet wat er kan, en hoe snel. Vraag naar iemand die vaker"
    " zaken"
    " over kinderen en het buitenland doet.",
    "kort_geding": "- De rechter: ouders die samen het gezag hebben en het niet eens worden, kunnen"
    " de rechter vragen te beslissen (artikel 1:253a BW). Bij spoed kan dat in kort geding.",
    "paspoort": "- Het paspoort: voor een paspoort van een kind is toestemming nodig van wie het"
    " gezag heeft. De gemeente kan zeggen wat er is aangevraagd.",
    "ciko": f"- Centrum IKO: gratis advies en bemiddeling, telefoon {_HELP.child_abroad}.",
    "aangifte": "- Aangifte: dat kan bij de politie, telefoon 0900-8844. Bij direct gevaar:"
    f" {_HELP.danger}.",
}


_NOT_SAFE: Final = (
    f"- Voelt u of uw kind zich niet veilig: Veilig Thuis, {_HELP.not_safe}, dag en nacht. Bij"
    f" gevaar: {_HELP.danger}."
)
_VOLUNTARY: Final = (
    "Iemand van buiten helpt u om samen afspraken te maken. Het is vrijwillig: u mag nee zeggen, en"
    " u mag stoppen."
)
_FIRST_CALL: Final = (
    f"- Bel zelf Centrum IKO: {_HELP.child_abroad}. De ander hoeft het dan nog niet te weten."
)
_DOUBT: Final = (
    "- Vraagt u zich af of bemiddelen veilig is? Bel eerst Veilig Thuis:"
    f" {_HELP.not_safe}, dag en nacht."
)


def advice_sheet(discussed: tuple[str, ...]) -> str:
    """What was discussed, in the order of the form; the help lines are always there."""
    return written(
        "Wat u nu kunt doen",
        ("Waarover wij spraken", tuple(_STEPS[one] for one in _STEPS if one in discussed)),
        ("Hulp die niets extra kost", (
            f"- Uw rechten: Juridisch Loket, {_HELP.legal}.",
            _NOT_SAFE,
            f"- Gaat het niet goed met u: bel {_HELP.despair}.",
        )),
    )  # fmt: skip


def mediation_sheet() -> str:
    """How a parent reaches the mediators; they begin, nobody else does it for them."""
    return written(
        "Bemiddeling over een verhuizing naar het buitenland",
        ("Wat het is", (_VOLUNTARY,)),
        ("Hoe het begint", (_FIRST_CALL, _DOUBT)),
    )
