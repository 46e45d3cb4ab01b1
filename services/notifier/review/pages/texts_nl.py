"""The Dutch words."""

from typing import Final

from notifier.review.acts.texts_nl import ACTS_NL
from notifier.review.case.picking_texts import PICK_NL
from notifier.review.findings.texts_nl import FINDINGS_NL
from notifier.review.holds.hold_nl import HOLD_NL
from notifier.review.notes.texts import NOTE_NL
from notifier.review.pages.aside_nl import ASIDE_NL
from notifier.review.pages.case_page_nl import CASE_PAGE_NL
from notifier.review.pages.case_texts import CASE_NL
from notifier.review.pages.duty_nl import DUTY_NL
from notifier.review.pages.figures_nl import FIGURES_NL
from notifier.review.pages.happening_nl import HAPPENING_NL
from notifier.review.pages.keys_texts import KEYS_NL
from notifier.review.pages.live_texts import LIVE_NL
from notifier.review.pages.origin_texts import ORIGIN_NL
from notifier.review.pages.shift_nl import SHIFT_NL
from notifier.review.pages.statement_nl import STATEMENT_NL
from notifier.review.pages.texts import ErrorText, Texts
from notifier.review.pages.worklist_nl import WORKLIST_NL
from notifier.review.signals.texts_nl import SIGNALS_NL
from notifier.review.transfers.texts_nl import TRANSFERS_NL
from notifier.staff.roles import Role

