"""The Dutch words of the pages beside a case."""

from typing import Final

from notifier.cases.reveal_reason import RevealReason
from notifier.review.pages.aside_texts import (
    AsideTexts,
    DestinationTexts,
    PrintTexts,
    ProofTexts,
    RevealTexts,
    SearchTexts,
)

ASIDE_NL: Final = AsideTexts(
    reveal=RevealTexts(
        link="Gegevens inzien",
        title="Gegevens inzien",
        intro="Kies alleen wat u nodig heeft. U ziet het één keer. Elke keer wordt vastgelegd wie "
        "wat over wie zag, en waarom.",
        what="Wat wilt u zien?",
        nothing_hidden="Van deze zaak zijn geen gegevens over personen (meer) bekend.",
        reason="Waarom heeft u dit nodig?",
        reasons={
            RevealReason.CALL: "iemand bellen",
            RevealReason.WRITE: "iemand schrijven",
            RevealReason.REGISTER: "navragen bij een register of gemeente",
            RevealReason.POLICE: "politie of KMar inlichten",
            RevealReason.COURT: "stukken voor de rechter",
            RevealReason.TRANSFER: "overdracht aan de Ca IKA of een andere dienst",
            RevealReason.IDENTITY: "vaststellen of het om dezelfde persoon gaat",
            RevealReason.SAFETY: "acute veiligheid",
        },
        explanation="Leg uit waarvoor",
        explanation_hint="Kort, bijvoorbeeld: terugbellen na bericht van de gemeente.",
        submit="Toon één keer",
        choose_what="Kies wat u wilt zien.",
        choose_reason="Kies een reden.",
        too_short="Leg in een paar woorden uit waarvoor (ten minste 10 tekens).",
        used="Dit formulier heeft de gegevens al één keer getoond. Nog eens zien? Vul het "
        "opnieuw in; ook dat wordt vastgelegd.",
        shown_title="Gegevens bij zaak {reference}",
        shown_text="Vastgelegd om {at}. Gaat u van deze pagina weg of laadt u haar opnieuw, dan "
        "zijn de gegevens weer verborgen.",
        kinds={
            "naam": "naam",
            "bsn": "burgerservicenummer",
            "adres": "adresregels",
            "telefoon": "telefoonnummer dat deze persoon zelf gaf",
        },
        person="Wie",
        value="Gegeven",
        no_phone="Een telefoonnummer staat hier alleen van wie gebeld moet worden en er zelf een "
        "gaf; de BRP kent er geen.",
        in_timeline="Gegevens ingezien: {reason}.",
    ),
    proof=ProofTexts(
        link="Verzendbewijs",
        title="Verzendbewijs",
        intro="Een PDF met wat er van elk bericht in deze zaak vastligt: wanneer het is "
        "aangeboden, aangenomen, gepost, bezorgd of geopend, en wat niet bekend is. Er staan namen "
        "in. Elke keer wordt vastgelegd wie het maakte, en waarom.",
        submit="Maak de PDF",
        used="Met dit formulier is de PDF al gemaakt. Nog eens nodig? Vul het opnieuw in; ook dat "
        "wordt vastgelegd.",
        no_copy="Bewaar de PDF alleen in het dossier waarvoor u haar maakt.",
    ),
    search=SearchTexts(
        link="Zaak zoeken",
        title="Zaak zoeken",
        by_reference="Met het kenmerk",
        reference="Kenmerk",
        reference_hint="Zoals ABC-DEF-GHJ; het staat in de werklijst en op de brief.",
        by_bsn="Met een burgerservicenummer",
        bsn="Burgerservicenummer",
        bsn_hint="Zoeken op naam kan niet. Elke zoekvraag wordt vastgelegd.",
        reason="Waarom zoekt u?",
        submit="Zoeken",
        nothing="Er is geen zaak gevonden die u mag zien.",
        found="Gevonden: {count}",
        no_bsn="Dit is geen burgerservicenummer: negen cijfers die aan de elfproef voldoen.",
        choose_reason="Kies een reden.",
        give_one="Vul een kenmerk in, of een burgerservicenummer met een reden.",
    ),
    paper=PrintTexts(
        link="Afdruk",
        title="Zaakblad {reference}",
        made="Gemaakt op {at} door een {role} van de werkbank Vertrekmelding. Daarna kan er iets "
        "veranderd zijn.",
        minimal="Dit blad noemt niemand bij naam. Letters en initialen zijn die van de zaak; wie "
        "het zijn, deelt de afzender apart mee.",
        steps="Wat mensen deden",
        no_steps="Nog geen handeling van een mens vastgelegd.",
        how="Afdrukken: Ctrl+P.",
        left_out="niet op dit blad",
        not_known="De RvdK kan meer weten dan op dit blad staat.",
    ),
    destination=DestinationTexts(
        link="Bestemmingen",
        title="Bestemmingen",
        intro="Wat er na een vertrek kan, per land. Een kaart die niet helemaal is nagekeken, "
        "toont op een zaak alleen: vraag de Ca IKA.",
        search="Land of landcode",
        only_unverified="alleen wat nog niet is nagekeken",
        apply="Tonen",
        counted="Nog niet nagekeken: {open} van {count}.",
        column_country="Land",
        column_class="Klasse",
        column_state="Stand",
        verified="nagekeken op {day}",
        partly="{count} van {all} velden nagekeken",
        not_verified="niet nagekeken",
        nothing="Er is geen land gevonden.",
        card_title="Bestemming {country}",
        card_text="Vergelijk elk veld met een bron. Vink aan wat klopt. Wijzigt u een waarde, dan "
        "telt zij pas als daarna iemand haar nakijkt.",
        fields={
            "remedy_class": "Klasse",
            "hkov": "Verdrag van 1980 geldt met Nederland",
            "hkov_with_nl_since": "Verdrag van 1980 met Nederland sinds",
            "party_since": "Partij bij het verdrag van 1980 sinds",
            "hkbv": "Verdrag van 1996",
            "brussels_iib": "Brussel II-ter",
            "schengen": "Schengen",
        },
        values={
            "A": "A: EU met Brussel II-ter",
            "B": "B: verdrag van 1980 met Nederland",
            "V": "V: verdrag van 1980, met Nederland niet zeker",
            "C": "C: alleen verdrag van 1996",
            "D": "D: geen verdrag bekend",
            "ja": "ja",
            "nee": "nee",
            "onbekend": "onbekend",
        },
        none="niet bekend",
        field_state="Stand",
        right="klopt volgens deze bron",
        source_title="Bron",
        source_address="Adres van de bron",
        source_date="Datum van de bron",
        source_needed="Noem de bron waarmee u vergeleek.",
        address_wrong="Geef een adres dat met https:// begint.",
        date_wrong="Geef de datum van de bron.",
        date_future="De datum van de bron ligt in de toekomst.",
        value_wrong="Kies een waarde die op de kaart kan staan.",
        nothing_said="Vink aan wat klopt, of wijzig wat niet klopt.",
        moved_on="Iemand anders heeft deze kaart intussen bijgewerkt. Er is niets vastgelegd. "
        "Hieronder staat de kaart zoals zij nu is, met uw bron; kijk opnieuw.",
        submit="Vastleggen",
        done="Vastgelegd.",
        history="Wie keek wat na",
        history_line="{field}: {value} ({kind})",
        kinds={"gewijzigd": "gewijzigd", "nagekeken": "nagekeken"},
        no_history="Nog niemand heeft deze kaart nagekeken.",
        back="Alle bestemmingen",
    ),
)
