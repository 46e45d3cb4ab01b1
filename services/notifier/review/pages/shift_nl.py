"""The Dutch words of the page for the next shift."""

from typing import Final

from notifier.handover.handover_state import HandoverState
from notifier.letters.content import LetterKind
from notifier.review.next_shift.shift import Sent
from notifier.review.pages.case_page_nl import CASE_PAGE_NL
from notifier.review.pages.shift_texts import ShiftTexts
from notifier.storage.handovers import HandoverKind

SHIFT_NL: Final = ShiftTexts(
    link="Dienstoverdracht",
    title="Dienstoverdracht",
    as_of="Stand van {at}.",
    print="Afdrukken: Ctrl+P. Leg de afdruk niet waar anderen hem lezen.",
    leaving="Vertrekt binnen 24 uur",
    holds="Vastgehouden",
    replies="Reacties",
    undelivered="Niet bezorgd",
    no_leaving="Voor zover bekend vertrekt er vandaag of binnen 24 uur geen kind.",
    no_holds="Er wordt geen zaak vastgehouden.",
    no_replies="Geen gezagshouder liet weten dat er iets niet klopt.",
    no_undelivered="Alle brieven en vlaggen die zijn verstuurd, kwamen aan of zijn onderweg.",
    not_all="Dit zijn de eerste {shown} van {count}.",
    rest="De hele lijst",
    what="Wat",
    kind="Soort",
    state="Hoe het staat",
    reason="Reden (code)",
    since="Sinds",
    sent={Sent.LETTER: "brief", Sent.BOX: "Berichtenbox", Sent.FLAG: "vlag"},
    letters={
        LetterKind.VERTREK: "vertrek",
        LetterKind.LIMITED: "vertrek, zonder datum",
        LetterKind.RECALL: "herstelbrief",
        LetterKind.RECEIPT: "brief over de toestemming",
        LetterKind.CORRECTION: "andere datum",
        LetterKind.CONFIRMATION: "ontvangstbevestiging",
        LetterKind.AGREEMENT: "vraag of een akkoord klopt",
    },
    flags={
        HandoverKind.FLAGGED: "vlag",
        HandoverKind.ESCALATED: "melding aan de teamleider",
        HandoverKind.WITHDRAWN: "intrekking",
        HandoverKind.TRANSFERRED: "overdracht",
    },
    letter_states=CASE_PAGE_NL.reply.states,
    flag_states={
        HandoverState.PLANNED: "wacht",
        HandoverState.RECEIVED: "ontvangen",
        HandoverState.TAKEN: "opgepakt",
        HandoverState.DONE: "klaar",
        HandoverState.RETURNED: "teruggegeven",
        HandoverState.WITHDRAWN: "ingetrokken",
        HandoverState.NEEDS_REVIEW: "een mens moet kijken",
    },
    notes="Wat de volgende moet weten",
    no_notes="De vorige dienst liet geen bericht achter.",
    note="Bericht voor de volgende dienst",
    note_hint="Noem zaken bij hun kenmerk, geen namen. Wat bij één zaak hoort, hoort in die zaak.",
    leave="Achterlaten",
    left="Uw bericht staat klaar voor de volgende dienst.",
    empty="Schrijf wat de volgende moet weten.",
    too_long="Maak het korter dan {most} tekens.",
    confirm="Gelezen",
    confirmed="U heeft bevestigd dat u dit las.",
    yours="Door u",
    colleague="Door een collega",
    read_by_you="U las dit.",
    read_by="Gelezen door {count}, voor het eerst op {at}.",
    read_by_nobody="Nog door niemand gelezen.",
)
