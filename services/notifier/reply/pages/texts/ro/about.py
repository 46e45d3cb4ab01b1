"""Rights and accessibility: in Romanian."""

from typing import Final

from notifier.reply.pages.texts.about_shape import (
    AboutTexts,
    RightsTexts,
    Section,
    StatementTexts,
)

_RIGHTS: Final = RightsTexts(
    title="Datele și drepturile dumneavoastră",
    lead="Aici citiți ce știm despre dumneavoastră, de ce, și ce puteți face.",
    who=Section(
        "Cine suntem?",
        (
            "Suntem {sender}. Scriem persoanelor care au autoritatea părintească (gezag) asupra unui copil, când cineva anunță că un copil se mută în străinătate.",
            "Sunați la {phone} sau scrieți la {address}.",
        ),
    ),
    data=Section(
        "Ce date folosim?",
        (
            "Despre dumneavoastră: numele, adresa și numărul de cetățean (BSN), și că aveți autoritatea părintească.",
            "Despre copilul dumneavoastră: numele, data nașterii, numărul de cetățean și mutarea.",
            "Acestea vin din registrul neerlandez al populației (BRP). La ele se adaugă ce ne răspundeți.",
        ),
    ),
    ground=Section(
        "De ce avem voie?",
        (
            "Fără un temei în lege nu trimitem nimic. Ce temei este nu scrie aici, pentru că poate fi altul în fiecare comună. Sunați-ne și vă spunem.",
        ),
    ),
    hidden=Section(
        "Ce nu vedeți aici și de ce",
        (
            "Nu arătăm niciodată unde locuiește sau va locui cineva. Facem asta pentru siguranța tuturor.",
            "Fără DigiD nu arătăm nici data. O scrisoare poate ajunge la altcineva.",
        ),
    ),
    see=Section(
        "Să vă vedeți datele",
        (
            "Aveți dreptul să știți ce date avem despre dumneavoastră. Sunați-ne sau scrieți-ne.",
            "Uneori nu arătăm ceva, ca să protejăm pe altcineva.",
        ),
    ),
    correct=Section(
        "Ceva nu este corect?",
        (
            "Deschideți mesajul și alegeți: „Acest lucru nu este corect”. Puteți și să sunați.",
            "Este o greșeală în BRP? Cereți comunei să o corecteze.",
        ),
    ),
    object=Section(
        "Opoziție",
        ("Nu vreți să vă folosim datele? Scrieți-ne de ce. Un om se va uita atunci din nou.",),
    ),
    complain=Section(
        "O plângere",
        (
            "Sunați-ne sau scrieți-ne. Am vrea să rezolvăm împreună.",
            "Nu ajută? Dacă este vorba despre date, puteți merge la autoritatea neerlandeză pentru protecția datelor: autoriteitpersoonsgegevens.nl. Dacă este vorba despre cum ne purtăm cu dumneavoastră, puteți merge la ombudsmanul național: nationaleombudsman.nl.",
        ),
    ),
    kept=Section(
        "Cât timp păstrăm acestea?",
        (
            "Nu mai mult decât este nevoie. Sunați-ne sau scrieți-ne și vă spunem cât timp este în cazul dumneavoastră.",
            "Pe telefonul sau calculatorul dumneavoastră nu păstrăm nimic din mesaj.",
        ),
    ),
    cookies=Section(
        "Cookie-uri",
        (
            "Folosim un cookie pentru limba pe care o alegeți și unul cât timp aveți un mesaj deschis. Nu vă urmărim.",
        ),
    ),
)

_STATEMENT: Final = StatementTexts(
    title="Accesibilitatea acestor pagini",
    lead="Oricine trebuie să poată citi un mesaj și să poată răspunde. Măsura este norma EN 301 549, cu WCAG 2.2 nivel A și AA.",
    status=Section(
        "Cum este acum",
        (
            "Stadiul C: primii pași sunt făcuți. Nu știm niciun punct în care o pagină nu corespunde. Dar doar autorii au cercetat paginile.",
        ),
    ),
    tested=Section(
        "Ce a fost testat",
        (
            "Un program (axe) cercetează fiecare pagină într-un browser adevărat, în neerlandeză, engleză și arabă.",
            "Totul merge doar cu tastatura, pe un ecran îngust și fără JavaScript.",
            "Există un buton pentru citirea paginii cu voce tare, dacă telefonul sau calculatorul poate.",
        ),
    ),
    not_tested=Section(
        "Ce nu a fost încă testat",
        (
            "Persoane cu dizabilități nu au încercat încă paginile.",
            "Cititoarele de ecran, cum ar fi VoiceOver și NVDA, nu au fost încă încercate.",
            "Traducerile nu au fost încă verificate de persoane cu acea limbă maternă.",
            "Pagina DigiD nu este a noastră.",
        ),
    ),
    complain=Section(
        "Ceva nu merge?",
        (
            "Sunați la {phone} sau scrieți-ne. Spuneți ce pagină este și ce nu merge.",
            "Nu ajută? Puteți merge la ombudsmanul național sau la Institutul neerlandez pentru Drepturile Omului.",
        ),
    ),
    date="Întocmit de autori la 22 noiembrie 2026.",
)

ABOUT: Final = AboutTexts(_RIGHTS, _STATEMENT)
