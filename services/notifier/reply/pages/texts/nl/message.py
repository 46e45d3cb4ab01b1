"""The message, the answers and what comes after: in Dutch."""

from typing import Final

from notifier.reply.pages.texts.message_shape import (
    AfterTexts,
    LetterTexts,
    MessageTexts,
    QuietText,
)

_MESSAGE: Final = MessageTexts(
    title="Ons bericht aan u",
    title_several="Onze berichten aan u",
    sent="Bericht van {date}",
    why="U krijgt dit bericht, omdat u het gezag heeft over:",
    born="geboren in {year}",
    departure="Iemand heeft een verhuizing naar het buitenland doorgegeven.",
    date="De datum die is doorgegeven: {date}.",
    country="Het land dat is doorgegeven: {country}.",
    new_date="De datum in ons eerdere bericht klopt niet meer.",
    consent="Bij ons staat dat u dit goed vindt.",
    nothing_wrong="Dit betekent niet dat er iets verkeerd is. Misschien weet u het al. Misschien heeft u het zo afgesproken.",
    less="Een brief kan bij iemand anders terechtkomen. Daarom staat hier niet alles. Met DigiD ziet u soms meer.",
    know_title="Goed om te weten",
    two_people="Hebben twee mensen samen het gezag? Dan moeten zij het eens zijn over een verhuizing naar het buitenland. Lukt dat niet, dan kan de rechter beslissen.",
    islands="Een eiland van het Koninkrijk, zoals Aruba of Bonaire, telt hier ook als buitenland.",
    abroad_help="Vragen over kinderen en het buitenland? Centrum IKO geeft gratis advies. U betaalt alleen uw gewone belkosten:",
    question="Wat past bij u?",
    question_hint="Kies één antwoord. U kunt het later nog veranderen.",
    agree="Ik weet dit en ik vind het goed.",
    disagree="Ik wist dit niet, of ik ben het er niet mee eens.",
    wrong="Dit klopt niet. Ik wil dat iemand ernaar kijkt.",
    consent_question="Klopt dat?",
    consent_yes="Ja, dat klopt.",
    consent_changed="Ik ben het er niet mee eens, of niet meer.",
    consent_no="Nee, dat heb ik niet gezegd. Ik wil dat iemand ernaar kijkt.",
    words="Wilt u er iets bij schrijven?",
    words_hint="Alleen de mensen die dit bericht behandelen, lezen dit. Wij sturen het niet door aan wie de verhuizing doorgaf. Hoogstens {most} tekens.",
    silence="Geeft u geen antwoord? Dan betekent dat niet dat u het goed vindt.",
    give="Geef dit antwoord",
    done_button="Klaar: sluit dit bericht",
)

_LETTER: Final = "U krijgt ook een brief. Daarin staat dat wij uw antwoord hebben."

_AFTER: Final = AfterTexts(
    title="Wij hebben uw antwoord",
    your_answer="Uw antwoord:",
    received="Ontvangen op {at}.",
    words_received="Wat u erbij schreef, hebben wij ook ontvangen.",
    more_title="Nog één vraag",
    more_question="Wat past het best?",
    more_hint="U mag deze vraag overslaan. Uw antwoord hebben wij al.",
    did_not_know="Ik wist dit niet.",
    do_not_agree="Ik wist dit, maar ik ben het er niet mee eens.",
    more_give="Verstuur",
    next_title="Wat gebeurt er nu?",
    agree_by_code=(
        "Iedereen die uw brief heeft, kan de code gebruiken. Daarom sturen wij u nog een brief. Daarin vragen wij of dit antwoord klopt.",
        "Klopt het? Dan hoeft u niets te doen.",
    ),
    agree=("Wij schrijven op dat u het goed vindt. U hoeft nu niets te doen.",),
    disagree=(
        "Iemand van ons kijkt zo snel mogelijk naar uw antwoord.",
        _LETTER,
        "Wij kunnen een reis niet zelf tegenhouden. Wilt u weten wat u zelf kunt doen? Bel dan het Juridisch Loket of Centrum IKO. Heeft u haast? Bel ook ons.",
    ),
    wrong=(
        "Iemand van ons kijkt na wat er niet klopt.",
        _LETTER,
        "Wilt u meer vertellen, of heeft u haast? Bel ons.",
    ),
    keep="Wilt u dit bewaren? Print deze pagina, of schrijf op wanneer u antwoord gaf.",
    change_title="Wilt u iets anders antwoorden?",
    change="Dat kan zolang wij hiermee bezig zijn.",
    change_button="Verander mijn antwoord",
    take_back_button="Neem mijn antwoord terug",
    others="Er is nog een bericht voor u",
)

LETTER: Final = LetterTexts(
    message=_MESSAGE,
    after=_AFTER,
    looked_at=QuietText(
        title="Wij bekijken dit bericht",
        lines=(
            "Iemand van ons kijkt ernaar. U kunt hier nu geen antwoord geven.",
            "U hoeft nu niets te doen. Wilt u ons iets vertellen? Bel ons.",
        ),
    ),
    heard="Wij hebben uw antwoord ontvangen.",
    recalled=QuietText(
        title="Ons bericht klopte niet",
        lines=(
            "Wij stuurden u een bericht dat niet klopte. Het geldt niet meer.",
            "U hoeft niets te doen. Het spijt ons.",
        ),
    ),
    taken_back=QuietText(
        title="Uw antwoord is teruggenomen",
        lines=(
            "U heeft nu geen antwoord gegeven. Dat betekent niet dat u het goed vindt.",
            "U kunt opnieuw antwoord geven. Later mag ook.",
        ),
    ),
    done=QuietText(
        title="U bent klaar",
        lines=(
            "Wij tonen het bericht nu niet meer. Ook de knop “terug” laat het niet meer zien.",
            "Sluit nu dit venster. Is dit niet uw eigen telefoon of computer? Wis dan ook de geschiedenis van de browser.",
        ),
    ),
    nothing=QuietText(
        title="Uw berichten",
        lines=(
            "Er staat hier nu geen bericht voor u.",
            "Heeft u wel een brief van ons? Gebruik dan de code uit de brief, of bel ons.",
        ),
    ),
)
