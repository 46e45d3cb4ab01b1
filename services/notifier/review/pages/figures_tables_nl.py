"""The Dutch words in the tables of figures."""

from typing import Final

from notifier.cases.case_outcome import CaseOutcome
from notifier.review.pages.figures_texts import TableTexts
from notifier.review.pages.happening_nl import HAPPENING_NL
from notifier.review.pages.worklist_nl import WORKLIST_NL

_ALL: Final = "alle zaken"
_GOES: Final = "zaken waarin een kind vertrekt"
_HELD: Final = "vastgehouden zaken"
_FLAGGED: Final = "zaken met een vlag"
_TOLD: Final = "zaken waarin een gezagshouder is bericht"
_YES_NO: Final = {"ja": "ja", "nee": "nee"}

TABLES_NL: Final = {
    "vertrek": TableTexts(
        "Wat er van de melding werd",
        _ALL,
        {
            "gaat_door": "vertrek gaat of ging door",
            "ongedaan": "ingetrokken, hersteld of terug",
            "geen_minderjarige": "geen minderjarige",
        },
    ),
    "kinderen": TableTexts(
        "Aantal kinderen dat vertrekt",
        _GOES,
        {"een": "één kind", "twee": "twee kinderen", "drie_of_meer": "drie of meer"},
    ),
    "leeftijd": TableTexts(
        "Leeftijd van het jongste kind",
        _GOES,
        {
            "0_5": "0 tot en met 5 jaar",
            "6_11": "6 tot en met 11 jaar",
            "12_15": "12 tot en met 15 jaar",
            "16_17": "16 en 17 jaar",
            "onbekend": "niet bekend",
        },
        "Op de dag van vertrek.",
    ),
    "gemeente": TableTexts(
        "Grootte van de gemeente",
        _GOES,
        {
            "tot_20000": "tot 20.000 inwoners",
            "tot_50000": "20.000 tot 50.000 inwoners",
            "tot_100000": "50.000 tot 100.000 inwoners",
            "vanaf_100000": "100.000 inwoners of meer",
            "onbekend": "niet bekend",
        },
    ),
    "remedie": TableTexts(
        "Weg na vertrek (remedieklasse)",
        _GOES,
        {
            "A": "A: EU, Brussel II-ter",
            "B": "B: verdrag van 1980 geldt",
            "V": "V: partij, niet zeker",
            "C": "C: alleen verdrag van 1996",
            "D": "D: geen verdrag",
            "onbekend": "niet bekend of niet geverifieerd",
        },
        "Van het land van bestemming, als de kaart van dat land is geverifieerd.",
    ),
    "gezag": TableTexts(
        "Is bekend wie gezag heeft?",
        _GOES,
        {"vastgesteld": "ja, vastgesteld", "niet_vastgesteld": "nee, niet te bepalen"},
        "Van alle kinderen in de zaak, door de BRP of door een mens.",
    ),
    "blijver": TableTexts(
        "Blijft iemand met gezag achter?",
        _GOES,
        _YES_NO | {"onbekend": "niet te bepalen"},
    ),
    "toestemming": TableTexts(
        "Toestemming die bij de aangifte bekend is",
        _GOES,
        {
            "geen": "geen bekend",
            "geverifieerd": "voor emigratie, geverifieerd",
            "niet_geverifieerd": "alleen reis, of niet geverifieerd",
            "rechter": "van de rechter, volgens de aangifte",
        },
    ),
    "besluit": TableTexts(
        "Besluit",
        _GOES,
        {
            "vertellen": "mag worden verteld",
            "mens": "vastgehouden: eerst een mens",
            "niets": "niets te doen",
        },
        "Het laatste besluit van het systeem; wat een mens daarna deed, staat hier niet.",
    ),
    "reden": TableTexts(
        "Waarom vastgehouden",
        _HELD,
        {group.value: word for group, word in WORKLIST_NL.groups.items()},
        "Een zaak kan meer soorten redenen hebben.",
    ),
    "vlag": TableTexts("Vlag voor RvdK IKO of Ca IKA", _GOES, _YES_NO),
    "indicator": TableTexts(
        "Waarom een vlag",
        _FLAGGED,
        {
            "R01": "een gezagshouder maakte bezwaar",
            "R02": "eerdere bevestigde overbrenging",
            "R03": "concrete dreiging, geloofwaardig",
            "R04": "beschikking tegen het vertrek",
            "R05": "woont bij wie achterblijft",
            "R06": "pas verhuisd naar wie vertrekt",
            "R07": "aangifte op het laatste moment",
            "R08": "niet verschenen na oproep",
            "R09": "aangever heeft geen gezag",
            "R11": "eerder ingetrokken of geweigerd",
            "R14": "kinderbescherming loopt",
            "R16": "signaal van een professional",
            "R17": "kind was al weg",
        },
        "Een zaak kan meer aanwijzingen hebben. Ook zonder aanwijzing kan er een vlag zijn.",
    ),
    "tijd": TableTexts(
        "Tijd van melding tot eerste besluit",
        _ALL,
        {
            "tot_1": "minder dan 1 minuut",
            "tot_5": "1 tot 5 minuten",
            "tot_15": "5 tot 15 minuten",
            "tot_60": "15 minuten tot 1 uur",
            "tot_1440": "1 uur tot 1 dag",
            "vanaf_1440": "1 dag of langer",
            "onbekend": "niet bekend",
        },
        "Van het systeem. Niet bekend: het vertrek kwam niet uit een melding.",
    ),
    "verteld": TableTexts("Is een gezagshouder bericht?", _ALL, _YES_NO),
    "moment": TableTexts(
        "Bericht voor of na het vertrek",
        _TOLD,
        {"voor": "voor het vertrek", "na": "op de dag of later", "onbekend": "niet te zeggen"},
        "Het eerste bericht in de zaak. Niet te zeggen: het vertrek ging niet door.",
    ),
    "uren": TableTexts(
        "Gewonnen tijd: van bericht tot vertrek",
        "zaken met een bericht voor het vertrek",
        {
            "tot_24": "minder dan 24 uur",
            "tot_72": "24 uur tot 3 dagen",
            "tot_168": "3 tot 7 dagen",
            "tot_336": "7 tot 14 dagen",
            "tot_672": "14 tot 28 dagen",
            "vanaf_672": "28 dagen of meer",
        },
        "Tot 00:00 uur op de dag van vertrek.",
    ),
    "reactie": TableTexts(
        "Reactie van gezagshouders",
        _TOLD,
        {
            "geen": "geen reactie",
            "mee_eens": "eens met het vertrek",
            "niet_mee_eens": "niet eens met het vertrek",
            "klopt_niet": "er klopt iets niet",
        },
        "Van meer gezagshouders telt de zwaarste. Geen reactie is geen toestemming.",
    ),
    "herroepen": TableTexts("Bericht teruggenomen", _TOLD, {"ja": "teruggenomen"}),
    "actie": TableTexts(
        "Wat mensen deden",
        _ALL,
        {
            "A1": "signalering gevraagd (SIS)",
            "A2": "politie of KMar ingeschakeld",
            "A3": "gevraagd op te roepen",
            "A4": "gezagshouder geadviseerd",
            "A5": "vertrekkende ouder gehoord",
            "A6": "Veilig Thuis gevraagd",
            "A7": "eigen onderzoek of maatregel",
            "A9": "mediation aangeboden",
            "A10": "GI ingelicht",
        },
        "Een zaak kan meer acties hebben. Wat nog op een tweede mens wacht, telt niet.",
    ),
    "afloop": TableTexts(
        "Hoe zaken door een mens zijn afgesloten",
        "zaken die in dit kwartaal zijn afgesloten",
        dict(HAPPENING_NL.codes[CaseOutcome.__name__]),
        "Ook van zaken uit een eerder kwartaal.",
    ),
}

LANDS_NL: Final = TableTexts(
    "Land van bestemming",
    _ALL,
    {
        "onbekend": "bestemming niet bekend",
        "overig": "overig",
        "geen_vertrek": "geen vertrek (meer)",
    },
    "Landen met minder dan 10 zaken staan samen onder overig.",
)
