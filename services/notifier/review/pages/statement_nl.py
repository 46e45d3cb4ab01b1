"""The accessibility statement in Dutch."""

from typing import Final

from notifier.review.pages.statement_texts import StatementTexts

STATEMENT_NL: Final = StatementTexts(
    link="Toegankelijkheid",
    title="Toegankelijkheid van de werkbank",
    about="Deze verklaring gaat over de pagina's onder /werkbank van Vertrekmelding. Iedereen moet "
    "hier kunnen werken, ook met een schermlezer, met alleen een toetsenbord, of met sterke "
    "vergroting. De maat is EN 301 549, met WCAG 2.2 niveau A en AA.",
    status_title="Hoe het nu staat",
    status="Status C: eerste maatregelen genomen. Wij weten van geen punt waarop een pagina niet "
    "voldoet, maar er is nog geen onderzoek door een ander dan de makers. Een hogere status mag "
    "pas daarna. De organisatie die de werkbank gebruikt, doet dat onderzoek en zet haar eigen "
    "verklaring in het register van de overheid.",
    tested_title="Wat is getest, en hoe",
    tested=(
        (
            "Bij elke wijziging opent een echte browser (Chromium) elke pagina in de bekende "
            "toestanden, in het Nederlands en het Engels, en onderzoekt axe die op WCAG 2.0, "
            "2.1 en 2.2 niveau A en AA."
        ),
        (
            "Bij elke wijziging wordt met alleen het toetsenbord door de pagina's gelopen: "
            "alles is te bereiken, de plek is te zien, en een doel is minstens 24 bij 24 "
            "pixels."
        ),
        (
            "Bij elke wijziging worden de pagina's bekeken op 320 pixels breed (400% zoom): "
            "niemand hoeft in twee richtingen te schuiven."
        ),
        "Alles werkt zonder JavaScript, en met kleuren die iemand zelf koos.",
    ),
    not_tested_title="Wat niet is getest",
    not_tested=(
        "Mensen met een beperking hebben de werkbank nog niet geprobeerd.",
        (
            "Schermlezers (NVDA, JAWS, VoiceOver), spraakbediening, en andere browsers dan "
            "Chromium zijn niet geprobeerd. Axe vindt niet alles wat een mens tegenkomt."
        ),
        "De pagina van de inlogdienst van uw organisatie hoort niet bij de werkbank.",
        "De documenten die de werkbank maakt (pdf) zijn niet onderzocht.",
    ),
    known_title="Wat wij weten dat beter kan",
    known=(
        (
            "Een sessie eindigt na een tijd niets doen, om wat er op het scherm staat. U wordt "
            "ruim van tevoren gewaarschuwd en kunt met één toets blijven."
        ),
        (
            "Sneltoetsen van één letter kunnen spraakbediening hinderen. Ze zijn in een keer "
            "uit te zetten, bij “Sneltoetsen” onder aan de pagina."
        ),
    ),
    complain_title="Loopt u ergens tegenaan?",
    complain="Zeg het tegen {support}: welke pagina, wat u wilde doen, en met welk hulpmiddel. "
    "Helpt dat niet, dan kunt u een klacht indienen bij uw eigen organisatie, en daarna bij de "
    "Nationale ombudsman of het College voor de Rechten van de Mens.",
    date="Opgesteld door de makers op 22 november 2026, voor versie 0.1.0.",
)
