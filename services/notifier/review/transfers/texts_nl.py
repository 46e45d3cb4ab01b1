"""Handing over, in Dutch."""

from typing import Final

from notifier.decision.outcome import Flag
from notifier.handover.handover_state import HandoverState
from notifier.review.transfers.texts import TransferTexts
from notifier.storage.handovers import ReturnCode, TransferGround
from notifier.transfer_case import Obstacle

TRANSFERS_NL: Final = TransferTexts(
    heading="Overdracht aan de Ca IKA",
    owner={
        Flag.RVDK_IKO: "De zaak is van de RvdK. De Ca IKA is geïnformeerd als er een vlag ging.",
        Flag.CA_IKA: "De zaak is van de Ca IKA. De RvdK is geïnformeerd.",
    },
    one_year="Een jaar na het vertrek is voorbij op {day} (art. 12 Haags "
    "Kinderontvoeringsverdrag).",
    one_year_earliest="Een jaar na het vertrek is op zijn vroegst voorbij op {day} (art. 12 Haags "
    "Kinderontvoeringsverdrag): de vertrekdatum is onvolledig of er zijn er meer.",
    one_year_unknown="Wanneer een jaar voorbij is, is niet te zeggen: de vertrekdatum is onbekend.",
    package="Pakket {number}, gemaakt op {at}",
    states={
        HandoverState.PLANNED: "wacht op bevestiging",
        HandoverState.RECEIVED: "aangekomen bij de Ca IKA, wacht op bevestiging",
        HandoverState.NEEDS_REVIEW: "het bericht kwam niet aan; bel de Ca IKA. Bevestigen kan wel",
        HandoverState.TAKEN: "bevestigd: de Ca IKA heeft de zaak",
        HandoverState.RETURNED: "teruggegeven",
        HandoverState.DONE: "afgerond",
        HandoverState.WITHDRAWN: "vervangen door een nieuwer pakket",
    },
    waits_until="Te bevestigen vóór {until}.",
    late="Niet op tijd bevestigd: de teamleider weet het. Bel de Ca IKA en stuur een e-mail.",
    outdated="Na dit pakket kwam er iets nieuws. Maak een nieuw pakket als de Ca IKA dat nodig "
    "heeft.",
    hash="Hash (SHA-256)",
    pdf="Pakket {number} openen als PDF",
    json="Pakket {number} openen als JSON",
    returned="Reden: {reason}",
    nothing_yet="Er is nog niets overgedragen.",
    give_title="Overdragen aan de Ca IKA",
    give_again="Nieuw pakket voor de Ca IKA",
    give_done="De zaak is overgedragen. Zij is van de Ca IKA zodra die de ontvangst bevestigt.",
    give_why="Het kind is vertrokken.",
    give_submit="Pakket maken en overdragen",
    give_explain="U maakt nu een pakket: feiten, gezag, berichten, antwoorden, besluiten en de "
    "tijdlijn, als PDF en als JSON. Alleen het deel over personen bevat namen. Het pakket "
    "verandert daarna niet meer.",
    give_until="De Ca IKA moet de ontvangst bevestigen vóór {until}. Gebeurt dat niet, dan hoort "
    "de teamleider het. Tot die tijd blijft de zaak van u.",
    give_shielded="In deze zaak geldt een reden van veiligheid. Adressen en waar iemand verblijft "
    "gaan niet mee; daar staat dan: afgeschermd, vraag RvdK.",
    give_replaces="Pakket {number} is nog niet bevestigd. Dit pakket komt ervoor in de plaats.",
    ground="Waarom draagt u over?",
    grounds={
        TransferGround.OBJECTION: "Een gezagsdrager die blijft heeft bezwaar",
        TransferGround.OWN_JUDGEMENT: "Een andere reden; ik leg die hieronder uit",
    },
    explanation="Toelichting voor de Ca IKA",
    explanation_hint="Komt in het pakket te staan. Geen adres, en niets over een verblijfplaats.",
    ground_missing="Kies waarom u de zaak overdraagt.",
    explanation_missing="Leg uit waarom u de zaak overdraagt: niemand heeft bezwaar laten "
    "vastleggen.",
    obstacles={
        Obstacle.CLOSED: "Deze zaak is gesloten. Heropen haar eerst.",
        Obstacle.NOT_DEPARTED: "Het kind is nog niet vertrokken. Tot dan is de zaak van de RvdK.",
        Obstacle.NOT_UNDER_16: "Geen kind in deze zaak is jonger dan 16. Het verdrag van 1980 "
        "geldt dan niet meer; overleg met de politie of de Ca IKA.",
        Obstacle.NO_BASIS: "Er is geen grondslag om de Ca IKA over zaken van deze gemeente te "
        "vertellen. Vraag uw beheerder.",
        Obstacle.NOBODY_OBJECTS: "In deze zaak staat geen bezwaar. Leg het eerst vast, of kies de "
        "andere reden.",
        Obstacle.NOTHING_NEW: "Sinds het vorige pakket is er niets veranderd. Een nieuw pakket is "
        "niet nodig.",
        Obstacle.TELLS_WHERE: "Haal adressen, postcodes en woorden over een verblijfplaats uit de "
        "toelichting: die zijn in deze zaak afgeschermd.",
    },
    not_typeset="Het pakket kon niet worden gemaakt. Er is niets overgedragen. Meld dit bij uw "
    "beheerder.",
    take_title="Ontvangst bevestigen",
    take_done="U heeft de ontvangst bevestigd. De zaak is nu van de Ca IKA.",
    take_why="Deze zaak is aan u overgedragen.",
    take_submit="Bevestigen: de zaak is van ons",
    take_explain="Open het pakket en vergelijk de hash die erop staat met deze. Daarna is de Ca "
    "IKA eigenaar van de zaak en begint uw termijn.",
    take_compare="De hash van pakket {number}:",
    take_box="Ik heb het pakket; de hash daarop is gelijk aan deze.",
    take_box_missing="Open het pakket, vergelijk de hash en zet dan het vinkje.",
    take_other="Er is intussen een nieuwer pakket. Open dat en vergelijk de hash opnieuw.",
    take_nothing="Er is geen overdracht die op bevestiging wacht.",
    return_title="Teruggeven aan de RvdK",
    return_done="U heeft de zaak teruggegeven. De RvdK kijkt vandaag.",
    return_submit="Teruggeven",
    return_explain="De RvdK krijgt de zaak terug, met uw reden en toelichting.",
    return_code="Waarom geeft u de zaak terug?",
    return_codes={
        ReturnCode.NOT_OURS: "Niet voor de Ca IKA",
        ReturnCode.INCOMPLETE: "Het pakket is niet volledig",
        ReturnCode.NO_APPLICATION: "Er komt geen verzoek",
        ReturnCode.RETURNED: "Het kind is terug",
        ReturnCode.OTHERWISE: "Een andere reden",
    },
    return_text="Toelichting",
    return_text_hint="Wat moet de RvdK weten of doen?",
    return_code_missing="Kies waarom u de zaak teruggeeft.",
    return_text_missing="Schrijf op wat de RvdK moet weten of doen.",
    return_nothing="Er is geen overdracht die u kunt teruggeven.",
    finish_title="Afronden",
    finish_done="De zaak is afgerond en gesloten.",
    finish_submit="Afronden en sluiten",
    finish_explain="De zaak sluit. Brieven die nog gepland waren, gaan niet meer weg; een "
    "herstelbrief wel.",
    finish_outcome="Hoe is het afgelopen?",
    finish_outcome_missing="Kies hoe het is afgelopen.",
    finish_nothing="De Ca IKA heeft deze zaak niet. Bevestig eerst de ontvangst.",
)
