"""The words of the proof of sending: Dutch, for whoever asks afterwards what was sent to whom."""

from collections.abc import Mapping
from typing import Final

from notifier.letters.content import LetterKind
from notifier.proof.steps import Step, Unknown
from notifier.storage.messages import Channel
from notifier.verdicts.call_purpose import CallPurpose

TITLE: Final = "Verzendbewijs {reference}"
INTRO: Final = (
    "Dit stuk zegt wat er van elk bericht in deze zaak is vastgelegd: wanneer het is aangeboden, "
    "wanneer een verzender het aannam en wat die er later over zei. Het zegt ook wat niet bekend "
    "is. Tijden zijn Nederlandse tijden. Staat er “volgens de verzender”, dan is het de klok van "
    "de verzender; anders is het onze klok."
)
LAW: Final = (
    "Een bericht langs elektronische weg is verzonden zodra een verzender buiten ons het aannam "
    "(Algemene wet bestuursrecht, artikel 2:17). Dat een bericht is bezorgd, betekent niet dat "
    "iemand het las."
)
NOTHING: Final = "In deze zaak is nog geen bericht gepland."
HEADING: Final = "{number}. {kind}, {channel}"
TO: Final = "Aan: {name}."
NAME_UNKNOWN: Final = "naam niet meer bekend"
BASIS: Final = "Grondslag: {grondslag}, artikel {artikel}."
MARKS: Final = "Kenmerk: {reference}. Sjabloon: {template}. SHA-256 van de tekst: {sha256}."
NONE_YET: Final = "nog geen"
BY_PROVIDER: Final = "{text} (volgens de verzender: {moment})"
UNKNOWN: Final = "Niet bekend: {what}."
CALLS: Final = "Telefoongesprekken"
CALL: Final = "{moment}: {name} gebeld om {purpose}: {result}."
REACHED: Final = "bereikt"
NOT_REACHED: Final = "niet bereikt"
END: Final = "Bijgewerkt tot en met {moment}. Wat daarna gebeurde, staat hier niet in."

PURPOSES: Final[Mapping[CallPurpose, str]] = {
    CallPurpose.TELL: "in te lichten",
    CallPurpose.TAKE_BACK: "te zeggen dat het niet doorgaat",
}
KINDS: Final[Mapping[LetterKind, str]] = {
    LetterKind.VERTREK: "Bericht over het vertrek",
    LetterKind.LIMITED: "Bericht over het vertrek, zonder datum",
    LetterKind.RECALL: "Herstelbericht",
    LetterKind.RECEIPT: "Bericht over de toestemming",
    LetterKind.CORRECTION: "Bericht met een andere datum",
    LetterKind.CONFIRMATION: "Ontvangstbevestiging van een antwoord",
    LetterKind.AGREEMENT: "Vraag of een akkoord klopt",
}
CHANNELS: Final[Mapping[Channel, str]] = {
    Channel.LETTER: "als brief",
    Channel.BERICHTENBOX: "in de Berichtenbox van MijnOverheid",
}
STEPS: Final[Mapping[Step, str]] = {
    Step.PLANNED: "Gepland",
    Step.OFFERED: "Aangeboden aan de verzender",
    Step.ACCEPTED: "Aangenomen door de verzender",
    Step.NOT_ACCEPTED: "Niet aangenomen door de verzender; later opnieuw geprobeerd",
    Step.IN_DOUBT: "Geen antwoord van de verzender; daarna nagevraagd",
    Step.NOT_FOUND: "Nagevraagd: de verzender heeft het niet",
    Step.TURNED_DOWN: "Geweigerd door de verzender",
    Step.UNDERWAY: "De verzender meldt: in behandeling",
    Step.POSTED: "De verzender meldt: gedrukt en op de post gedaan",
    Step.DELIVERED: "De verzender meldt: bezorgd",
    Step.NOT_ARRIVED: "De verzender meldt: niet bezorgd",
    Step.NEVER_LEFT: "De verzender meldt: nooit gedrukt en niet gepost",
    Step.NOT_TAKEN: "De verzender meldt: geen actieve Berichtenbox; niemand kon het lezen",
    Step.NO_WORD: "De verzender meldde niet op tijd dat het gepost is",
    Step.UNREADABLE: "De verzender meldt iets dat wij niet kennen",
    Step.TO_HUMAN: "De verzender kon het niet verwerken; een mens kijkt",
    Step.READ: "Geopend op de antwoordpagina",
    Step.TAKEN_BACK: "Door twee mensen teruggenomen",
    Step.HINT_SENT: "Seintje verzonden dat er een bericht is",
    Step.HINT_DELIVERED: "Het seintje is bezorgd",
    Step.HINT_NOT_ARRIVED: "Het seintje kwam niet aan",
}
UNKNOWNS: Final[Mapping[Unknown, str]] = {
    Unknown.LEFT: "of het is uitgegaan",
    Unknown.POSTED: "of het gedrukt en gepost is",
    Unknown.ARRIVED: "of het is aangekomen",
    Unknown.READ: "of iemand het heeft gelezen",
}
