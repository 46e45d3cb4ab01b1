"""Around every page, the start, and what can go wrong: in Romanian."""

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
    skip="La conținut",
    languages="Alegeți limba",
    quick_exit="Ieșire rapidă",
    read_aloud="Citește cu voce tare",
    read_stop="Oprește citirea",
    reading="Pagina este citită cu voce tare.",
    read_stopped="Citirea s-a oprit.",
    read_no_voice="Telefonul sau calculatorul dumneavoastră nu are o voce pentru această limbă.",
    test_mode="Aceasta este o probă. Aici nu sunt persoane reale.",
    translation="Aceasta este o traducere. Încă nu a verificat-o nicio persoană care are această limbă ca limbă maternă. Dacă sunt diferențe, contează textul neerlandez.",
    to_dutch="Citiți această pagină în neerlandeză",
    help_title="Ajutor gratuit",
    help_danger="Pericol imediat?",
    help_not_safe="Dumneavoastră sau copilul dumneavoastră nu vă simțiți în siguranță? Veilig Thuis (În siguranță acasă), zi și noapte:",
    help_despair="Vă este foarte greu? 113, zi și noapte:",
    help_legal="Întrebări despre drepturile dumneavoastră? Juridisch Loket (consiliere juridică):",
    help_free="Aceste numere sunt gratuite.",
    contact_title="Întrebări? Sunați-ne",
    contact="Sunați la {phone}. Plătiți doar costul obișnuit al apelului. Vă ajutăm și în altă limbă.",
    footer="Despre acest site",
    start="Dați un răspuns",
    rights="Datele și drepturile dumneavoastră",
    statement="Accesibilitate",
    mistakes_title="Ceva nu este încă bine completat",
    mistake="Greșeală",
    optional="poate rămâne gol",
    closes_by_itself="Dacă nu faceți nimic timp de {minutes} minute, închidem această pagină. Este mai sigur.",
    closing_title="Mai sunteți aici?",
    closing="Vom închide această pagină. Ce ați scris se va pierde.",
    stay="Da, mai sunt aici",
    months=(
        "ianuarie",
        "februarie",
        "martie",
        "aprilie",
        "mai",
        "iunie",
        "iulie",
        "august",
        "septembrie",
        "octombrie",
        "noiembrie",
        "decembrie",
    ),
    day="{day} {month} {year}",
    at="{day}, ora {time}",
)

_START: Final = StartTexts(
    title="Răspundeți la mesajul nostru",
    lead="Ați primit de la noi un mesaj despre copilul dumneavoastră? Aici îl puteți citi și puteți răspunde.",
    trust="Este gratuit. Nu vă cerem niciodată bani sau date bancare.",
    code_title="Cu codul din scrisoare",
    code="Cod",
    code_hint="Codul este în scrisoare. Spațiile, liniuțele și literele mari nu contează.",
    birth="Data nașterii copilului dumneavoastră",
    birth_hint="Scrisoarea este despre mai mulți copii? Alegeți un copil. De exemplu: 9\u00a04\u00a02016 (ziua, luna, anul).",
    day="Ziua",
    month="Luna",
    year="Anul",
    go_on="Citiți mesajul",
    login_title="Cu DigiD",
    login="Cu DigiD nu aveți nevoie de cod. Uneori vedeți și mai mult.",
    login_button="Intrați cu DigiD",
    no_code_title="Nu aveți cod sau nu merge?",
    no_code="Sunați la {phone} sau scrieți la {address}. Puteți răspunde și așa.",
    silence="Dacă nu răspundeți, asta nu înseamnă că sunteți de acord.",
    watched_title="Se uită cineva la ecran?",
    watched="Alegeți „Ieșire rapidă” sus pe pagină. Ajungeți imediat pe alt site. Browserul poate totuși să țină minte că ați fost aici.",
)

_MISTAKES: Final = MistakeTexts(
    code_missing="Completați codul din scrisoare.",
    code_shape="Acest cod este prea scurt sau prea lung, sau conține un alt semn. Codul are {length} litere și cifre.",
    code_typo="În cod este o greșeală de scriere. Verificați încă o dată literele și cifrele.",
    birth_missing="Completați data nașterii copilului dumneavoastră: ziua, luna și anul.",
    birth_not_a_date="Această dată nu există. Completați ziua, luna și anul cu cifre.",
    birth_in_future="Această dată nu a venit încă. Completați ziua în care s-a născut copilul.",
    answer_missing="Alegeți un răspuns.",
    words_too_long="Textul este prea lung. Puteți folosi cel mult {most} de caractere.",
    knew_missing="Alegeți ce se potrivește cel mai bine. Puteți și să săriți peste această întrebare.",
)

_CALL: Final = "Puteți și să sunați: {phone}."

_TROUBLE: Final = TroubleTexts(
    refused=TroubleText(
        title="Nu putem deschide niciun mesaj",
        text="Nu merge cu acest cod și această dată a nașterii. Poate este o greșeală. Poate codul nu mai este valabil.",
        do="Verificați-le încă o dată pe amândouă. Tot nu merge? Sunați la {phone}.",
    ),
    too_many=TroubleText(
        title="Așteptați puțin",
        text="S-a încercat de prea multe ori deschiderea unui mesaj. De aceea acum nu se poate. Așa vă protejăm mesajul.",
        do="Încercați din nou peste {wait} minute. " + _CALL,
    ),
    too_many_call="Sunați-ne: {phone}.",
    unavailable=TroubleText(
        title="Acum nu funcționează",
        text="Este vina noastră. Nu am păstrat nimic din ce tocmai ați scris.",
        do="Încercați din nou peste câteva minute. " + _CALL,
    ),
    session_over=TroubleText(
        title="Această pagină este închisă",
        text="Nu ați făcut nimic un timp, sau nu ați deschis încă nimic aici. De aceea nu arătăm niciun mesaj.",
        do="Vreți să continuați? Deschideți din nou mesajul.",
    ),
    not_sent="Răspunsul pe care voiați să îl dați nu a ajuns la noi.",
    form_not_ours=TroubleText(
        title="Acest lucru nu a ajuns la noi",
        text="Nu suntem siguri că a venit de pe pagina dumneavoastră. De aceea nu am făcut nimic cu el.",
        do="Începeți din nou. Tot nu merge? Sunați la {phone}.",
    ),
    not_found=TroubleText(
        title="Această pagină nu există",
        text="Poate este o greșeală în adresă.",
        do="Mergeți înapoi la început. " + _CALL,
    ),
    fault=TroubleText(
        title="Ceva nu a mers bine",
        text="Este vina noastră. Nu suntem siguri că răspunsul dumneavoastră a ajuns.",
        do="Deschideți din nou mesajul. Veți vedea dacă avem răspunsul dumneavoastră. " + _CALL,
    ),
    again="Începeți din nou",
    mention="Dacă ne sunați, spuneți acest cod: {code}.",
)

VISIT: Final = VisitTexts(_AROUND, _START, _MISTAKES, _TROUBLE)
