"""Rights and accessibility: in Dutch."""

from typing import Final

from notifier.reply.pages.texts.about_shape import (
    AboutTexts,
    RightsTexts,
    Section,
    StatementTexts,
)

_RIGHTS: Final = RightsTexts(
    title="Uw gegevens en uw rechten",
    lead="Hier leest u wat wij van u weten, waarom, en wat u daartegen kunt doen.",
    who=Section(
        "Wie zijn wij?",
        (
            "Wij zijn {sender}. Wij schrijven aan mensen die het gezag over een kind hebben. Dat doen wij als iemand een verhuizing naar het buitenland doorgeeft.",
            "Bel {phone}, of schrijf naar {address}.",
        ),
    ),
    data=Section(
        "Welke gegevens gebruiken wij?",
        (
            "Van u: uw naam, adres en burgerservicenummer, en dat u het gezag heeft.",
            "Van uw kind: de naam, de geboortedatum, het burgerservicenummer en de verhuizing.",
            "Dit komt uit de Basisregistratie Personen (BRP). Daarbij komt wat u ons antwoordt.",
        ),
    ),
    ground=Section(
        "Waarom mag dat?",
        (
            "Zonder een grond in de wet sturen wij niets. Welke grond dat is, leest u niet hier, want het kan per gemeente anders zijn. Bel ons, dan vertellen wij het u.",
        ),
    ),
    hidden=Section(
        "Wat u hier niet ziet, en waarom",
        (
            "Wij tonen nooit waar iemand woont of gaat wonen. Dat doen wij voor de veiligheid van iedereen.",
            "Zonder DigiD tonen wij ook geen datum. Een brief kan bij iemand anders terechtkomen.",
        ),
    ),
    see=Section(
        "Uw gegevens bekijken",
        (
            "U mag weten welke gegevens wij van u hebben. Bel of schrijf ons.",
            "Soms laten wij iets niet zien, om iemand anders te beschermen.",
        ),
    ),
    correct=Section(
        "Klopt er iets niet?",
        (
            "Open het bericht en kies: “Dit klopt niet”. U mag ook bellen.",
            "Staat er iets fout in de BRP? Vraag dan uw gemeente om het te verbeteren.",
        ),
    ),
    object=Section(
        "Bezwaar maken",
        (
            "Wilt u niet dat wij uw gegevens gebruiken? Schrijf ons waarom. Een mens kijkt er dan opnieuw naar.",
        ),
    ),
    complain=Section(
        "Een klacht",
        (
            "Bel of schrijf ons. Dan lossen wij het graag samen op.",
            "Helpt dat niet? Gaat het over uw gegevens? Dan kunt u naar de Autoriteit Persoonsgegevens: autoriteitpersoonsgegevens.nl. Gaat het over hoe wij met u omgaan? Dan kunt u naar de Nationale ombudsman: nationaleombudsman.nl.",
        ),
    ),
    kept=Section(
        "Hoelang bewaren wij dit?",
        (
            "Niet langer dan nodig. Bel of schrijf ons, dan vertellen wij hoelang dat bij u is.",
            "Op uw telefoon of computer bewaren wij niets van het bericht.",
        ),
    ),
    cookies=Section(
        "Cookies",
        (
            "Wij gebruiken een cookie voor de taal die u kiest. En een cookie zolang u een bericht open heeft. Wij volgen u niet.",
        ),
    ),
)

_STATEMENT: Final = StatementTexts(
    title="Toegankelijkheid van deze pagina's",
    lead="Iedereen moet een bericht kunnen lezen en antwoord kunnen geven. De maat is de norm EN 301 549, met WCAG 2.2 niveau A en AA.",
    status=Section(
        "Hoe het nu staat",
        (
            "Status C: eerste maatregelen genomen. Wij kennen geen punt waarop een pagina niet voldoet. Maar alleen de makers hebben de pagina's onderzocht.",
        ),
    ),
    tested=Section(
        "Wat is getest",
        (
            "Een programma (axe) bekijkt elke pagina in een echte browser. Dat gebeurt in het Nederlands, Engels en Arabisch.",
            "Alles werkt met alleen een toetsenbord, op een smal scherm, en zonder JavaScript.",
            "Er is een knop om de pagina te laten voorlezen. Uw telefoon of computer moet dat wel kunnen.",
        ),
    ),
    not_tested=Section(
        "Wat nog niet is getest",
        (
            "Mensen met een beperking hebben de pagina's nog niet geprobeerd.",
            "Schermlezers, zoals VoiceOver en NVDA, zijn nog niet geprobeerd.",
            "De vertalingen zijn nog niet nagekeken door mensen met die moedertaal.",
            "De pagina van DigiD is niet van ons.",
        ),
    ),
    complain=Section(
        "Lukt er iets niet?",
        (
            "Bel {phone} of schrijf ons. Zeg welke pagina het is en wat niet lukt.",
            "Helpt dat niet? Dan kunt u naar de Nationale ombudsman. Of naar het College voor de Rechten van de Mens.",
        ),
    ),
    date="Opgesteld door de makers op 22 november 2026.",
)

ABOUT: Final = AboutTexts(_RIGHTS, _STATEMENT)
