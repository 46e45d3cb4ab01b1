"""The Dutch words of the figures; what is downloaded has these as well."""

from typing import Final

from notifier.review.pages.figures_tables_nl import LANDS_NL, TABLES_NL
from notifier.review.pages.figures_texts import FiguresTexts
from notifier.storage.statistics import Stream

FIGURES_NL: Final = FiguresTexts(
    menu="Cijfers",
    title="Cijfers voor beleid",
    intro="Deze cijfers tellen zaken: één zaak is één gezin waarvan een kind vertrekt. Ze zijn zo "
    "gemaakt dat niemand er een gezin in terugvindt.",
    period_label="Periode",
    stream_label="Soort",
    streams={Stream.REAL: "in werking", Stream.SHADOW: "op proef (er ging niets uit)"},
    choose="Tonen",
    quarter="{number}e kwartaal {year}",
    published_on="Verschenen op {day}. Deze cijfers veranderen niet meer.",
    none_yet="Er zijn nog geen cijfers. Van een kwartaal dat nog loopt verschijnt niets.",
    first_on="De eerste cijfers verschijnen op zijn vroegst op {day}.",
    too_few="Over deze periode is er te weinig om te tonen: minder dan 10 zaken.",
    table_too_few="Te weinig om te tonen.",
    hidden="niet getoond",
    contents="Op deze pagina",
    column_part="Onderdeel",
    column_number="Zaken",
    column_share="Aandeel",
    of_whole="Het geheel: {what}",
    no_share="-",
    drawing="Staafdiagram. Dezelfde getallen staan in de tabel eronder.",
    middle="De middelste zaak valt in: {what}.",
    middle_unknown="In welke groep de middelste zaak valt, is niet te zeggen met wat getoond mag "
    "worden.",
    total="Zaken die in deze periode begonnen: {number}",
    closed="Zaken die in deze periode zijn afgesloten: {number}",
    download="Download deze periode (CSV)",
    download_all="Download alle perioden (CSV)",
    explained_hidden="niet getoond: minder dan 10, of om een ander getal te beschermen",
    explained_rounded="afgerond op een vijftal",
    method_title="Hoe deze cijfers zijn gemaakt",
    method={
        "rounding": (
            "Elk getal is afgerond op een vijftal. Optellen van afgeronde getallen geeft dus "
            "niet precies het totaal."
        ),
        "hiding": (
            "Minder dan 10 zaken wordt niet getoond, ook nul niet. Soms wordt een groter getal "
            "ernaast ook niet getoond, omdat het kleine anders is uit te rekenen. Welk van de "
            "twee het is, zeggen wij niet."
        ),
        "shares": "Een percentage staat er alleen als het geheel 50 of meer is.",
        "once": (
            "Een zaak telt in het kwartaal waarin zij begon. Een kwartaal wordt 31 dagen na het "
            "einde geteld en één keer gepubliceerd. Wat daarna gebeurt, verandert er niets meer "
            "aan."
        ),
        "crossing": (
            "Niets is gekruist met iets anders: geen land met gemeente, geen vastgehouden zaak "
            "met wat dan ook."
        ),
        "lands": (
            "Landen staan alleen in cijfers over vijf jaar, en alleen landen met 10 zaken of meer."
        ),
    },
    limits_title="Wat deze cijfers niet zeggen",
    limits={
        "prevented": (
            "Hoeveel ontvoeringen zijn voorkomen. Dat weet niemand, en wij rekenen het niet uit."
        ),
        "abducted": (
            "Hoeveel kinderen zijn ontvoerd. Bekend is alleen wat een mens bij het afsluiten "
            "van een zaak als bevestigd opschreef."
        ),
        "read": "Of een bericht is gelezen. Bekend is alleen of er een antwoord kwam.",
        "waiting": "Hoelang een vastgehouden zaak wachtte. Dat kruist vastgehouden zaken met tijd.",
        "complaints": "Hoeveel klachten er waren. Die komen niet in dit systeem.",
    },
    groups={
        "departure": "Vertrek",
        "custody": "Gezag en toestemming",
        "decision": "Besluit en vlag",
        "letter": "Bericht en reactie",
        "outcome": "Acties en afloop",
    },
    tables=TABLES_NL,
    lands=LANDS_NL,
)
