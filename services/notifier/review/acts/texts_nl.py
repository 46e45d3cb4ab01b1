"""The Dutch words of the actions."""

from typing import Final

from notifier.review.acts.field_words_nl import HINTS, LABELS, OPTIONS
from notifier.review.acts.texts import ActsTexts

ACTS_NL: Final = ActsTexts(
    names={
        "A1": "Grenssignalering aanvragen",
        "A2": "Politie of Marechaussee bellen",
        "A3": "Gemeente laten oproepen",
        "A4": "Gezagshouder adviseren",
        "A5": "Vertrekkende ouder horen",
        "A6": "Veilig Thuis raadplegen",
        "A7": "Onderzoek of maatregel",
        "A9": "Bemiddeling aanbieden",
        "A10": "GI informeren",
        "A12": "Zaak afsluiten",
        "A13": "Bericht terugnemen",
    },
    held="Vastgehouden: achterhouden of inlichten",
    intros={
        "A1": "U vraagt de politie om een preventieve signalering in SIS (artikel 32, eerste lid,"
        " onder c). Alle vier de punten moeten kloppen. Schrijf bij elk punt wat u weet en van"
        " wie.",
        "A2": "Bel eerst: 112 bij direct gevaar, anders 0900-8844 of de Marechaussee op Schiphol."
        " Noem alleen wat hieronder komt te staan. Een collega kijkt het binnen 24 uur na.",
        "A3": "U vraagt de gemeente om degene die aangifte deed in persoon te laten verschijnen. De"
        " grond staat in het bericht. De gemeente antwoordt binnen één werkdag.",
        "A4": "Leg vast wat u met de gezagshouder besprak. Noem nooit een adres, school of"
        " reisplan.",
        "A5": "Leg vast wat de vertrekkende ouder zelf vertelt. Vraag of het veilig is als de ander"
        " bericht krijgt; bewijs is niet nodig.",
        "A6": "Leg vast wat Veilig Thuis adviseerde. Bel 0800-2000, dag en nacht.",
        "A7": "U stelt een eigen onderzoek of een verzoek aan de rechter voor.",
        "A9": "De ouder belt zelf Centrum IKO. U geeft geen gegevens door.",
        "A10": "Voor een kind met een maatregel. U geeft alleen door wie vertrekt en wanneer.",
        "A12": "Wat nog gepland was, gaat niet meer uit, behalve een herstelbrief. Van één op de"
        " tien"
        " zaken kijkt een collega het besluit na.",
        "A13": "Wie een bericht kreeg dat niet klopte, krijgt een herstelbrief. Daarna schrijven"
        " wij"
        " die persoon niet vanzelf opnieuw.",
    },
    labels=LABELS,
    hints=HINTS,
    options=OPTIONS,
    missing={
        "line": "Vul dit in.",
        "text": "Schrijf dit op.",
        "day": "Kies een dag.",
        "choice": "Kies wat van toepassing is.",
        "ticks": "Kruis ten minste één ding aan.",
        "tick": "Kruis dit aan als het zo is. Zonder dit kunt u niet verder.",
    },
    why={
        "closed": "Deze zaak is afgesloten. Heropen haar eerst.",
        "gone": "Volgens de zaak is het kind al vertrokken. Een preventieve signalering voorkomt"
        " een"
        " vertrek. Is het kind nog in Nederland, laat dan eerst de datum verbeteren; is het weg,"
        " bel"
        " de politie (A2).",
        "not_urgent": "Dit is voor een vertrek binnen 72 uur (T0 of T1), of als het kind al weg"
        " is.",
        "processed": "Er staat geen aangifte open: de gemeente heeft haar verwerkt, of zij is"
        " ingetrokken.",
        "silent": "Deze zaak wordt vastgehouden en niemand is ingelicht. Beslis eerst over de"
        " aanhouding: een gesprek zou nu vertellen wat zij stilhoudt.",
        "not_safe": "Er is geen gezagshouder van wie een adres bekend is, of er geldt een reden van"
        " veiligheid. Raadpleeg eerst Veilig Thuis (A6).",
        "no_advice": "Deze zaak wordt vastgehouden. Vraag eerst Veilig Thuis om advies (A6).",
        "violence": "Er is een teken van geweld in deze zaak. Dan bieden wij geen bemiddeling aan.",
        "no_supervision": "In deze zaak is geen maatregel of voogdij bekend. Komt u er een te"
        " weten, voer die dan eerst in als melding.",
        "nobody_told": "In deze zaak is niemand geschreven.",
        "proposed": "Hiervoor ligt al een voorstel bij een tweede lezer, of een verzoek dat"
        " nog moet worden ingediend.",
        "unfinished": "Er wacht nog een voorstel op een tweede lezer, of een verzoek op"
        " indienen. Maak"
        " dat eerst af of neem het terug.",
    },
    wrong={
        "expiry": "Kies een dag na vandaag, ten hoogste een jaar vooruit.",
        "review": "Kies een dag na vandaag, niet later dan de laatste dag van de signalering.",
        "agreed": "Kies vandaag of een eerdere dag.",
        "nothing_discussed": "Kruis aan wat u besprak.",
        "no_sign": "In deze zaak staat geen teken van geweld. Hoorde u het in een gesprek, kies"
        " dat dan.",
        "decided": "Over dit voorstel is al besloten.",
        "own_proposal": "Dit is uw eigen voorstel. Een collega moet het lezen.",
        "facts_changed": "De feiten zijn veranderd sinds dit voorstel. Geef het terug, zodat de"
        " maker"
        " het opnieuw kan doen met de feiten van nu.",
        "step_done": "Dit is al gedaan, of de actie is teruggenomen.",
        "own_act": "U deed dit zelf. Een collega moet het nakijken.",
        "has_left": "Dit kan niet meer terug: het is al gedaan of ingediend.",
        "not_yours": "Alleen de maker of een teamleider neemt dit terug.",
        "taken": "Een collega heeft deze zaak in behandeling.",
        "not_taken": "Niemand heeft deze zaak in behandeling.",
        "until": "Kies een dag na vandaag, ten hoogste 14 dagen vooruit.",
        "beyond_clock": "Dit is na de termijn van de zaak. Schrijf op waarom dat kan.",
        "say_why": "Schrijf op wat er anders moet, zodat de maker verder kan.",
        "never_closed": "Deze zaak is niet door een mens afgesloten.",
        "another_closed": "Een andere organisatie sloot deze zaak af. Vraag die om haar te"
        " heropenen.",
        "erased": "De gegevens van deze zaak zijn gewist.",
    },
    states={
        "proposed": "wacht op een tweede lezer",
        "done": "gedaan",
        "refused": "teruggegeven",
        "taken_back": "teruggenomen",
    },
    steps={
        "second_reader": "een tweede lezer beslist",
        "submit": "indienen en het kenmerk vastleggen",
        "reply": "antwoord vastleggen",
        "check": "nakijken door een collega",
    },
    forms={
        "tweede-lezing": "Als tweede lezer beslissen",
        "vervolg": "Vervolg vastleggen",
        "actie-terugnemen": "Actie terugnemen",
        "oppakken": "Zaak oppakken",
        "neerleggen": "Zaak neerleggen",
        "wachten": "Zaak laten wachten",
        "belangenconflict": "Belangenconflict melden",
        "heropenen": "Zaak heropenen",
    },
    form_intros={
        "tweede-lezing": "Lees wat er is voorgesteld. Gaat u akkoord, dan gaat het precies zo"
        " door.",
        "vervolg": "Leg vast hoe het verder ging.",
        "actie-terugnemen": "Dit kan zolang er niets de deur uit is.",
        "oppakken": "Een collega ziet dat iemand met deze zaak bezig is. De termijn loopt door.",
        "neerleggen": "Iedereen kan de zaak daarna oppakken. De termijn loopt door.",
        "wachten": "De zaak rust tot die dag. Komt er nieuws, dan staat zij meteen weer in de"
        " lijst.",
        "belangenconflict": "Kent u dit gezin? Dan ziet u deze zaak niet meer; alleen dat zij er"
        " is."
        " Een teamleider ziet dat een ander haar moet nemen. U kunt dit niet zelf ongedaan maken.",
        "heropenen": "Wat de uitkomst over mensen zei, telt niet meer. Er wordt opnieuw besloten.",
    },
    form_done={
        "tweede-lezing": "Uw besluit is vastgelegd.",
        "vervolg": "Het vervolg is vastgelegd.",
        "actie-terugnemen": "De actie is teruggenomen.",
        "oppakken": "U heeft deze zaak in behandeling.",
        "neerleggen": "De zaak is neergelegd.",
        "wachten": "De zaak wacht.",
        "belangenconflict": "Uw melding is vastgelegd.",
        "heropenen": "De zaak is heropend.",
    },
    submit={
        "A1": "Voorstellen aan een tweede lezer",
        "A7": "Voorstellen aan een tweede lezer",
        "A13": "Voorstellen aan een tweede lezer",
        "A12": "Zaak afsluiten",
    },
    done="De actie is vastgelegd.",
    done_two="Uw voorstel wacht op een tweede lezer.",
    two="Dit gaat pas door als een tweede persoon akkoord is.",
    heading="Acties",
    none="Er is nog niets gedaan.",
    by="{who}, {at}",
    by_you="u, {at}",
    second_by="Tweede lezer: {who}, {at}",
    until="Nog te doen: {step}, vóór {until}",
    reason="Uitleg van de tweede lezer:",
    product="Tekst bekijken",
    the_text="De tekst",
    product_look="Elke keer dat iemand deze tekst bekijkt, wordt vastgelegd.",
    product_copy="Selecteer de tekst om haar te kopiëren, of druk de pagina af.",
    product_pdf="Downloaden als PDF/A",
    product_hash="Controlegetal (SHA-256) van de tekst: {hash}",
    in_hand_you="U heeft deze zaak in behandeling.",
    in_hand_other="Een collega heeft deze zaak in behandeling.",
    waits="Wacht tot {until}.",
    conflict="Een collega meldde een belangenconflict. Die collega ziet deze zaak niet meer; een"
    " ander"
    " moet haar nemen.",
    review_on="Opnieuw bekijken op {at}",
    expires_on="Gevraagd tot en met {at}",
    all_title="Alle acties",
    all_offer="Alle acties",
    all_intro="Wat u in deze zaak kunt doen, en wat nu niet kan en waarom.",
    second_menu="Tweede lezer",
    second_title="Wacht op een tweede persoon",
    second_intro="Voorstellen en acties die een collega moet lezen of nakijken; bovenaan wat het"
    " eerst"
    " moet.",
    second_none="Er wacht niets op een tweede persoon.",
    second_case="Zaak",
    second_what="Wat",
    second_due="Vóór",
    second_do="Bekijken",
    own="van uzelf; een collega moet dit doen",
    overdue="te laat",
    typed="Wat de maker invulde",
    to_call="De gemeente krijgt dit niet vanzelf. Bel de gemeente en geef de tekst door.",
    schengen="Een grenssignalering werkt hier niet: de uitreis is binnen Schengen.",
    ask_ca="Of een grenssignalering helpt bij deze bestemming: vraag de Ca IKA.",
)
