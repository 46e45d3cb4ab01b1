"""Calling a holder, in Dutch."""

from typing import Final

from notifier.review.holds.call_texts import CallTexts
from notifier.verdicts.call_purpose import CallAnswer, CallReason, CallResult

CALL_NL: Final = CallTexts(
    panel="Bellen",
    explain="Vertel pas iets als u zeker weet wie u spreekt. Laat de persoon u terugbellen op het "
    "nummer dat in onze brieven staat: {phone}. Spreek niets in op een voicemail en vertel niets "
    "aan een huisgenoot.",
    no_number="De BRP kent geen telefoonnummers. Gaf deze persoon zelf een nummer, dan staat het "
    "bij “Gegevens inzien”. Gebruik anders alleen een nummer uit een bron die u vertrouwt.",
    whom_label="Welke gezagshouder belde u?",
    tell="{holder}: vertellen dat {children} vertrekt",
    take_back="{holder}: zeggen dat het vertrek van {children} niet doorgaat",
    at_label="Wanneer belde u?",
    at_hint="Datum en tijd in Nederland.",
    at_wrong="Vul een moment in dat voorbij is, niet voor de zaak begon.",
    choose_whom="Kies wie u belde.",
    answer_label="Hoe ging het?",
    answers={
        CallAnswer.SPOKE: "Ik sprak deze persoon zelf en vertelde het",
        CallAnswer.NO_ANSWER: "Geen gehoor",
        CallAnswer.WRONG_NUMBER: "Verkeerd nummer, of iemand anders nam op",
        CallAnswer.CALL_AGAIN: "Ik moet later terugbellen; er is nog niets verteld",
    },
    choose_answer="Kies hoe het ging.",
    checked_label="Deze persoon belde mij terug op het nummer uit onze brieven, of ik belde een "
    "nummer dat deze persoon zelf eerder gaf en bevestigde",
    checked_hint="Alleen nodig als u het heeft verteld.",
    check_first="Ga eerst na wie u sprak. Heeft u nog niets verteld? Kies dan later terugbellen.",
    again_label="Wanneer wil deze persoon gebeld worden?",
    again_hint="Alleen bij later terugbellen. De termijn van de zaak blijft lopen.",
    again_wrong="Vul een moment in dat nog komt.",
    made="Gevoerde gesprekken",
    line="{at}: {holder}, {result}",
    again="wil gebeld worden op {at}",
    results={
        CallResult.TOLD: "bereikt en ingelicht",
        CallResult.TAKEN_BACK: "bereikt; gezegd dat het niet doorgaat",
        CallResult.NOT_REACHED: "geen gehoor",
        CallResult.WRONG_NUMBER: "verkeerd nummer; niets verteld",
        CallResult.CALL_AGAIN: "later terugbellen; nog niets verteld",
    },
    due="Nog bellen: {holder}, over {children}.",
    due_back="Terugbellen dat het niet doorgaat: {holder}, over {children}.",
    before="Bel voor {at}.",
    reasons={
        CallReason.CHOSEN: "Er is besloten dat een telefoontje in de plaats komt van een brief.",
        CallReason.URGENT: "Het vertrek is vandaag of binnen een dag, of het kind is al weg: een "
        "brief komt te laat. De brief en het bericht gaan wel ook weg.",
        CallReason.SHARED_ADDRESS: "Deze persoon woont op het adres van wie vertrekt. Een brief "
        "kan door een ander worden geopend, en een bericht in de Berichtenbox kan niet.",
        CallReason.NOT_ARRIVED: "Een brief of bericht kwam niet aan, of kon niet worden gemaakt.",
        CallReason.ABROAD: "Deze persoon woont in het buitenland. De post is er niet voor het "
        "vertrek.",
        CallReason.LONG_AGO: "Het vertrek is meer dan elf maanden geleden. Na een jaar verandert "
        "wat de rechter kan doen.",
        CallReason.WISH: "Deze persoon vroeg om gebeld te worden.",
        CallReason.TAKES_BACK: "Wat door de telefoon is verteld, geldt niet (meer).",
    },
)
