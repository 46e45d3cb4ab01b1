"""Around every page, the start, and what can go wrong: in Dutch."""

from typing import Final

from notifier.reply.pages.texts.visit_shape import (
    AroundTexts,
    MistakeTexts,
    StartTexts,
    TroubleText,
    TroubleTexts,
    VisitTexts,
)

_AROUND: Final = AroundTexts(
    skip="Naar de inhoud",
    languages="Kies uw taal",
    quick_exit="Snel weg",
    read_aloud="Lees voor",
    read_stop="Stop met voorlezen",
    reading="De pagina wordt voorgelezen.",
    read_stopped="Het voorlezen is gestopt.",
    read_no_voice="Uw telefoon of computer heeft geen stem voor deze taal.",
    test_mode="Dit is een proef. Hier staan geen echte mensen.",
    translation=None,
    to_dutch=None,
    help_title="Hulp, gratis",
    help_danger="Direct gevaar?",
    help_not_safe="Voelt u of uw kind zich niet veilig? Veilig Thuis, dag en nacht:",
    help_despair="Gaat het niet goed met u? 113, dag en nacht:",
    help_legal="Vragen over uw rechten? Juridisch Loket:",
    help_free="Deze nummers zijn gratis.",
    contact_title="Vragen? Bel ons",
    contact="Bel {phone}. U betaalt alleen uw gewone belkosten. Wij helpen u ook in een andere taal.",
    footer="Over deze website",
    start="Antwoord geven",
    rights="Uw gegevens en uw rechten",
    statement="Toegankelijkheid",
    mistakes_title="Er is nog iets niet goed ingevuld",
    mistake="Fout",
    optional="mag leeg blijven",
    closes_by_itself="Doet u {minutes} minuten niets? Dan sluiten wij deze pagina. Dat is veiliger.",
    closing_title="Bent u er nog?",
    closing="Wij sluiten deze pagina bijna. Wat u heeft getypt, is dan weg.",
    stay="Ja, ik ben er nog",
    months=(
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ),
    day="{day} {month} {year}",
    at="{day} om {time} uur",
)

_START: Final = StartTexts(
    title="Antwoord geven op ons bericht",
    lead="Heeft u een bericht van ons gekregen over uw kind? Hier kunt u het lezen en antwoord geven.",
    trust="Dit is gratis. Wij vragen u nooit om geld of om uw bankgegevens.",
    code_title="Met de code uit de brief",
    code="Code",
    code_hint="De code staat in de brief. Spaties, streepjes en hoofdletters maken niet uit.",
    birth="Geboortedatum van uw kind",
    birth_hint="Gaat de brief over meer kinderen? Kies dan één kind. Bijvoorbeeld: 9\u00a04\u00a02016.",
    day="Dag",
    month="Maand",
    year="Jaar",
    go_on="Lees het bericht",
    login_title="Met DigiD",
    login="Met DigiD heeft u geen code nodig. U ziet dan soms ook meer.",
    login_button="Inloggen met DigiD",
    no_code_title="Heeft u geen code, of lukt het niet?",
    no_code="Bel {phone}, of schrijf naar {address}. U mag ook zo antwoorden.",
    silence="Geeft u geen antwoord? Dan betekent dat niet dat u het goed vindt.",
    watched_title="Kijkt er iemand mee?",
    watched="Kies boven aan de pagina “Snel weg”. Dan gaat u meteen naar een andere website. Uw browser kan wel onthouden dat u hier was.",
)

_MISTAKES: Final = MistakeTexts(
    code_missing="Vul de code uit de brief in.",
    code_shape="Deze code is te kort of te lang. Of er staat een ander teken in. De code heeft {length} letters en cijfers.",
    code_typo="Er zit een typfout in de code. Kijk de letters en cijfers nog eens na.",
    birth_missing="Vul de geboortedatum van uw kind in: de dag, de maand en het jaar.",
    birth_not_a_date="Deze datum bestaat niet. Vul de dag, de maand en het jaar in met cijfers.",
    birth_in_future="Deze datum is nog niet geweest. Vul de dag in waarop uw kind is geboren.",
    answer_missing="Kies één antwoord.",
    words_too_long="Uw tekst is te lang. U mag hoogstens {most} tekens gebruiken.",
    knew_missing="Kies wat het best past. U mag deze vraag ook overslaan.",
)

_CALL: Final = "U kunt ook bellen: {phone}."

_TROUBLE: Final = TroubleTexts(
    refused=TroubleText(
        title="Wij kunnen geen bericht openen",
        text="Dat lukt niet met deze code en deze geboortedatum. Misschien zit er een fout in. Misschien werkt de code niet meer.",
        do="Kijk ze allebei nog eens na. Lukt het weer niet? Bel dan {phone}.",
    ),
    too_many=TroubleText(
        title="Even wachten",
        text="Er is te vaak geprobeerd een bericht te openen. Daarom kan het nu even niet. Zo beschermen wij uw bericht.",
        do="Probeer het over {wait} minuten nog eens. " + _CALL,
    ),
    too_many_call="Bel ons: {phone}.",
    unavailable=TroubleText(
        title="Dit werkt nu niet",
        text="Dat ligt aan ons. Wij hebben niets bewaard van wat u net heeft getypt.",
        do="Probeer het over een paar minuten nog eens. " + _CALL,
    ),
    session_over=TroubleText(
        title="Deze pagina is gesloten",
        text="U heeft een tijd niets gedaan, of u heeft hier nog niets geopend. Daarom tonen wij geen bericht.",
        do="Wilt u verder? Open het bericht dan opnieuw.",
    ),
    not_sent="Het antwoord dat u net wilde geven, is niet bij ons aangekomen.",
    form_not_ours=TroubleText(
        title="Dit is niet aangekomen",
        text="Wij weten niet zeker of dit van uw pagina kwam. Daarom hebben wij er niets mee gedaan.",
        do="Begin opnieuw. Lukt het weer niet? Bel dan {phone}.",
    ),
    not_found=TroubleText(
        title="Deze pagina is er niet",
        text="Misschien zit er een fout in het adres.",
        do="Ga terug naar het begin. " + _CALL,
    ),
    fault=TroubleText(
        title="Er ging iets mis",
        text="Dat ligt aan ons. Wij weten niet zeker of uw antwoord is aangekomen.",
        do="Open het bericht opnieuw. Dan ziet u of wij uw antwoord hebben. " + _CALL,
    ),
    again="Begin opnieuw",
    mention="Belt u ons? Noem dan deze code: {code}.",
)

VISIT: Final = VisitTexts(_AROUND, _START, _MISTAKES, _TROUBLE)