NL: Final = Texts(
    workbench="Werkbank Vertrekmelding",
    skip="Naar de inhoud",
    navigation="Hoofdmenu",
    worklist="Werklijst",
    your_roles="U werkt als",
    logout="Uitloggen",
    other_language="English",
    test_mode="Proefomgeving: alle personen zijn verzonnen.",
    footer="Alles wat u hier doet, wordt vastgelegd.",
    footer_idle="Doet u {minutes} minuten niets, dan wordt u uitgelogd.",
    login_title="Inloggen",
    login_text="U logt in met het account van uw eigen organisatie.",
    login_hint="Lukt het niet? Neem contact op met {support}.",
    login_button="Inloggen met uw organisatie",
    logged_in_title="U bent ingelogd",
    logged_in_text="U gaat vanzelf verder.",
    go_on="Verder naar de werkbank",
    logged_out_title="U bent uitgelogd",
    logged_out_text="U bent uitgelogd op alle apparaten en in alle vensters. Deelt u deze "
    "computer met anderen? Log dan ook uit bij uw organisatie en sluit de browser.",
    logged_out_provider="Uitloggen bij uw organisatie",
    again="Opnieuw inloggen",
    no_cases_title="Uw rol ziet geen zaken",
    no_cases_text="Met uw rol kunt u inloggen, maar geen zaken bekijken. Dat hoort zo.",
    warning_title="Uw sessie eindigt bijna",
    warning_text="U heeft een tijd niets gedaan. Zonder teken van u wordt u zo uitgelogd en "
    "verdwijnt de pagina van het scherm.",
    stay="Ingelogd blijven",
    what_to_do="Wat u kunt doen",
    mention="Noem bij vragen deze code:",
    roles={
        Role.REVIEWER: "beoordelaar",
        Role.SECOND_READER: "tweede lezer",
        Role.LEAD: "teamleider",
        Role.CA_IKA_OFFICER: "medewerker Ca IKA",
        Role.MUNICIPAL_SPECIALIST: "gemeentelijk specialist",
        Role.AUDITOR: "auditor",
        Role.PRIVACY_OFFICER: "privacyfunctionaris",
    },
    errors={
        "login_first": ErrorText(
            "Log eerst in",
            "Deze pagina is er alleen voor wie is ingelogd.",
            "Log in. Daarna gaat u naar de pagina die u wilde zien.",
        ),
        "session_ended": ErrorText(
            "Uw sessie is beëindigd",
            "U heeft te lang niets gedaan, u was lang ingelogd, of u bent ergens anders uitgelogd.",
            "Log opnieuw in. Daarna gaat u terug naar de pagina waar u was.",
        ),
        "refused": ErrorText(
            "U mag dit niet bekijken of doen",
            "Uw rol geeft hier geen recht toe. Dit is vastgelegd.",
            "Is dit wel uw werk? Vraag {support} om de goede rol.",
        ),
        "form_not_ours": ErrorText(
            "Dit formulier werd niet herkend",
            "De pagina stond te lang open of hoort bij een eerdere login. Er is niets gedaan.",
            "Ga terug, laad de pagina opnieuw en probeer het nog eens.",
        ),
        "bad_request": ErrorText(
            "Dit verzoek klopt niet",
            "Er is iets gestuurd dat deze pagina niet begrijpt. Er is niets gedaan.",
            "Ga terug, laad de pagina opnieuw en probeer het nog eens.",
        ),
        "not_found": ErrorText(
            "Deze pagina is er niet",
            "Het adres klopt niet, of u mag deze zaak niet zien.",
            "Kijk of het adres goed is overgenomen, of begin bij de werklijst.",
        ),
        "wrong_method": ErrorText(
            "Zo is deze pagina niet te openen",
            "U kwam hier zonder op een knop te drukken. Er is niets gedaan.",
            "Begin bij de werklijst.",
        ),
        "conflict_of_interest": ErrorText(
            title="U meldde een belangenconflict",
            text="Deze zaak bestaat, maar u ziet haar niet meer.",
            do="Een collega behandelt haar. Meldde u dit per ongeluk, bel dan {support}.",
        ),
        "conflict": ErrorText(
            "Iemand anders was u voor",
            "Deze zaak is veranderd terwijl u ermee bezig was. Er is niets overschreven.",
            "Open de zaak opnieuw, kijk wat er is veranderd en doe het daarna opnieuw.",
        ),
        "fault": ErrorText(
            "Er ging bij ons iets mis",
            "Dit had niet mogen gebeuren. Of uw handeling is gelukt, weten wij niet zeker.",
            "Kijk in de zaak of uw handeling er staat. Bel bij spoed; wacht niet op dit scherm.",
        ),
        "unavailable": ErrorText(
            "De werkbank is nu niet bereikbaar",
            "Een onderdeel dat wij nodig hebben geeft geen antwoord. Er is niets gedaan.",
            "Probeer het over een minuut opnieuw. Bel bij spoed; wacht niet op dit scherm.",
        ),
        "provider_away": ErrorText(
            "Inloggen kan nu niet",
            "De inlogdienst van uw organisatie geeft geen antwoord.",
            "Probeer het over een minuut opnieuw. Blijft het zo? Bel {support}.",
        ),
        "login_failed": ErrorText(
            "Inloggen is niet gelukt",
            "Het inloggen duurde te lang, werd afgebroken, of uw browser bewaart geen cookies.",
            "Begin opnieuw. Blijft het mislukken? Neem contact op met {support}.",
        ),
        "acr": ErrorText(
            "U moet sterker inloggen",
            "U bent ingelogd zonder de extra stap die hier nodig is.",
            "Log opnieuw in met uw tweede factor. Heeft u die niet? Vraag {support}.",
        ),
        "no_role": ErrorText(
            "U heeft geen rol in de werkbank",
            "Inloggen is gelukt, maar u heeft hier geen rol, of uw rol is afgelopen. "
            "Dit is vastgelegd.",
            "Is dit wel uw werk? Vraag {support} om een rol.",
        ),
    },
    list=WORKLIST_NL,
    live=LIVE_NL,
    keys=KEYS_NL,
    shift=SHIFT_NL,
    statement=STATEMENT_NL,
    case=CASE_NL,
    notes=NOTE_NL,
    acts=ACTS_NL,
    page=CASE_PAGE_NL,
    aside=ASIDE_NL,
    origin=ORIGIN_NL,
    happening=HAPPENING_NL,
    pick=PICK_NL,
    signals=SIGNALS_NL,
    figures=FIGURES_NL,
    holds=HOLD_NL,
    findings=FINDINGS_NL,
    transfers=TRANSFERS_NL,
    duty=DUTY_NL,
)
